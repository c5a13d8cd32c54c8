"""Search: settings of the theme's search for Chinese, and search without a server."""
