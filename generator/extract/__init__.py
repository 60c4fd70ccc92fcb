"""Plan → AnnotatedPlan: citations, anniversaries, periods, with spans."""
