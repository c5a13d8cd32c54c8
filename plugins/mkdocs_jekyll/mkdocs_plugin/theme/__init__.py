"""The theme: our templates, palette, icons and settings of MkDocs that follow from the site."""
