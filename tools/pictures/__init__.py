"""The example blog's pictures, as SVG written in Python."""
