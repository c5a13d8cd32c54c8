"""``mkdocs serve``: what a save changes is shown at once, problems stand on the page, the server goes on."""
