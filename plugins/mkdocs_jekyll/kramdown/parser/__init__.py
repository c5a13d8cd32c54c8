"""From text to the tree of elements."""
