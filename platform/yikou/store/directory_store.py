"""Orgs, staff, posts and roles as one `Directory` value, read once per change and process.

Nothing is deleted: what ends gets its last day, and whoever reads the directory asks it for a day.
"""

from yikou.directory.model import Directory, Move, Org, Person, Post, Role, StandIn
from yikou.store import rowmap
from yikou.store.cached import cached, changed
from yikou.store.database import Session

_NAME = "directory"


def directory(s: Session) -> Directory:
    """The directory as this session sees it; the same object until somebody changes it."""
    return cached(s, _NAME, _load)


def put_org(s: Session, org: Org) -> None:
    """Adds an org or replaces what is kept under its slug."""
    rowmap.put(s, "org", org, key=("slug",))
    changed(s, _NAME)


def put_person(s: Session, person: Person) -> None:
    """Adds a staff member or replaces what is kept under the key."""
    rowmap.put(s, "person", person, key=("key",))
    changed(s, _NAME)


def put_post(s: Session, post: Post) -> None:
    """Adds a post, or changes the end, rank or title of the one that began that day."""
    rowmap.put(s, "post", post, key=("person", "role", "org", "since"))
    changed(s, _NAME)


def put_stand_in(s: Session, stand_in: StandIn) -> None:
    """Adds a stand-in, or changes who it is, or the end, of the one that began that day for that post."""
    rowmap.put(s, "stand_in", stand_in, key=("holder", "role", "org", "since"))
    changed(s, _NAME)


def put_role(s: Session, role: Role) -> None:
    """Adds a role or replaces its titles."""
    rowmap.put(s, "role", role, key=("name",))
    changed(s, _NAME)


def put_move(s: Session, move: Move) -> None:
    """Says under which org another stands from a day on."""
    rowmap.put(s, "org_move", move, key=("org", "since"))
    changed(s, _NAME)


def drop_move(s: Session, move: Move) -> None:
    """Takes back a move whose day has not come."""
    s.run("delete from org_move where org = ? and since = ?", move.org, move.since.isoformat())
    changed(s, _NAME)


def _load(s: Session, revision: int) -> Directory:
    orgs = rowmap.select(s, Org, "from org order by slug")
    people = rowmap.select(s, Person, "from person order by key")
    return Directory(
        version=revision,
        orgs={org.slug: org for org in orgs},
        people={person.key: person for person in people},
        posts=rowmap.select(s, Post, "from post order by person, role, org, since"),
        roles={role.name: role for role in rowmap.select(s, Role, "from role order by name")},
        stand_ins=rowmap.select(s, StandIn, "from stand_in order by since, holder, role, org"),
        moves=rowmap.select(s, Move, "from org_move order by since, org"),
    )
