"""From the tree to HTML, to a table of contents, to plain data."""
