"""How old somebody is on a day."""

from datetime import date


def age_on(birth: date | None, day: date) -> int | None:
    """Completed years; None where the day of birth is not known.

    >>> age_on(date(1971, 6, 14), date(2026, 6, 13)), age_on(date(1971, 6, 14), date(2026, 6, 14))
    (54, 55)
    >>> age_on(None, date(2026, 6, 14)) is None
    True
    """
    if birth is None:
        return None
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
