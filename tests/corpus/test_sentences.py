"""Whose words a plan repeats: the level above and the year before, nobody else."""

from __future__ import annotations

from generator.corpus.sentences import shared_sentences
from generator.extract.annotate import annotate
from generator.model import AnnotatedPlan, SharedSentences
from tests.bodies import Unit
from tests.factories import make_corpus, make_metadata, make_plan

SENTENCES = tuple(
    f"Mỗi thôn {work} xong trước mùa mưa, có người đứng tên chịu trách nhiệm với dân"
    for work in ("nạo vét mương", "trồng lại hàng rào", "lát đường ngõ", "sửa nhà văn hóa", "dọn bãi rác cũ")
)


def _plan(path: str, day: str, sentences: tuple[str, ...]) -> AnnotatedPlan:
    province, *below = path.split("/")[:-2]
    metadata = make_metadata(id=path.replace("/", "-").removesuffix(".md"), issued_on=day, issuers=(f"UBND {below or province}",))
    return annotate(make_plan(metadata=metadata, path=path, units=(Unit("I", "NỘI DUNG", "".join(f"{s}. " for s in sentences).strip()),)))


def _shared(*plans: AnnotatedPlan) -> dict[str, tuple[SharedSentences, ...]]:
    corpus = make_corpus(plans=plans)
    return shared_sentences(corpus.plans, corpus.places, corpus.neighbours)


ABOVE = _plan("lao-cai/2024/tinh.md", "2024-01-10", SENTENCES)


def test_the_plan_of_the_level_above_is_named() -> None:
    """A reader sees how much of a district's plan is the province's."""
    district = _plan(
        "lao-cai/huyen-bat-xat/2024/huyen.md",
        "2024-02-01",
        (*SENTENCES[:4], "Huyện có thêm mười hai điểm chợ phiên họp vào sáng chủ nhật hằng tuần"),
    )
    assert _shared(ABOVE, district) == {
        "lao-cai-huyen-bat-xat-2024-huyen": (SharedSentences(plan_id="lao-cai-2024-tinh", sentences=4, of=5, above=True),)
    }


def test_last_years_plan_of_the_office_is_named() -> None:
    """And how much of this year's plan is last year's; the older one repeats nobody."""
    again = _plan("lao-cai/2025/tinh.md", "2025-01-12", SENTENCES)
    assert _shared(ABOVE, again) == {"lao-cai-2025-tinh": (SharedSentences(plan_id="lao-cai-2024-tinh", sentences=5, of=5, above=False),)}


def test_strangers_and_chance_are_not_named() -> None:
    """Another province's words, a later plan above, and two sentences alone say nothing."""
    elsewhere = _plan("ca-mau/huyen-nam-can/2024/huyen.md", "2024-02-01", SENTENCES)
    earlier = _plan("lao-cai/huyen-bat-xat/2023/huyen.md", "2023-02-01", SENTENCES)
    few = _plan("lao-cai/huyen-sa-pa/2024/huyen.md", "2024-02-01", SENTENCES[:2])
    assert _shared(ABOVE, elsewhere, earlier, few) == {}
