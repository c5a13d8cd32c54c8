"""Pages that the theme fills: index, archive, categories, tags, authors, and what is not found."""
