"""The bridge to MkDocs and Material: files, pages, navigation, views and templates."""
