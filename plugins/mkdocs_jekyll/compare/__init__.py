"""Two builds of one site, compared: addresses, texts, facts and feeds. Knows neither Jekyll nor MkDocs."""
