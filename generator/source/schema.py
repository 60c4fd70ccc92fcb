"""What a front matter may say. pydantic lives in this module alone: import it late, it costs 80 ms.

Enters: a `FrontMatter` and the path of its file below the plans folder.
Leaves: `PlanMetadata`, or every problem at once with its place; `json_schema()` for editors.

Values arrive as text, None, lists and mappings. Text is made normal and its blanks collapsed. Dates are read as `2025`, `2025-01`,
`2025-01-08`, `08/01/2025`, `01/2025`, and are refused when there is no such day.
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from generator import model, urls
from generator.diagnostics import Severity
from generator.model import Edition, PartialDate, PlanMetadata, Status
from generator.source.hazards import find_markup
from generator.source.problems import Problems
from generator.source.wording import explain
from generator.text import collapse, is_usual, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePosixPath

    from generator.diagnostics import Diagnostic
    from generator.source.front_matter import FrontMatter, KeyPath, Value

MAX_TEXT = 2000
MAX_ITEMS = 500
_FIRST_YEAR, _LAST_YEAR = 1900, 2199

_ISO_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?", re.ASCII)
_VIETNAMESE_DATE = re.compile(r"(?:(?P<day>\d{1,2})[/.-])?(?P<month>\d{1,2})[/.-](?P<year>\d{4})", re.ASCII)


def _clean(value: object) -> object:
    return collapse(value if is_usual(value) else normalise(value).text) if isinstance(value, str) else value


def _blank_is_none(value: object) -> object:
    """A number left blank is no number."""
    return None if isinstance(value, str) and not value.strip() else value


def _date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("date_type", "not a date")
    found = _ISO_DATE.fullmatch(value.strip()) or _VIETNAMESE_DATE.fullmatch(value.strip())
    if not found:
        raise PydanticCustomError("date_shape", "not a date")
    day, month, year = (int(found[name]) if found[name] else None for name in ("day", "month", "year"))
    assert year is not None
    date = PartialDate(year, month, day)
    if not date.valid or not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise PydanticCustomError("date_impossible", "no such day")
    return date


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _address(value: object) -> str:
    """An address as a link or a file name gives it, without slashes at the ends."""
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "not text")
    address = value.strip().strip("/").removesuffix(".md")
    if not address or not all(urls.is_address_part(part) for part in address.split("/")):
        raise PydanticCustomError("address_shape", "not an address")
    if address.split("/")[0] in urls.RESERVED:
        raise PydanticCustomError("address_reserved", "reserved")
    return address


def _web_link(value: str) -> str:
    try:
        parts = urlsplit(value)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in value
    except ValueError:
        good = False
    if not good:
        raise PydanticCustomError("url_shape", "not a web address")
    return value


def _digest(value: str) -> str:
    if not re.fullmatch(r"[0-9a-fA-F]{64}", value):
        raise PydanticCustomError("sha256_shape", "not a SHA-256")
    return value.lower()


def _beside(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*\.goc\.(?:" + "|".join(model.KEPT_SUFFIXES) + ")", value):
        raise PydanticCustomError("kept_shape", "not a name of a kept paper")
    return value


Text = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT), BeforeValidator(_clean)]
Number = Annotated[Text | None, BeforeValidator(_blank_is_none)]
Date = Annotated[
    PartialDate,
    PlainValidator(_date),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^(\d{4}(-\d{1,2}(-\d{1,2})?)?|(\d{1,2}[/.-])?\d{1,2}[/.-]\d{4})$",
            "description": "2025, 2025-01, 2025-01-08 hoặc 08/01/2025: chính xác tới đâu ghi tới đó.",
        }
    ),
]
Address = Annotated[str, PlainValidator(_address), WithJsonSchema({"type": "string", "pattern": "^/?[a-z0-9-]+(/[a-z0-9-]+)*/?$"})]
Link = Annotated[Text, AfterValidator(_web_link)]
Digest = Annotated[Text, AfterValidator(_digest)]
Beside = Annotated[Text, AfterValidator(_beside)]


class _Group(BaseModel):
    """A mapping with fixed keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class _Place(_Group):
    province: Text | None = Field(None, description="Tỉnh, thành phố, theo tên in trên giấy.")
    district: Text | None = Field(None, description="Quận, huyện, thị xã.")
    commune: Text | None = Field(None, description="Xã, phường, thị trấn.")


class _Period(_Group):
    start: Date | None = Field(None, alias="from", description="Bắt đầu.")
    end: Date | None = Field(None, alias="until", description="Kết thúc; null khi để ngỏ.")
    end_event: Text | None = Field(None, alias="until_event", description="Sự kiện kết thúc kế hoạch khi giấy không ghi ngày.")


class _Signatory(_Group):
    name: Text | None = Field(None, description="Họ và tên người ký.")
    capacity: Text | None = Field(None, description="TM., KT., TL. … nếu có.")
    position: Text | None = Field(None, description="Chức vụ.")


