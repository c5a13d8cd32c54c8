"""A site as a plain folder of Markdown with front matter, for builders that run no plugins."""
