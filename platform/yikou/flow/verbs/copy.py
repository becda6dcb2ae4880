"""抄送: the case is sent to a colleague to read. It gives the right to look, and nothing to do."""

from collections.abc import Mapping

from yikou.directory.lookup import below, parent
from yikou.directory.model import Directory, Post
from yikou.errors import NotAllowed, Refused
from yikou.flow import entries as e
from yikou.flow.checks import allowed
from yikou.flow.facts import Addressee
from yikou.flow.run import Run
from yikou.flow.verbs.desk import may_note
from yikou.flow.who import accounts_of


def perform(run: Run) -> None:
    """By whoever has or had to do with the case, after its end too. Options: person (its key), text."""
    if not may_note(run):
        raise NotAllowed("copy")
    allowed(run, "copy")
    person = str(run.option("person"))
    if not person:
        raise Refused("copy_whom")
    if person not in readers(run):
        raise Refused("copy_nobody")
    if person in run.state.copied:
        raise Refused("copied_already", name=run.context.directory.people[person].name)
    to = (Addressee(person, run.context.directory.people[person].name),)
    text = str(run.option("text")).strip()
    run.add(e.Copied(to, text))
    run.add(e.Told("copy", run.program.affair.title, to, ("desk",), text))
    run.happened("any.copy")


def readers(run: Run) -> Mapping[str, Post]:
    """Whom the actor may send it to: colleagues at the same place, above it and below it, but nobody who applies."""
    people, on = run.context.directory, run.on
    accounts = accounts_of(people)
    parties = {accounts.get(key, key) for key in (run.state.identity, *run.people().agents())}
    found: dict[str, Post] = {}
    for place in _near(people, run):
        for post in people.posts:
            if post.org == place and post.is_held(on) and post.person not in (*parties, run.actor.person):
                found.setdefault(post.person, post)
    return found


def _near(people: Directory, run: Run) -> list[str]:
    if run.actor.org not in people.orgs:
        return []
    places = list(below(people, run.actor.org, run.on))
    above = parent(people, run.actor.org, run.on)
    while above is not None and above not in places:
        places.append(above)
        above = parent(people, above, run.on)
    return places
