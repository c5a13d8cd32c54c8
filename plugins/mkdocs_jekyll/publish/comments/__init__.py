"""Comment systems: their settings, identifiers, and the threads of one page."""
