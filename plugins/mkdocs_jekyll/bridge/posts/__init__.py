"""A post, and what stands around its text."""
