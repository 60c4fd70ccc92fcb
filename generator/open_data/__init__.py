"""What other sites and programs take from the library: embeds, feeds, JSON, links in a form to copy. Only this room knows the names in these files."""
