"""Who sits at the screen: what every use case is given of the person who asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from yikou.directory.lookup import org, posts_of, seat_keys
from yikou.directory.model import Directory, Org, Person, Post
from yikou.flow.acts import Actor
from yikou.store.keys import InboxKey

COUNTER_ROLES = frozenset({"clerk"})
EDITOR_ROLES = frozenset({"manager", "administrator"})
"""Who edits the calendar, regulations and notices, for everybody."""
ADMINISTRATOR_ROLES = frozenset({"administrator"})
"""Who reads the log of edits."""


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody signed in, in one of their posts.

    post: the one that counts now; posts: all held today, by rank; titles: by `post_key`, as people read them. org: of
    `post`. seats: keys under which the post finds tasks and cases. session: hash of the session's secret, never the
    secret. must_change: signed in with an initial password that has to be changed before anything else. via: the
    program that acts for them, '' where they sit at the screen themselves. proof: how they showed, a short while ago,
    that it is they (see `Actor.proven`), '' where that is too long ago for sealing. must_enrol: their post wants a second
    factor that they have not set up.
    """

    person: Person
    post: Post
    posts: tuple[Post, ...]
    titles: Mapping[str, str]
    org: Org
    seats: tuple[InboxKey, ...]
    session: str
    must_change: bool = False
    via: str = ""
    proof: str = ""
    must_enrol: bool = False

    @property
    def sections(self) -> tuple[str, ...]:
        """What this post works with, the first first: `counter`, `desk`."""
        return ("counter", "desk") if self.post.role in COUNTER_ROLES else ("desk",)

    @property
    def is_editor(self) -> bool:
        """Whether this post edits what the whole district goes by."""
        return self.post.role in EDITOR_ROLES

    @property
    def is_administrator(self) -> bool:
        """Whether this post reads the log of edits."""
        return self.post.role in ADMINISTRATOR_ROLES

    @property
    def actor(self) -> Actor:
        """The person in this post, as decisions and the ledger want it."""
        person, post = self.person, self.post
        return Actor("staff", person.key, person.name, post.role, post.org, via=self.via, proven=self.proof)


def home_of(acting: Acting) -> str:
    """Where work begins: the counter for those who sit at it, else the inbox."""
    return f"/{acting.sections[0]}"


def post_key(post: Post) -> str:
    """What names a post in a form and in the session: role and org. Nobody holds the same one twice on a day."""
    return f"{post.role}@{post.org}"


def acting_in(
    directory: Directory, person: str, on: date, *, chosen: str, session: str, must_change: bool
) -> Acting | None:
    """The person in the post `chosen` (a `post_key`), or in their first one; None for somebody without a post today."""
    posts = posts_of(directory, person, on) if person in directory.people else ()
    if not posts:
        return None
    post = next((held for held in posts if post_key(held) == chosen), posts[0])
    return Acting(
        person=directory.people[person],
        post=post,
        posts=posts,
        titles={post_key(held): title_of(directory, held) for held in posts},
        org=org(directory, post.org),
        seats=tuple(InboxKey(*key) for key in seat_keys(directory, post, on)),
        session=session,
        must_change=must_change,
    )


def title_of(directory: Directory, post: Post) -> str:
    """The org and the office held there: 花园街道 · 审核员."""
    role = directory.roles.get(post.role)
    return f"{org(directory, post.org).name} · {post.title or (role.title if role else post.role)}"