class _Source(_Group):
    file: Text | None = Field(None, description="Tên tệp của văn bản gốc.")
    url: Link | None = Field(None, description="Địa chỉ web của văn bản gốc.")
    sha256: Digest | None = Field(None, description="Mã SHA-256 của tệp gốc.")
    kept: Beside | None = Field(None, description="Tên tệp gốc nằm cạnh tệp kế hoạch, để người đọc tải về; chỉ với bản toàn văn.")


class _Relation(_Group):
    type: Literal["replaces", "amends", "corrects", "issued_by"] = Field(
        description="Thay thế, sửa đổi, đính chính, được ban hành kèm theo."
    )
    of: Text = Field(description="Văn bản kia, như giấy ghi.")


class _Correction(_Group):
    printed: Text = Field(description="Chữ in trên giấy.")
    meant: Text = Field(description="Chữ đúng ra phải là.")
    at: Text | None = Field(None, description="Mục chứa chữ ấy, ví dụ II.2.")


class _Override(_Group):
    kind: model.OverrideKind = Field(description="Loại: citation, anniversary, campaign, target, assignment, deadline …")
    at: Text | None = Field(None, description="Mục, ví dụ II.2.")
    printed: Text | None = Field(None, description="Chữ in trên giấy.")
    nth: Annotated[int, Field(ge=1, le=10_000, description="Lần xuất hiện thứ mấy.")] = 1
    set: Annotated[dict[Text, Text], Field(max_length=20, description="Giá trị do người ghi.")] = {}
    add: Annotated[dict[Text, Text], Field(max_length=20, description="Thêm một kết quả cho chữ in ở mục at.")] = {}
    drop: bool = Field(default=False, description="Bỏ kết quả nhận dạng này.")


class _Withdrawn(_Group):
    on: Date = Field(description="Ngày rút.")
    reason: Text = Field(description="Lý do.")


class _FrontMatter(_Group):
    """The whole front matter, keys in the order they are written."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Phần đầu của một kế hoạch")

    id: Text = Field(description="Đường dẫn của tệp, dấu / thay bằng dấu -.")
    kind: Text = Field(description="Tên loại văn bản: Kế hoạch.")
    number: Number = Field(description="Số, ký hiệu như giấy ghi; null khi giấy để trống.")
    symbol: Text | None = Field(None, description="Ký hiệu sau chỗ để trống của số: KH-UBND.")
    issued_on: Date | None = Field(description="Ngày ban hành, chính xác như giấy; null khi không rõ.")
    issued_at: Text | None = Field(None, description="Địa danh trước ngày tháng.")
    issuer: Annotated[tuple[Text, ...], BeforeValidator(_one_or_many), Field(min_length=1, max_length=20)] = Field(
        description="Cơ quan ban hành; nhiều cơ quan thì mỗi cơ quan một dòng."
    )
    place: _Place | None = Field(None, description="Địa phương của cơ quan ban hành.")
    title: Text = Field(description="Trích yếu.")
    short_title: Text | None = Field(None, description="Tên ngắn cho danh sách.")
    period: _Period | None = Field(None, description="Thời gian thực hiện.")
    signatory: _Signatory | None = Field(None, description="Người ký.")
    edition: Edition = Field(Edition.FULL, description="full: nguyên văn; condensed: bản tóm lược.")
    status: Status = Field(Status.PUBLISHED, description="published: công bố; draft: bản nháp.")
    source: _Source | None = Field(None, description="Văn bản gốc.")
    relations: Annotated[tuple[_Relation, ...], Field(max_length=MAX_ITEMS)] = ()
    aliases: Annotated[tuple[Address, ...], Field(max_length=MAX_ITEMS)] = ()
    corrections: Annotated[tuple[_Correction, ...], Field(max_length=MAX_ITEMS)] = ()
    overrides: Annotated[tuple[_Override, ...], Field(max_length=MAX_ITEMS)] = ()
    withdrawn: _Withdrawn | None = Field(None, description="Đã rút: trang còn lại lời báo.")


def validate(front: FrontMatter, path: PurePosixPath) -> tuple[PlanMetadata | None, tuple[Diagnostic, ...]]:
    """Check a front matter; None when it has an error. `path` is the file's path below the plans folder."""
    problems = Problems(path=str(path), lines=front.lines)
    checked = None
    try:
        checked = _FrontMatter.model_validate(front.values)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            explain(dict(fault), front, problems, known=_known_keys())
    _check_id(front, path, problems)
    _check_together(front, checked, path, problems)
    _check_markup(front, problems)
    if checked is None or problems.fatal:
        return None, tuple(problems.found)
    return _metadata(checked), tuple(problems.found)


