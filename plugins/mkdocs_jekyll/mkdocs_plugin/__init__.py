"""The MkDocs plugin: files, pages, navigation, views, templates and search for MkDocs and Material."""
