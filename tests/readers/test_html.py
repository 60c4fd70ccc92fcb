"""Web pages: the paper among menus, lists numbered, whatever the charset says."""

from __future__ import annotations

import pytest

from generator.readers.html import read_html, read_mhtml


def text_of(body: str, head: str = "") -> str:
    """The text of a page with this body."""
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode()).text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("<p>Thi\n   đua<br>yêu nước</p>", "Thi đua\nyêu nước", id="breaks-and-wraps"),
        pytest.param("Thi đua<p>Hai</p>ba", "Thi đua\n\nHai\n\nba", id="text-beside-paragraphs"),
        pytest.param("<p>&#272;&#7891;ng&nbsp;b&agrave;o &amp; c&aacute;n bộ</p>", "Đồng\u00a0bào & cán bộ", id="entities"),
        pytest.param("<ol><li>Một<li>Hai</ol><ol start=5><li>Năm</ol>", "1. Một\n\n2. Hai\n\n5. Năm", id="list"),
        pytest.param('<ol type="I"><li><p>Mục</p><ol type="a"><li>x</li></ol></li><li value="4">y</li></ol>', "I. Mục\n\na. x\n\nIV. y", id="lists-within"),
        pytest.param("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n\n+ b\n\n- c", id="bullets-within"),
        pytest.param('<ul style="list-style-type:none"><li>a</ul>', "a", id="list-without-signs"),
        pytest.param("<table><tr><td>STT<td>Việc<td>Ai<tr><td rowspan=2>1<td>a<td>b<tr><td colspan=2>c</table>", "| STT | Việc | Ai |\n| 1 | a | b |\n|  | c |  |", id="table"),
        pytest.param("<table><tr><td><p>Một</p><p>Hai</p></td></tr></table>", "Một\n\nHai", id="table-for-layout"),
        pytest.param("<pre>Một\nHai</pre>", "Một\nHai", id="set-as-typed"),
        pytest.param("<p>a<del>b</del><span style='display:none'>c</span>d</p>", "ad", id="deleted-and-hidden"),
        pytest.param("<p><span style='font-family:\".VnTime\"'>Uû ban nh©n d©n</span></p>", "Uỷ ban nhân dân", id="old-font"),
        pytest.param("<p>85%<a href='#_ftn1'>[1]</a> thôn</p><p>Tiếp</p><div id=ftn1><p><a href='#_ftnref1'>[1]</a> Năm 2023.</p></div>", "85%[^1] thôn\n\n[^1]: Năm 2023.\n\nTiếp", id="footnote"),
        pytest.param("<p>x</p><script>var a='KẾ HOẠCH'</script><style>p{}</style><!-- ẩn -->", "x", id="scripts"),
    ],
)  # fmt: skip
def test_the_words_are_those_a_browser_shows(body: str, text: str) -> None:
    """Blocks, lists, tables, notes."""
    assert " ".join(text_of(body).split(" ")).replace("[^1]:  ", "[^1]: ") == text


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        pytest.param("utf-8", "utf-8", id="true"),
        pytest.param("windows-1252", "utf-8", id="says-western-is-utf-8"),
        pytest.param("utf-8", "utf-16", id="says-utf-8-is-utf-16"),
        pytest.param("x-no-such", "utf-8", id="unknown"),
    ],
)
def test_a_charset_that_lies_is_not_believed(charset: str, encoding: str) -> None:
    """Valid UTF-8 is UTF-8."""
    page = f'<html><head><meta charset="{charset}"></head><body><p>Ủy ban nhân dân huyện Đắk Mil phát động thi đua</p></body></html>'
    assert read_html(page.encode(encoding)).text == "Ủy ban nhân dân huyện Đắk Mil phát động thi đua"


PAPER = (
    "<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>KẾ HOẠCH</p>"
    + "<p>Các cơ quan, đơn vị tổ chức phát động thi đua sâu rộng, nội dung cụ thể, thiết thực, phù hợp với tình hình từng nơi.</p>" * 6
    + "<p>Nơi nhận:</p>"
)
LINKS = "<ul>" + "<li><a href=/x>Một tin nào đó của cổng thông tin điện tử</a></li>" * 9 + "</ul>"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<nav>{LINKS}</nav><main><article>{PAPER}</article></main><footer>Bản quyền</footer>", id="by-tags"),
        pytest.param(f"<div class=menu>{LINKS}</div><div><div class=a><div>{PAPER}</div><div class=share>Chia sẻ</div></div></div><div>Bản quyền</div>", id="by-weight"),
        pytest.param(f"<form><table><tr><td>{LINKS}</td><td>{PAPER}</td><td>{LINKS}</td></tr></table></form>", id="between-columns-of-links"),
        pytest.param(f"<div>{PAPER}<div class=related>{LINKS}</div></div>", id="links-within"),
    ],
)  # fmt: skip
def test_only_the_paper_is_read(page: str) -> None:
    """From the motto to the recipients; what stands around it is listed."""
    reading = read_html(f"<html><body>{page}</body></html>".encode())
    assert reading.text.startswith("CỘNG HÒA")
    assert reading.text.endswith("Nơi nhận:")
    assert "Một tin" not in reading.text
    assert any("Một tin" in piece.text for piece in reading.left_out)


def test_a_second_part_without_signs_is_kept() -> None:
    """An appendix in a box of its own is part of the paper, however short."""
    extra = "<p>" + "Biểu mẫu báo cáo kết quả thi đua của từng cơ quan, gửi trước ngày 15 hằng tháng. " * 4 + "</p>"
    page = f"<div><div>{PAPER}</div><div>{extra}</div></div>"
    assert "Biểu mẫu" in text_of(page)


def test_a_page_saved_as_one_file() -> None:
    """The page inside of an MHTML file."""
    data = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n\n<p>Kế hoạch thi đua</p>\n--x--\n"
    ).encode()
    assert read_mhtml(data).text == "Kế hoạch thi đua"
