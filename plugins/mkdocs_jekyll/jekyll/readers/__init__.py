"""From folders to the model: each reader takes a part of the source and gives back data."""
