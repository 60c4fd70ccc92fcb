"""Which bytes are which letters: Unicode where that is certain, old Vietnamese encodings where the words prove it.

Enters: the bytes of a text, or text whose letters were taken for others before it came here.
Leaves: Unicode text and the name of the encoding; None where no reading gives Vietnamese words.

How it is proved: of all words with a letter beyond ASCII, the share that are possible Vietnamese syllables (onset, vowels, coda, one tone). A
right reading gives nearly all, a wrong one few; without a clear winner nothing is guessed.
"""

from __future__ import annotations

import codecs
import contextlib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.readers.legacy_fonts import decode_tcvn3, decode_vni, decode_vps, restore_capitals

if TYPE_CHECKING:
    from collections.abc import Iterator

WINDOWS, TCVN3, VNI, VPS, UTF16, MISREAD = "windows-1258", "TCVN3 (ABC)", "VNI", "VPS", "UTF-16", "UTF-8 bị đọc nhầm"
_SAMPLE = 20_000
_FEWEST_WORDS = 3
_ENOUGH = 0.8
_RIGHT = 0.5
"""Above this share a text is left as it is; old fonts give a quarter."""
_AHEAD = 0.15
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
    r"(?:uyê|iêu|yêu|oai|oay|oeo|uây|uôi|uya|uyu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|"
    r"[aăâeêioôơuưy])(?:ng|nh|ch|[cmnpt])?"
)
_WORD = re.compile(r"[A-Za-z\u0080-\u1fff]*[\u0080-\u1fff][A-Za-z\u0080-\u1fff]*")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CP1252 = {bytes([code]).decode("cp1252"): code for code in range(0x80, 0xA0) if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}}


def decode(data: bytes) -> tuple[str, str | None] | None:
    """Text of the bytes; the second is the name of an old or unusual encoding, None for Unicode that says so itself."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), None
            except UnicodeDecodeError:
                return None
    if b"\0" in data:
        return _unmarked_utf16(data)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return _best(_old_readings(data))


def _unmarked_utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark: line ends and blanks show which byte of the pair is the high one."""
    best = max(("utf-16-le", "utf-16-be"), key=lambda encoding: data.count(" ".encode(encoding)) + data.count("\n".encode(encoding)))
    try:
        text = data.decode(best)
    except UnicodeDecodeError:
        return None
    sample = text[:_SAMPLE]
    usual = sum(char.isascii() or "\u00a0" <= char <= "\u036f" or "\u1e00" <= char <= "\u206f" for char in sample)
    return (text, UTF16) if "\0" not in text and usual > 0.98 * len(sample) else None


def _old_readings(data: bytes) -> Iterator[tuple[str, str]]:
    text = data.decode("latin-1")
    yield unicodedata.normalize("NFC", data.decode("cp1258", errors="replace")), WINDOWS
    yield decode_tcvn3(text), TCVN3
    yield decode_vni(text), VNI
    yield decode_vps(text), VPS


def mended(text: str) -> tuple[str, str] | None:
    """Text that was read with the wrong table before it came here, read rightly; None when it is as it should be."""
    sample = text[:_SAMPLE]
    if sample.isascii() or share_of_syllables(unicodedata.normalize("NFC", sample)) > _RIGHT:
        return None
    readings = [(decode_tcvn3(text), TCVN3), (decode_vni(text), VNI), (decode_vps(text), VPS)]
    with contextlib.suppress(ValueError):
        readings.append((_as_bytes(text).decode("utf-8"), MISREAD))
    return _best(iter(readings))


def _as_bytes(text: str) -> bytes:
    """The bytes that a Western reading turned into this text; letters beyond it stop the attempt."""
    return bytes(_CP1252.get(char, ord(char)) for char in text)


def _best(readings: Iterator[tuple[str, str]]) -> tuple[str, str] | None:
    """The reading that is clearly Vietnamese."""
    scored = sorted(((share_of_syllables(text[:_SAMPLE]), text, name) for text, name in readings), key=lambda each: -each[0])
    (share, text, name), (second, _, _) = scored[0], scored[1]
    if share < _ENOUGH or share < second + _AHEAD:
        return None
    return (restore_capitals(text) if name == TCVN3 else text), name


def share_of_syllables(text: str) -> float:
    """Of the words with a letter beyond ASCII, how many can be Vietnamese; 0 when there are hardly any."""
    words = [word for word in _WORD.findall(text) if len(word) < 30]
    if len(words) < _FEWEST_WORDS:
        return 0.0
    return sum(map(_is_syllable, words)) / len(words)


@lru_cache(maxsize=8192)
def _is_syllable(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", apart.translate(_TONES))
    return len(apart) - len(apart.translate(_TONES)) <= 1 and bool(_SYLLABLE.fullmatch(bare))
