"""A build that would come out as the last one did is not done again: its files are put in their places."""
