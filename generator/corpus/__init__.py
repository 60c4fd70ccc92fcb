"""PlanRecord* → Corpus: referents, back-links, groupings."""
