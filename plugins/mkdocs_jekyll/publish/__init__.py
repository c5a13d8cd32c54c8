"""The site as it is to be published, whoever builds it: facts of posts, URLs, views, comments as data."""
