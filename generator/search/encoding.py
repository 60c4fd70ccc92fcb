"""Many postings at once → their short strings (`generator.search.postings` has the form and the way back).

Enters: plans and frequencies of many lists, one after the other.
Leaves: a string for each list.

A library of ten thousand plans has fourteen million entries: each is written by a few operations on whole columns, never by a line of Python of its own.
"""

from __future__ import annotations

from itertools import pairwise, starmap
from typing import TYPE_CHECKING

import numpy as np

from generator.search.postings import COMMON_FROM, COMMON_SHARE, ENDS, GOES_ON, TIMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

_ENDS, _GOES_ON, _TIMES = (np.frombuffer(letters.encode(), np.uint8) for letters in (ENDS, GOES_ON, TIMES))


def written(plans: Numbers, times: Numbers, starts: Numbers, everyone: Numbers) -> list[str]:
    """One string for each list of plans.

    Args:
        plans: ordinals of all lists, in order within each.
        times: how often the term stands in each of them.
        starts: where each list begins; none is empty.
        everyone: ordinals of all plans of the library, in order.
    """
    sizes = np.diff(starts, append=len(plans))
    if len(everyone) < COMMON_FROM:
        return list(_strings(plans, times, starts))
    common = sizes > COMMON_SHARE * len(everyone)
    out = list(_strings(plans, np.where(np.repeat(common, sizes), 1, times), starts))
    missing: dict[int, Numbers] = {}
    for at in np.flatnonzero(common).tolist():
        if sizes[at] == len(everyone):
            out[at] = "*"
        elif sizes[at] * 2 <= len(everyone):
            out[at] = "~" + out[at]
        else:
            missing[at] = np.setdiff1d(everyone, plans[starts[at] : starts[at] + sizes[at]], assume_unique=True)
    if missing:
        others = np.concatenate(list(missing.values()))
        begins = np.cumsum([0, *map(len, missing.values())])[:-1]
        for at, text in zip(missing, _strings(others, np.ones_like(others), begins), strict=True):
            out[at] = "!" + text
    return out


def _strings(plans: Numbers, times: Numbers, starts: Numbers) -> Iterator[str]:
    """Steps between plans, each with its frequency where that is not one."""
    passed = np.diff(plans, prepend=-1) - 1
    passed[starts] = plans[starts]
    rest, last = np.divmod(passed, len(ENDS))
    again = times - 2
    digits, counts = _digits_of(rest, len(GOES_ON)), _digits_of(again, len(TIMES)) + (again == 0)
    offsets = np.cumsum(digits + counts + 1)
    letters = np.empty(int(offsets[-1]) if len(offsets) else 0, np.uint8)
    at_end = offsets - counts - 1
    letters[at_end] = _ENDS[last]
    _fill(letters, at_end - 1, rest, digits, _GOES_ON)
    _fill(letters, offsets - 1, again, counts, _TIMES)
    text = letters.tobytes().decode("ascii")
    bounds = np.concatenate((offsets[starts] - (digits + counts + 1)[starts], offsets[-1:])).tolist()
    return starmap(lambda begin, end: text[begin:end], pairwise(bounds))


def _digits_of(values: Numbers, base: int) -> Numbers:
    """How many digits each value above 0 has; none for the others."""
    counts = (values > 0).astype(np.int64)
    power = base
    while (larger := values >= power).any():
        counts += larger
        power *= base
    return counts


def _fill(letters: NDArray[np.uint8], ends: Numbers, values: Numbers, counts: Numbers, alphabet: NDArray[np.uint8]) -> None:
    """Write the digits of each value, the last one at its end."""
    place = 0
    while (here := np.flatnonzero(counts > place)).size:
        letters[ends[here] - place] = alphabet[values[here] // len(alphabet) ** place % len(alphabet)]
        place += 1
