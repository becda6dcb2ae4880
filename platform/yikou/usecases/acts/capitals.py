"""Sums of money in the capital characters that nobody can alter: 大写."""

from decimal import ROUND_HALF_UP, Decimal

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿")


def capital_sum(amount: Decimal) -> str:
    """A sum in yuan, rounded to a fen; below a trillion, not negative.

    >>> capital_sum(Decimal("1240")), capital_sum(Decimal("30005.60")), capital_sum(Decimal("0.07"))
    ('壹仟贰佰肆拾元整', '叁万零伍元陆角整', '柒分')
    >>> capital_sum(Decimal(-1))
    Traceback (most recent call last):
    ValueError: -1 cannot be written as a sum
    """
    if not 0 <= amount < 10**12:
        raise ValueError(f"{amount} cannot be written as a sum")
    fen = int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))
    yuan, jiao, fen = fen // 100, fen // 10 % 10, fen % 10
    whole = f"{_whole(yuan)}元" if yuan or not (jiao or fen) else ""
    small = (f"{DIGITS[jiao]}角" if jiao else "零" if fen and yuan else "") + (f"{DIGITS[fen]}分" if fen else "")
    return whole + small + ("" if fen else "整")


def _whole(number: int) -> str:
    text, skipped = "", False
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if digit == "0":
            skipped = True
        else:
            text += ("零" if skipped and text else "") + DIGITS[int(digit)] + PLACES[place % 4]
            skipped = False
        if place % 4 == 0 and place and number // 10**place % 10**4:
            text += GROUPS[place // 4]
    return text or DIGITS[0]
