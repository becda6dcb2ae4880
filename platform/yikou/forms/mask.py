"""Hiding the middle of a number, by the class that `x-mask` names: enough is left to recognise it, not to use it."""

from collections.abc import Callable


def masked(text: str, kind: str) -> str:
    """The text as somebody without the right to it sees it.

    >>> masked("230199197106143520", "id-number")
    '230199********3520'
    >>> masked("13800004127", "phone"), masked("621700009900441327", "account"), masked("河沟街 14 号", "address")
    ('138****4127', '**************1327', '河******')
    >>> masked("是", "")  # a value of no class may be all told by its first character
    '******'
    """
    return _MASKS.get(kind, _other)(text)


def _ends(first: int, last: int) -> Callable[[str], str]:
    def hide(text: str) -> str:
        if len(text) <= first + last:
            return "*" * len(text)
        return text[:first] + "*" * (len(text) - first - last) + text[len(text) - last :]

    return hide


def _other(text: str) -> str:
    return text[:1] + "*" * 6 if text else ""


def _all(text: str) -> str:
    return "*" * 6 if text else ""


_MASKS: dict[str, Callable[[str], str]] = {
    "": _all,
    "id-number": _ends(6, 4),
    "account": _ends(0, 4),
    "phone": _ends(3, 4),
}
