"""Bytes of a paper → ImportedText."""
