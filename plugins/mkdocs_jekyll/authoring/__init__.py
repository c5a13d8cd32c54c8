"""Files that commands write for authors: a project's settings, posts. Needs no MkDocs and no terminal."""
