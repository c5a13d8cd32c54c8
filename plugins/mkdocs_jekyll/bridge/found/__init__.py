"""For machines and for the search box: heads of pages, feeds, sitemaps, the search index."""
