"""Exports: plain folders of Markdown."""
