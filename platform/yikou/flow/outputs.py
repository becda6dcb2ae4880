"""4.12 and R13: outputs and messages that follow from events, and outputs that become void."""

from collections.abc import Iterable, Iterator
from datetime import date

from yikou.definition.model import Output, PlacePath, Tell, Who
from yikou.directory import lookup
from yikou.errors import Refused
from yikou.flow import entries as e
from yikou.flow.facts import Addressee, Seat
from yikou.flow.run import Event, Run
from yikou.flow.state import MadeOutput, Task
from yikou.rules.values import Unknown
from yikou.workdays.count import add

CODE = "{code}"  # what the store fills with a verification code


def follow_events(run: Run) -> None:
    """Make the outputs and send the messages of everything that happened, in the order in which it happened."""
    for event in run.events:
        for output in run.program.outputs_on.get(event.name, ()):
            if _holds(run, output):
                _make(run, output, event)
        for message in run.program.tells_on.get(event.name, ()):
            if _holds(run, message):
                _tell(run, message)


def _holds(run: Run, entry: Output | Tell) -> bool:
    """Whether its condition is yes; where it is unknown, that is noted."""
    if entry.when is None:
        return True
    value = run.program.rules.judge(entry.when, run.scope()).value
    if isinstance(value, Unknown):
        run.add(e.NotSent(entry.name, entry.title, value.missing))
    return value is True


def _make(run: Run, output: Output, event: Event) -> None:
    run.add(
        e.Made(
            name=output.name,
            title=output.title,
            event=event.name,
            number=numbered(run, output.number, run.state.place) if output.number else "",
            code=CODE,
            seal=seal_at(run, output.seal),
            to=addressees(run, output.to),
            valid_until=_until(run, output),
            of=event.of,
        )
    )


def numbered(run: Run, pattern: str, place: str) -> str:
    """A number with the place's code and the year filled in; its `{seq:n}` stays a blank."""
    org = run.context.directory.orgs.get(place)
    return pattern.replace("{place}", org.code if org else "").replace("{year}", str(run.on.year))


def seal_at(run: Run, place: PlacePath | None) -> str:
    """Slug of the org whose seal is put on, as of the day; '' where none is."""
    if place is None:
        return ""
    return run.people().orgs(place)[0]


def _until(run: Run, output: Output) -> date | None:
    if output.valid is None:
        return None
    found = run.program.rules.limit(output.valid, run.scope())
    if isinstance(found, Unknown):
        raise Refused("unknown", paths=found.missing, text=str(output.valid), why=found.why)
    return add(run.on, found, run.context.calendar)


def _tell(run: Run, message: Tell) -> None:
    to = addressees(run, message.to)
    if to:
        run.add(e.Told(message.name, message.title, to, message.by, message.text))


def reaches(run: Run, events: Iterable[str], key: str) -> bool:
    """Whether a message on one of these events goes to that person now. By `mail` nobody is reached yet."""
    messages = (message for event in events for message in run.program.tells_on.get(event, ()))
    return any(_goes_to(run, message, key) for message in messages if set(message.by) - {"mail"})


def _goes_to(run: Run, message: Tell, key: str) -> bool:
    is_sent = message.when is None or run.program.rules.judge(message.when, run.scope()).value is True
    return is_sent and any(to.key == key for to in addressees(run, message.to))


def addressees(run: Run, names: Who) -> tuple[Addressee, ...]:
    """The people that these names mean now."""
    people: dict[str, str] = {}
    for name in names:
        people.update(_means(run, name))
    return tuple(Addressee(key, title) for key, title in people.items() if key)


def _means(run: Run, name: str) -> Iterator[tuple[str, str]]:
    state = run.state
    if name == "clock":
        return
    if name == "applicant" or (name == "filer" and state.filer.kind != "staff"):
        yield state.identity, state.name
        yield from run.people().agents().items()
    elif name == "filer":
        yield state.filer.person, state.filer.name
    elif name == "handlers":
        yield from named(run, _handlers(run))
    else:
        yield from named(run, run.people().circle((name,)).actors)


def _handlers(run: Run) -> Iterator[str]:
    """Whoever has a task now."""
    for task in run.state.tasks.values():
        yield from having(run, task)


def having(run: Run, task: Task) -> Iterator[str]:
    """Whoever has this task: who claimed it, else everybody who may take it."""
    if task.claimed_by:
        yield task.claimed_by
    else:
        yield from (person for seat in task.seats for person in _seated(run, seat) if person not in task.barred)


def _seated(run: Run, seat: Seat) -> Iterable[str]:
    if seat.scope == "person":
        return (seat.person,)
    people, on = run.context.directory, run.on
    found = lookup.holders(people, seat.role, seat.org, on, under=seat.scope == "under")
    standing = (one.person for post in found for one in lookup.stand_ins_of(people, post, on))
    return (*(post.person for post in found), *standing)


def named(run: Run, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Keys with the names of their people."""
    for key in keys:
        person = run.context.directory.people.get(key)
        yield key, person.name if person else (run.state.name if key == run.state.identity else "")


def void_of(run: Run, task: str, why: str) -> None:
    """Outputs that stand on the opening or completion of that task become void."""
    for output in run.state.outputs:
        if output.of == task and not output.void:
            void(run, output, why)


def void(run: Run, output: MadeOutput, why: str) -> None:
    """An output becomes void; its number is never given again."""
    run.add(e.Voided(output.no, output.name, output.title, why))
