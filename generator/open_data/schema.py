"""JSON Schema of the files in `records.py` and of the bulk files: published beside them, and held against them by a test.

Enters: nothing. Leaves: a dict, and its bytes for `api/v1/schema.json`.
"""

from __future__ import annotations

import json
from typing import Any

from generator import urls

Json = dict[str, Any]

SCHEMA_FILE = f"{urls.API}/schema.json"


def _text(meaning: str, *, may_lack: bool = False) -> Json:
    return {"type": ["string", "null"] if may_lack else "string", "description": meaning}


def _object(fields: Json, meaning: str = "") -> Json:
    return {"type": "object", "required": list(fields), "properties": fields, **({"description": meaning} if meaning else {})}


_COUNT: Json = {"type": "integer", "minimum": 0}
_DAY: Json = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_PARTIAL: Json = {"type": ["string", "null"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "description": "Chính xác như văn bản giấy."}

PLAN: Json = _object(
    {
        "id": _text("Mã bền của kế hoạch."),
        "ordinal": {"type": ["integer", "null"], "description": "Số thứ tự trong sổ địa chỉ; null khi chưa ghi sổ."},
        "url": _text("Địa chỉ trang."),
        "kind": _text("Tên loại văn bản."),
        "number": _text("Số, ký hiệu như in; null khi để trống.", may_lack=True),
        "title": _text("Trích yếu."),
        "short_title": _text("Tên ngắn trong danh sách.", may_lack=True),
        "issuers": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "place": _object({name: _text("Như văn bản ghi.", may_lack=True) for name in ("province", "district", "commune")}),
        "issued_on": {**_PARTIAL, "description": "Ngày ký, chính xác như văn bản giấy."},
        "period": _object({"from": _PARTIAL, "until": _PARTIAL, "until_event": _text("Sự kiện kết thúc kế hoạch.", may_lack=True)}),
        "edition": {"enum": ["full", "condensed"], "description": "full: toàn văn; condensed: bản tóm lược, không thay văn bản gốc."},
        "posted_on": {**_DAY, "description": "Ngày đăng lần đầu; null khi chưa ghi sổ."},
        "changed_on": {**_DAY, "description": "Ngày sửa gần nhất có ghi sổ."},
        "source": {
            "oneOf": [
                {"type": "null"},
                _object({name: _text("Văn bản gốc.", may_lack=True) for name in ("file", "url", "sha256")}),
            ]
        },
        "counts": _object(dict.fromkeys(("citations", "anniversaries", "campaigns", "targets", "assignments", "deadlines"), _COUNT)),
    },
    "Một kế hoạch.",
)
_OEMBED: Json = {
    "version": {"const": "1.0"},
    "type": {"const": "rich"},
    "title": {"type": "string"},
    "provider_name": {"type": "string"},
    "provider_url": {"type": ["string", "null"]},
    "html": {"type": "string"},
    "width": _COUNT,
    "height": _COUNT,
}
_ROWS: Json = {"type": "array", "items": {"type": "array", "items": {"type": "string"}}}
SCHEMA: Json = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Kế hoạch mở, phiên bản 1",
    "$defs": {
        "plan": PLAN,
        "folder": _object(
            {
                "plans": {
                    "type": "array",
                    "items": {
                        "allOf": [
                            {"$ref": "#/$defs/plan"},
                            _object({"related": _object({"cited": _ROWS, "more": _COUNT, "alike": _ROWS, "words": _ROWS})}),
                        ]
                    },
                }
            },
            "ke-hoach.json: mọi kế hoạch của một cơ quan trong một năm, và kế hoạch liên quan: tên, địa chỉ dưới gốc thư viện, vì sao.",
        ),
        "list_answer": _object(
            {
                **_OEMBED,
                "url": {"type": "string"},
                "feed": {"type": "string"},
                "total": _COUNT,
                "plans": {"type": "array", "items": {"$ref": "#/$defs/plan"}},
            },
            "du-lieu.json: kế hoạch của một trang, mới ký trước; cũng là câu trả lời oEmbed.",
        ),
    },
    "oneOf": [{"$ref": "#/$defs/plan"}, {"$ref": "#/$defs/folder"}, {"$ref": "#/$defs/list_answer"}],
}


def schema_file() -> bytes:
    """As it is published."""
    return (json.dumps(SCHEMA, ensure_ascii=False, indent=1) + "\n").encode()
