"""Chinese on a page in another language, marked with `lang`, so that it is read aloud and broken as Chinese.

Names of people and places, what somebody typed, and texts of an affair that nobody has translated stay as they are
(docs/format.md 4.15). They are found in the finished page: no view and no template has to think of it.
"""

import re
from collections.abc import Iterator

MARK = ' lang="zh-CN"'
_TAG = re.compile(r"(<[^>]*>)")
_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z]")
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_SILENT = frozenset({"script", "style", "title", "textarea"})
"""What holds no markup: a mark goes onto the element itself, if anywhere."""


def marked(html: str) -> str:
    """The page with every mostly Chinese text inside an element that says so.

    >>> marked("<p>Filed by <b>孙志强</b></p>")
    '<p>Filed by <b lang="zh-CN">孙志强</b></p>'
    >>> marked("<td><svg/>春晖社区</td>")
    '<td><svg/><span lang="zh-CN">春晖社区</span></td>'
    >>> marked('<a lang="zh-CN">中文</a><p>Filed by 孙志强</p>')
    '<a lang="zh-CN">中文</a><p>Filed by 孙志强</p>'
    """
    return "".join(_pieces(_TAG.split(html)))


def _pieces(parts: list[str]) -> Iterator[str]:
    """parts: text, tag, text, tag … as `re.split` gives them. A tag is held back until its text is known."""
    tag, within = "", ""
    for number, part in enumerate(parts):
        if number % 2:
            yield tag
            tag, within = part, _opened(part, within)
        elif not _is_chinese(part):
            yield tag + part
            tag = ""
        else:
            yield _told(tag, part, within)
            tag = ""
    yield tag


def _opened(tag: str, within: str) -> str:
    """The silent element that one is in after this tag; '' for none."""
    found = _NAME.match(tag)
    name = found[1].lower() if found else ""
    if within:
        return "" if tag.startswith("</") and name == within else within
    return name if name in _SILENT and not tag.startswith("</") else ""


def _told(tag: str, text: str, within: str) -> str:
    begins = bool(tag) and not tag.startswith(("</", "<!")) and not tag.endswith("/>")
    if begins and not _is_void(tag):
        return (tag if " lang=" in tag or within in ("script", "style") else f"{tag[:-1]}{MARK}>") + text
    return tag + text if within else f"{tag}<span{MARK}>{text}</span>"


def _is_void(tag: str) -> bool:
    found = _NAME.match(tag)
    return bool(found) and found[1].lower() in ("br", "hr", "img", "input", "link", "meta", "use", "wbr")  # type: ignore[index]


def _is_chinese(text: str) -> bool:
    """Whether most of its letters are Chinese: one Latin letter says about half as much."""
    chinese = len(_CHINESE.findall(text))
    return bool(chinese) and chinese * 2 >= len(_LATIN.findall(text))
