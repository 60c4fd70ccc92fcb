"""AnnotatedPlan* → Corpus: referents, back-links, groupings."""
