"""The ``mkdocs-jekyll`` command."""
