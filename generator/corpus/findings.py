"""What the library as a whole shows to be doubtful, as diagnostics.

Enters: plans, resolved citations, directives.
Leaves: `K401` a citation that cannot be read, `K402` dates of one document that disagree, `K403` two plans with one number. The first
two are notes: the paper says what it says, and no file has to change; the third is a warning, for one of the files is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import registry
from generator.corpus.resolve import library_claims
from generator.diagnostics import Diagnostic, Location, Severity
from generator.model import TITLE_PATH, Unresolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.corpus.resolve import Resolved
    from generator.model import AnnotatedPlan, Citation, Directive, DirectiveKey


def findings(
    plans: Sequence[AnnotatedPlan],
    resolved: Mapping[str, Sequence[Resolved]],
    directives: Mapping[DirectiveKey, Directive],
    library: Mapping[DirectiveKey, str],
) -> tuple[Diagnostic, ...]:
    """Everything doubtful, by file and place in it."""
