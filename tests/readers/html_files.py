"""Web pages made for the tests: a portal's page with menus around the paper, and one as Word saves it.

Enters: `our_plan`. Leaves: the bytes of HTML files.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.readers.our_plan import Piece

MENU = "".join(f'<li><a href="/muc-{number}">Chuyên mục số {number}</a></li>' for number in range(12))
NEWS = "".join(f'<li><a href="/tin-{number}">Hội nghị tuyên truyền pháp luật lần {number} tại các xã</a></li>' for number in range(8))


def _lines(text: str) -> str:
    return "<br/>\n".join(escape(line) for line in text.split("\n"))


def _table(columns: Sequence[Sequence[str]]) -> str:
    rows = zip(*columns, strict=True)
    return (
        "<table border=0>"
        + "".join("<tr>" + "".join(f"<td valign=top>{_lines(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        + "</table>"
    )


def _tail(tail: Sequence[Sequence[str]]) -> str:
    return _table([["\n".join(lines)] for lines in tail])


def portal_page(body: Sequence[Piece], head: Sequence[Sequence[str]], title: Sequence[str], tail: Sequence[Sequence[str]]) -> bytes:
    """Typed numbers, hard-wrapped lines, a layout table around all of it, a charset that is not true."""
    paragraphs = "".join(f"<p>{escape(piece.typed).replace(' ', chr(10), 3)}</p>\n" for piece in body)
    titles = "".join(f'<p style="text-align:center"><b>{escape(line)}</b></p>' for line in title)
    paper = f'<div class="content">{_table(head)}{titles}{paragraphs}{_tail(tail)}</div>'
    return (
        '<!DOCTYPE html><html><head><meta charset="windows-1252"><title>Cổng thông tin</title><script>var a = "KẾ HOẠCH";</script></head><body>'
        f'<div id="banner"><a href="/">Trang chủ</a> Cổng thông tin điện tử</div><ul class="menu">{MENU}</ul>'
        f'<form><table><tr><td width="70%"><div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/vb">Văn bản</a></div>{paper}'
        '<div class="share"><a href="#">Chia sẻ</a> <a href="#">In trang</a></div>'
        f"</td><td><h3>Tin liên quan</h3><ul>{NEWS}</ul></td></tr></table></form>"
        '<div class="footer">Địa chỉ: 02 đường Trần Phú. Lượt truy cập: 12.345</div></body></html>'
    ).encode()


def word_page(body: Sequence[Piece], head: Sequence[Sequence[str]], title: Sequence[str], tail: Sequence[Sequence[str]]) -> bytes:
    """Numbers as Word writes them out, entities, markup of its own."""
    out = []
    for piece in body:
        sign = {"-": "·", "+": "o"}.get(piece.marker, piece.marker)
        number = (
            f"<![if !supportLists]><span style='mso-list:Ignore'>{sign}<span>&nbsp;&nbsp; </span></span><![endif]>" if piece.marker else ""
        )
        words = escape(piece.text).replace("đ", "&#273;").replace("Đ", "&#272;").replace("à", "&agrave;")
        out.append(f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{number}{words}<o:p></o:p></p>\n")
    titles = "".join(f"<p class=MsoNormal align=center style='text-align:center'><b>{escape(line)}<o:p></o:p></b></p>" for line in title)
    return (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta http-equiv=Content-Type content='text/html; charset=utf-8'>"
        "<style>p {margin:0}</style><!--[if gte mso 9]><xml>ẩn</xml><![endif]--></head><body lang=VI><div class=WordSection1>"
        f"{_table(head)}{titles}{''.join(out)}{_tail(tail)}</div></body></html>"
    ).encode()


def list_page(body: Sequence[Piece], head: Sequence[Sequence[str]], title: Sequence[str], tail: Sequence[Sequence[str]]) -> bytes:
    """Numbers that only the browser draws."""
    kinds = ("ol type=I", "ol", "ol type=a", "ul", "ul")
    out: list[str] = []
    open_lists: list[str] = []
    for piece in body:
        while open_lists and (piece.level < 0 or piece.level < len(open_lists) - 1):
            out.append(f"</li></{open_lists.pop()}>")
        if piece.level < 0:
            out.append(f"<p>{escape(piece.text)}</p>")
            continue
        if piece.level == len(open_lists) - 1:
            out.append("</li>")
        else:
            out.append(f"<{kinds[piece.level]}>")
            open_lists.append(kinds[piece.level][:2])
        out.append(f"<li><p>{escape(piece.text)}</p>")
    out.extend(f"</li></{name}>" for name in reversed(open_lists))
    titles = "".join(f"<center>{escape(line)}</center>" for line in title)
    return f"<html><body>{_table(head)}{titles}{''.join(out)}{_tail(tail)}</body></html>".encode()