def json_schema() -> dict[str, Any]:
    """JSON Schema of the front matter, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_FrontMatter.model_json_schema(by_alias=True)}


def plan_id(path: PurePosixPath) -> str:
    """The id a plan at this path must have."""
    return str(path.with_suffix("")).replace("/", "-")


def _check_id(front: FrontMatter, path: PurePosixPath, problems: Problems) -> None:
    given, wanted = front.values.get("id"), plan_id(path)
    if isinstance(given, str) and given and given != wanted:
        line, column = front.place(("id",))
        problems.add(
            "K138",
            f"id “{given}” không khớp đường dẫn của tệp.",
            f"Ghi: id: {wanted} (hoặc đưa tệp về đúng chỗ của nó).",
            line=line,
            column=column,
        )


def _check_together(front: FrontMatter, checked: _FrontMatter | None, path: PurePosixPath, problems: Problems) -> None:
    """Values that are right alone and wrong together."""
    place = front.values.get("place")
    named = {key for key, value in place.items() if value} if isinstance(place, dict) else set()
    if not place and path.parts[0] != urls.CENTRAL and "place" not in front.broken:
        line, column = front.place(("place",))
        hint = "Thêm place: với province: (và district:, commune: nếu có); cơ quan trung ương thì để tệp dưới trung-uong/."
        problems.add("K139", "Không ghi địa phương của cơ quan ban hành.", hint, line=line, column=column, severity=Severity.WARNING)
    elif named & {"district", "commune"} and "province" not in named and "province" not in front.broken:
        line, column = front.place(("place",))
        problems.add("K139", "Có huyện hoặc xã mà không có tỉnh.", "Thêm province: vào nhóm place.", line=line, column=column)
    if checked is None:
        return
    period = checked.period
    if period and period.start and period.end:
        first, last = period.start.first_day(), period.end.last_day()
        if first and last and first > last:
            line, column = front.place(("period", "until"))
            hint = "Xem lại from: và until: trong nhóm period."
            problems.add("K139", "Thời gian thực hiện kết thúc trước khi bắt đầu.", hint, line=line, column=column)
    for index, override in enumerate(checked.overrides):
        if bool(override.set) + bool(override.add) + override.drop != 1:
            line, column = front.place(("overrides", index))
            hint = "Ghi set: với giá trị đúng, add: để thêm điều phần mềm bỏ sót, hoặc drop: true để bỏ kết quả nhận dạng."
            problems.add("K139", "Mỗi mục của overrides cần đúng một trong ba: set, add hoặc drop.", hint, line=line, column=column)


def _check_markup(front: FrontMatter, problems: Problems) -> None:
    for path, text in _texts(front.values, ()):
        for markup in find_markup(text) if "<" in text else ():
            line, column = front.place(path)
            # The value may be quoted or run over lines: look for the tag itself from where the value begins.
            column = max(
                front.lines[line - 1].find(text[markup.position : markup.position + len(markup.shown) - 1], column - 1) + 1, column
            )
            problems.add_markup("K140", markup, line=line, column=column)


def _texts(value: Value, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _texts(child, (*path, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _texts(child, (*path, index))


@lru_cache(maxsize=1)
def _known_keys() -> dict[str, tuple[str, ...]]:
    """Keys of each group by the name of the group, the top level as the empty name."""
    groups: dict[str, type[_Group]] = {
        "": _FrontMatter,
        "place": _Place,
        "period": _Period,
        "signatory": _Signatory,
        "source": _Source,
        "relations": _Relation,
        "corrections": _Correction,
        "overrides": _Override,
        "withdrawn": _Withdrawn,
    }
    return {name: tuple(f.alias or key for key, f in group.model_fields.items()) for name, group in groups.items()}


def _metadata(checked: _FrontMatter) -> PlanMetadata:
    """The same facts without pydantic; groups that say nothing are None. What thousands of plans say alike is one object, and stays one where it is kept."""
    period, signatory, source, withdrawn = checked.period, checked.signatory, checked.source, checked.withdrawn
    return PlanMetadata(
        id=checked.id,
        kind=intern(checked.kind),
        number=checked.number,
        symbol=checked.symbol,
        issued_on=checked.issued_on,
        issued_at=checked.issued_at and intern(checked.issued_at),
        issuers=tuple(map(intern, checked.issuer)),
        place=model.PlaceNames(**checked.place.__dict__) if checked.place else model.PlaceNames(),
        title=checked.title,
        short_title=checked.short_title,
        period=model.Period(**period.__dict__) if period and any(period.__dict__.values()) else None,
        signatory=model.Signatory(**signatory.__dict__) if signatory and any(signatory.__dict__.values()) else None,
        edition=checked.edition,
        status=checked.status,
        source=model.SourceReference(**source.__dict__) if source and any(source.__dict__.values()) else None,
        relations=tuple(model.Relation(**r.__dict__) for r in checked.relations),
        aliases=checked.aliases,
        corrections=tuple(model.Correction(**c.__dict__) for c in checked.corrections),
        overrides=tuple(
            model.Override(**{**o.__dict__, "set": tuple(o.set.items()), "add": tuple(o.add.items())}) for o in checked.overrides
        ),
        withdrawn=model.Withdrawn(**withdrawn.__dict__) if withdrawn else None,
    )
