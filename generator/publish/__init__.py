"""Pages and files on disk: temporary folder, then swap."""
