"""Vietnamese sentences for what the schema refuses.

Enters: one fault as pydantic gives it (`type`, `loc`, `input`, `ctx`), the front matter with its places.
Leaves: one diagnostic with the nearest known place, the sentence and the way out.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.source.front_matter import FrontMatter, KeyPath
    from generator.source.problems import Problems

_EXAMPLES = {
    "id": "id: tinh/nam/ten-ke-hoach, dấu / thay bằng dấu -",
    "kind": "kind: Kế hoạch",
    "number": "number: 0124/KH-UBND (giấy để trống số thì ghi number: null)",
    "issued_on": "issued_on: 2025-01-08 (không rõ ngày thì ghi 2025-01 hoặc 2025, không rõ gì thì ghi null)",
    "issuer": "issuer: UBND tỉnh …",
    "title": 'title: "Phát động phong trào thi đua …"',
    "type": "type: replaces (hoặc amends, corrects, issued_by)",
    "of": "of: Kế hoạch số … ngày …",
    "printed": "printed: chữ in trên giấy",
    "meant": "meant: chữ đúng",
    "on": "on: 2025-01-08",
    "reason": "reason: lý do rút",
}
_GROUPS = {
    "place": "province:, district:, commune:",
    "period": "from:, until:, until_event:",
    "signatory": "name:, capacity:, position:",
    "source": "file:, url:, sha256:",
    "withdrawn": "on:, reason:",
}
_MEANINGS = {
    "full": "full (nguyên văn)",
    "condensed": "condensed (bản tóm lược)",
    "published": "published (công bố)",
    "draft": "draft (bản nháp)",
    "replaces": "replaces (thay thế)",
    "amends": "amends (sửa đổi, bổ sung)",
    "corrects": "corrects (đính chính)",
    "issued_by": "issued_by (ban hành kèm theo)",
}
_DATE_HINT = "Ghi năm-tháng-ngày như 2025-11-18, hoặc 2025-11, hoặc 2025; viết 18/11/2025 cũng được."
_LIST_TYPES = frozenset({"list_type", "tuple_type"})
_GROUP_TYPES = frozenset({"model_type", "model_attributes_type", "dict_type"})

_SIMPLE: dict[str, tuple[str, str, str]] = {
    "date_type": ("K132", "“{name}” phải là một ngày.", _DATE_HINT),
    "date_shape": ("K134", "“{name}: {value}” không phải một ngày đọc được.", _DATE_HINT),
    "date_impossible": (
        "K133",
        "“{name}: {value}”: không có ngày này.",
        f"Xem lại giấy; chỉ chắc tháng hoặc năm thì ghi tháng hoặc năm. {_DATE_HINT}",
    ),
    "string_too_short": ("K136", "“{name}” để trống.", "Ghi giá trị, hoặc xóa dòng này nếu giấy không có."),
    "string_too_long": ("K137", "“{name}” quá dài (nhiều nhất {max_length} ký tự).", "Rút gọn; phần văn bản thì để dưới dòng --- thứ hai."),
    "too_long": ("K137", "“{name}” có quá nhiều phần tử (nhiều nhất {max_length}).", "Bớt phần tử trong danh sách này."),
    "too_short": ("K136", "“{name}” để trống.", "Ghi ít nhất một giá trị."),
    "int_parsing": ("K132", "“{name}: {value}” phải là một số nguyên.", "Ghi một số như 1."),
    "int_type": ("K132", "“{name}” phải là một số nguyên.", "Ghi một số như 1."),
    "int_parsing_size": ("K132", "“{name}” là một số quá lớn.", "Ghi một số như 1."),
    "greater_than_equal": ("K132", "“{name}: {value}” phải từ {ge} trở lên.", "Đếm từ 1."),
    "less_than_equal": ("K132", "“{name}: {value}” quá lớn.", "Ghi nhiều nhất là {le}."),
    "bool_parsing": ("K132", "“{name}: {value}” phải là true hoặc false.", "Ghi true hoặc false."),
    "bool_type": ("K132", "“{name}” phải là true hoặc false.", "Ghi true hoặc false."),
    "address_shape": (
        "K139",
        "“{value}” không phải địa chỉ của một kế hoạch.",
        "Ghi đường dẫn cũ như dak-nong/2025/ten-ke-hoach: chữ thường không dấu, số và dấu -.",
    ),
    "address_reserved": ("K139", "“{value}” nằm trong thư mục dành cho trang chung.", "Chỉ ghi địa chỉ cũ của chính kế hoạch này."),
    "url_shape": ("K139", "“{value}” không phải địa chỉ web.", "Ghi địa chỉ bắt đầu bằng https:// hoặc http://."),
    "sha256_shape": (
        "K139",
        "“{value}” không phải mã SHA-256.",
        "Mã gồm 64 chữ số và chữ từ a đến f; chạy sha256sum trên tệp gốc để lấy mã.",
    ),
    "kept_shape": (
        "K139",
        "“{value}” không phải tên một tệp gốc nằm cạnh tệp kế hoạch.",
        "Ghi tên như 0124-kh-ubnd.goc.docx (.docx, .doc, .rtf, .odt, .pdf, .txt hoặc ảnh), hoặc xóa dòng này.",
    ),
}


def explain(fault: Mapping[str, Any], front: FrontMatter, problems: Problems, *, known: Mapping[str, tuple[str, ...]]) -> None:
    """Add the diagnostic of one fault; `known` has the keys of each group."""
    loc: KeyPath = tuple(fault["loc"])
    kind = str(fault["type"])
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    if kind == "missing":
        _missing(loc, front, problems)
    elif kind == "extra_forbidden":
        _unknown(loc, front, problems, known)
    elif fault["input"] is None:
        line, column = front.place(loc)
        hint = f"Ghi giá trị, ví dụ {_EXAMPLES[name]}." if name in _EXAMPLES else "Ghi giá trị, hoặc xóa dòng này."
        problems.add("K136", f"“{name}” để trống.", hint, line=line, column=column)
    elif kind in {"enum", "literal_error"}:
        _not_a_choice(fault, name, front, problems)
    elif kind in _SIMPLE:
        code, message, hint = _SIMPLE[kind]
        words = {**fault.get("ctx", {}), "name": name, "value": _shorten(fault["input"])}
        line, column = front.place(loc)
        problems.add(code, message.format_map(words), hint.format_map(words), line=line, column=column)
    else:
        _wrong_type(kind, loc, name, front, problems)


def _missing(loc: KeyPath, front: FrontMatter, problems: Problems) -> None:
    name = str(loc[-1])
    if name in front.broken:
        return  # the line is there, and what is wrong with it has been said
    line, column = front.place(loc[:-1])
    if len(loc) == 1:
        line, column = 1, 1
    where = f" trong nhóm “{next(p for p in reversed(loc[:-1]) if isinstance(p, str))}”" if len(loc) > 1 else ""
    problems.add("K130", f"Thiếu mục “{name}”{where}.", f"Thêm dòng {_EXAMPLES.get(name, name + ': …')}.", line=line, column=column)


def _unknown(loc: KeyPath, front: FrontMatter, problems: Problems, known: Mapping[str, tuple[str, ...]]) -> None:
    name = str(loc[-1])
    group = next((p for p in reversed(loc[:-1]) if isinstance(p, str)), "")
    line, column = front.place(loc, of_key=True)
    siblings = known.get(group, ())
    near = difflib.get_close_matches(name.lower(), siblings, n=1, cutoff=0.6)
    home = next((g for g, keys in known.items() if name in keys), None)
    if near:
        hint = f"Có phải bạn muốn viết “{near[0]}”?"
    elif home is not None:
        hint = f"“{name}” thuộc nhóm “{home}”: thụt nó vào dưới dòng {home}:." if home else f"“{name}” là mục chính: đưa nó ra sát lề trái."
    else:
        hint = f"Xóa dòng này, hoặc dùng một trong các mục: {', '.join(siblings)}."
    where = f" trong nhóm “{group}”" if group else ""
    problems.add("K131", f"Không có mục nào tên “{name}”{where}.", hint, line=line, column=column)


def _not_a_choice(fault: Mapping[str, Any], name: str, front: FrontMatter, problems: Problems) -> None:
    line, column = front.place(tuple(fault["loc"]))
    choices = [word for word in _MEANINGS if f"'{word}'" in str(fault["ctx"]["expected"])]
    value = fault["input"]
    near = difflib.get_close_matches(value.lower(), choices, n=1, cutoff=0.6) if isinstance(value, str) else []
    hint = f"Ghi một trong: {', '.join(_MEANINGS[c] for c in choices)}."
    if near:
        hint = f"Có phải bạn muốn viết “{near[0]}”? {hint}"
    problems.add("K135", f"“{name}: {_shorten(value)}” không phải giá trị được dùng.", hint, line=line, column=column)


def _wrong_type(kind: str, loc: KeyPath, name: str, front: FrontMatter, problems: Problems) -> None:
    line, column = front.place(loc)
    if kind in _GROUP_TYPES:
        inner = _GROUPS.get(name)
        message = f"“{name}” phải là một nhóm gồm các mục con."
        hint = (
            f"Để trống sau {name}: rồi viết mỗi mục con trên một dòng thụt vào hai dấu cách: {inner}."
            if inner
            else "Viết mỗi mục con trên một dòng dạng “mục: giá trị”."
        )
    elif kind in _LIST_TYPES:
        message = f"“{name}” phải là một danh sách."
        hint = f"Để trống sau {name}: rồi viết mỗi phần tử trên một dòng bắt đầu bằng “  - ”."
    elif kind == "string_type":
        message = f"“{name}” phải là một dòng chữ."
        hint = "Ghi giá trị trên cùng dòng, sau dấu hai chấm."
    else:
        message = f"“{name}” có giá trị không dùng được."
        hint = "So với mục này trong một kế hoạch khác."
    problems.add("K132", message, hint, line=line, column=column)


def _shorten(value: object) -> str:
    """A value for a sentence."""
    if isinstance(value, (list, dict)):
        return "…"
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:59] + "…"
