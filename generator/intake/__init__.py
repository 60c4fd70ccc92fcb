"""ImportedText → plan source file and report."""
