"""What a site says of itself: its words, colours, pictures, accounts, counters."""
