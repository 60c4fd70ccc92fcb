"""Votes for the level of the office that issued a paper.

Enters: votes, each with a weight and the words behind it. Leaves: the level with most votes, its words and its strength; nothing under three.
"""

from __future__ import annotations

LEVELS = ("province", "district", "commune")


class Ballot:
    """Votes for the level of the office, with the words behind each."""

    def __init__(self, *, two_tiers: bool) -> None:
        self.two_tiers = two_tiers
        """Since 01/7/2025 there is no district: what goes to communes comes from a province."""
        self.votes: dict[str, float] = dict.fromkeys(LEVELS, 0.0)
        self.why: dict[str, list[str]] = {level: [] for level in LEVELS}

    def add(self, level: str | None, weight: float, reason: str) -> None:
        """One vote; for no known level it is dropped."""
        if level == "district" and self.two_tiers:
            level = "province"
        if level in self.why:
            self.votes[level] += weight
            if reason not in self.why[level]:
                self.why[level].append(reason)

    def result(self) -> tuple[str | None, list[str], float]:
        """The level with most votes, the words for it, and how strong it is; nothing under three."""
        best = max(LEVELS, key=lambda level: self.votes[level])
        return (best, self.why[best], self.votes[best]) if self.votes[best] >= 3 else (None, [], 0.0)
