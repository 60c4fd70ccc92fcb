"""Kế hoạch mở: from a signed paper to a public, linked, searchable library."""

__version__ = "0.1.0"
