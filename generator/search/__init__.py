"""Text → tokens, postings, answers."""
