"""Tests of the keys that tell events apart, known or not."""

from __future__ import annotations

import pytest

from generator.authorities import EventKey, event_key, match_event, same_event
from generator.model import PartialDate

DAY = PartialDate.parse("2003-05-16")


def key(name: str, day: str | None = "2003-05-16", place: str | None = None) -> EventKey:
    """Key of an event, of one day unless another is given."""
    return event_key(name, PartialDate.parse(day) if day else None, place=place)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        pytest.param("Ngày tái lập huyện Tây Hạ", None, id="refounding"),
        pytest.param("kỷ niệm 20 năm thành lập huyện Tây Hạ (16/5/2003 - 16/5/2023)", None, id="years-and-dates"),
        pytest.param("Ngày truyền thống huyện Tây Hạ", None, id="tradition"),
        pytest.param("chia tách và tái lập huyện Tây Hạ", None, id="parting"),
        pytest.param("thành lập Tây Hạ", None, id="no-level"),
        pytest.param("Ngày thành lập huyện", "phu-yen/huyen-tay-ha/xa-an-tho", id="own-district"),
    ],
)
def test_one_founding_in_many_words(name: str, place: str | None) -> None:
    """A unit founded on a day is one event, whatever a paper calls it."""
    assert key(name, place=place) == key("Ngày thành lập huyện Tây Hạ")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        pytest.param("Ngày thành lập huyện Tây Hạ", "1908-01-01", id="another-day"),
        pytest.param("Ngày thành lập huyện Đông Hạ", "2003-05-16", id="another-unit"),
        pytest.param("Ngày giải phóng huyện Tây Hạ", "2003-05-16", id="another-happening"),
        pytest.param("Ngày thành lập Hội Làm vườn huyện Tây Hạ", "2003-05-16", id="a-body-of-the-unit"),
        pytest.param("Ngày hội trồng rừng", "2003-05-16", id="no-founding"),
    ],
)
def test_other_events(name: str, day: str) -> None:
    """Day, unit and happening tell events apart."""
    assert key(name, day) != key("Ngày thành lập huyện Tây Hạ")
    assert not same_event(key(name, day), key("Ngày thành lập huyện Tây Hạ"))


def test_known_events_are_keyed_by_their_slug() -> None:
    """Their days and wordings do not count."""
    assert key("Ngày Quốc khánh", "1945-09-02") == key("Quốc khánh nước CHXHCN Việt Nam", None) == EventKey(slug="quoc-khanh")


def test_a_day_that_one_paper_leaves_out() -> None:
    """Founding of one unit, once with its day; of two papers without days the words decide."""
    assert same_event(key("thành lập huyện Tây Hạ", None), key("tái lập Tây Hạ"))
    assert same_event(key("tái lập huyện Tây Hạ"), key("thành lập huyện Tây Hạ", None))
    assert not same_event(key("thành lập huyện Tây Hạ", None), key("thành lập huyện Đông Hạ", None))
    assert not same_event(key("Ngày hội trồng rừng"), key("Ngày hội trồng cây", None))


@pytest.mark.parametrize(
    ("name", "place", "words"),
    [
        pytest.param("thành lập tỉnh", "phu-yen/huyen-tay-ha", "phu yen", id="province"),
        pytest.param("thành lập thành phố", "can-tho", "can tho", id="city-of-the-centre"),
        pytest.param("thành lập thành phố", "phu-yen/tp-tay-ha", "tay ha", id="city-of-a-province"),
        pytest.param("thành lập thị xã", "phu-yen/tx-tay-ha", "tay ha", id="town"),
        pytest.param("thành lập huyện", "phu-yen/tx-tay-ha", "huyen", id="another-level"),
    ],
)
def test_the_papers_own_unit(name: str, place: str, words: str) -> None:
    """A level without a name means the paper's own unit of that level."""
    assert key(name, place=place).words == words


def test_founding_anew_is_the_founding_of_that_day_only() -> None:
    """A province founded in 1831 and again in 1997: the day tells which is meant, without it neither is."""
    again = PartialDate.parse("1997-01-01")
    found = match_event("Ngày thành lập tỉnh Bắc Giang", again)
    assert found == match_event("tái lập tỉnh Bắc Giang")
    assert found is not None
    assert match_event("Ngày thành lập tỉnh Bắc Giang") is None
    assert match_event("Ngày thành lập tỉnh Bắc Giang", PartialDate.parse("1895-10-10")) is None
    assert match_event("Ngày thành lập tỉnh Bắc Giảng", again) == found, "a tone that was lost or added does not count"
    assert match_event("Ngày thành lập tỉnh Bắc Giăng", again) is None, "another letter makes another place"
