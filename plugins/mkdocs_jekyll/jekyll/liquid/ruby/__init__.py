"""Values as Ruby shows, compares and counts them: what templates were written against."""
