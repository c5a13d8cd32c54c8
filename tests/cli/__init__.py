"""The mkdocs-jekyll command."""
