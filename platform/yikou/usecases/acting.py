"""Who sits at the screen: what every use case is given of the person who asks."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from yikou.directory.lookup import org, posts_of, seat_keys, stands_in_for
from yikou.directory.model import Directory, Org, Person, Post
from yikou.flow.acts import Actor
from yikou.store.keys import InboxKey
from yikou.texts import N_, Translate, say

COUNTER_ROLES = frozenset({"clerk"})
EDITOR_ROLES = frozenset({"manager", "administrator"})
"""Who edits the calendar, regulations and notices, for everybody."""
SUPERVISING_ROLES = frozenset({"supervisor", "manager", "leader"})
"""Who follows up what is late or stuck, among the cases that their post may see."""
ADMINISTRATOR_ROLES = frozenset({"administrator"})
"""Who reads the log of edits."""

TEXTS = {"stands": N_("代 {name} · {title}")}


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody signed in, in one of their posts.

    post: the one that counts now; posts: all that the person may act in today, their own by rank, then those of others
    whom they stand in for; titles: of these by `post_key`; holders: names of those others, '' for own posts.
    stands_for: the holder of `post`, where it is another's. org: of `post`. seats: keys under which the post finds
    tasks and cases. session: hash of the session's secret, never the secret. must_change: signed in with an initial
    password that has to be changed before anything else. via: the program that acts for them, '' where they sit at the
    screen themselves. proof: how they showed, a short while ago, that it is they (see `Actor.proven`), '' where that is
    too long ago for sealing. must_enrol: their post wants a second factor that they have not set up.
    """

    person: Person
    post: Post
    posts: tuple[Post, ...]
    titles: Mapping[str, str]
    holders: Mapping[str, str]
    org: Org
    seats: tuple[InboxKey, ...]
    session: str
    must_change: bool = False
    via: str = ""
    proof: str = ""
    must_enrol: bool = False
    stands_for: Person | None = None

    @property
    def key(self) -> str:
        """What names the post that counts."""
        return post_key(self.post, self.person.key)

    @property
    def inbox_of(self) -> str:
        """Key of the holder whose personal tasks this post finds besides, '' where that is the person."""
        return self.stands_for.key if self.stands_for else ""

    def worded(self, key: str, translate: Translate) -> str:
        """One of `titles` as people read it, with the name of its holder where that is another."""
        name, title = self.holders[key], self.titles[key]
        return say(TEXTS, "stands", {"name": name, "title": title}, translate) if name else title

    @property
    def sections(self) -> tuple[str, ...]:
        """What this post works with, the first first: `counter`, `desk`, `supervision`."""
        role = self.post.role
        if role in COUNTER_ROLES:
            return ("counter", "desk")
        if role in SUPERVISING_ROLES:
            return ("desk", "supervision") if role == "leader" else ("supervision", "desk")
        return ("desk",)

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
        made = Actor("staff", person.key, person.name, post.role, post.org, via=self.via, proven=self.proof)
        held_by = self.stands_for
        return replace(made, stands_for=held_by.key, stands_name=held_by.name) if held_by else made


def home_of(acting: Acting) -> str:
    """Where work begins: the counter for those who sit at it, else the inbox."""
    return f"/{acting.sections[0]}"


def post_key(post: Post, person: str = "") -> str:
    """What names a post in a form and in the session: role and org, and the holder where that is not the person.

    Nobody holds the same one twice on a day.
    """
    key = f"{post.role}@{post.org}"
    return f"{key}~{post.person}" if person and post.person != person else key


def acting_in(
    directory: Directory, person: str, on: date, *, chosen: str, session: str, must_change: bool
) -> Acting | None:
    """The person in the post `chosen` (a `post_key`), or in their first one; None for somebody without a post today."""
    own = posts_of(directory, person, on) if person in directory.people else ()
    if not own:
        return None
    posts = (*own, *(post for _, post in stands_in_for(directory, person, on)))
    post = next((held for held in posts if post_key(held, person) == chosen), posts[0])
    return Acting(
        person=directory.people[person],
        post=post,
        posts=posts,
        titles=_titles(directory, person, posts),
        holders={post_key(p, person): directory.people[p.person].name if p.person != person else "" for p in posts},
        org=org(directory, post.org),
        seats=seats_of(directory, post, on, person=person),
        session=session,
        must_change=must_change,
        stands_for=directory.people[post.person] if post.person != person else None,
    )


def seats_of(directory: Directory, post: Post, on: date, *, person: str) -> tuple[InboxKey, ...]:
    """Keys under which the post finds tasks and cases for the person, who holds it or stands in for its holder."""
    holder = post.person if post.person != person else ""
    return tuple(InboxKey(*key, holder=holder) for key in seat_keys(directory, post, on))


def _titles(directory: Directory, person: str, posts: tuple[Post, ...]) -> Mapping[str, str]:
    """The posts as people read them; two of one's own that read alike, with what each of them is."""
    often = Counter(title_of(directory, held) for held in posts if held.person == person)
    titles: dict[str, str] = {}
    for held in posts:
        title, role = title_of(directory, held), directory.roles.get(held.role)
        is_double = held.person == person and often[title] > 1
        titles[post_key(held, person)] = f"{title} · {role.title}" if is_double and role else title
    return titles


def title_of(directory: Directory, post: Post) -> str:
    """The org and the office held there: 花园街道 · 审核员."""
    role = directory.roles.get(post.role)
    return f"{org(directory, post.org).name} · {post.title or (role.title if role else post.role)}"
