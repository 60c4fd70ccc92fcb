"""Plan files → PlanSource: read, checked, every problem collected."""
