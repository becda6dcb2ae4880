"""Whatever a case went through, its rows are those that its last projection gives by itself."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import HEAD, NAIVE, entry, projection, seat, task, timer
from yikou.flow.rows import GrantRow
from yikou.store import cases, dialect

NUMBER = HEAD.number
TABLES = ("task", "seat", "viewer", "timer", "one_per")
orgs = st.sampled_from(["huayuan", "nangang"])
days = st.integers(0, 3).map(lambda n: NAIVE + timedelta(days=n))
moments = st.none() | days


def some(build, names):
    """Some of the names, each with what is built for it: nothing has to be thrown away for being double."""
    return st.fixed_dictionaries({}, optional={name: build(name) for name in names}).map(lambda d: tuple(d.values()))


def a_task(name):
    return st.builds(
        lambda orgs, **given: task(name, seats=tuple(seat(name, org=org) for org in orgs), **given),
        st.lists(orgs, max_size=2),
        lane_rank=st.integers(1, 2),
        due_at=moments,
        claimed_by=st.sampled_from(["", "zhou"]),
        barred=st.lists(st.sampled_from(["li", "wu"]), max_size=2).map(tuple),
    )


tasks = some(a_task, "123")
timers = some(lambda key: st.builds(timer, st.just(key), days), "abc")
projections = st.builds(
    projection,
    tasks=tasks,
    grants=st.lists(st.builds(GrantRow, st.just("reviewer"), orgs, st.just("at")), max_size=2).map(tuple),
    timers=timers,
    one_per=st.lists(st.sampled_from("xyz"), max_size=2, unique=True).map(tuple),
    state=st.sampled_from(["filed", "open", "ended"]),
    accepted_on=st.none() | st.just(date(2026, 3, 17)),
    due_at=moments,
)


def rows(s):
    head = s.row("select * from cases")
    names = [name for name, _ in s.rows(dialect.COLUMNS[s.kind], "cases")]
    left_out = ("id", "entry_no", "head_hash", "snapshot")
    kept = [value for name, value in zip(names, head, strict=True) if name not in left_out]
    return kept, {table: sorted(s.rows(f"select {columns_of(s, table)} from {table}")) for table in TABLES}


def columns_of(s, table):
    """All but the number of the case, which is not given again where a session rolled back."""
    return ", ".join(name for name, _ in s.rows(dialect.COLUMNS[s.kind], table) if name != "case_id")


class Undo(Exception):
    pass


def written(store, given_projections):
    """The rows of one case after each of the projections in turn; nothing of it stays."""
    found = []
    try:
        with store.writing() as s:
            first, *others = given_projections
            cases.add(s, NUMBER, [entry(1, "filed")], state=b"", projection=first)
            for no, (before, after) in enumerate(zip(given_projections, others, strict=False), start=2):
                cases.append(s, cases.lock(s, NUMBER), [entry(no)], state=b"", before=before, after=after)
            found.append(rows(s))
            raise Undo
    except Undo:
        return found[0]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_projections=st.lists(projections, min_size=2, max_size=5))
def test_what_is_written_step_by_step_is_what_the_last_projection_gives(store, given_projections):
    assert written(store, given_projections) == written(store, given_projections[-1:])
