"""Corpus → pages, stamped into shells."""
