"""PlanSource → Plan: numbering, provisions, letterhead, signature."""
