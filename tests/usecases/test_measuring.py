"""Figures of the whole system, for whoever watches it."""

from yikou.store import measuring


def test_what_waits_is_counted_by_role_and_affair(office):
    office.relief()
    with office.house.store.session() as s:
        assert measuring.open_cases(s) == {"hardship-relief": 1}
        assert measuring.inboxes(s)["reviewer"] == (1, 1)
