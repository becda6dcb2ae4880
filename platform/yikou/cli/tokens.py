"""The command `yikou token`: lets a program act for somebody, lists such programs, and ends one."""

from typing import Annotated

import typer

from yikou.cli.common import console, give_up, open_house, tell, to_errors
from yikou.cli.language import words
from yikou.store.tokens import Token
from yikou.usecases.accounts import tokens
from yikou.usecases.accounts.tokens import Issued
from yikou.usecases.house import House

Login = Annotated[str, typer.Argument(help="Whom the program acts for.")]
Name = Annotated[str, typer.Option(help="What the program is called in the ledger.")]
Post = Annotated[str, typer.Option(help="The post that it acts in, as role@org; the first one if none is named.")]
Days = Annotated[int, typer.Option(min=1, max=tokens.MOST_DAYS, help="How many days it lasts.")]
Seals = Annotated[bool, typer.Option("--may-seal", help="Let the program put seals on, too; else only people may.")]
Ends = Annotated[str, typer.Option("--revoke", help="End the token with this id.")]
Lists = Annotated[bool, typer.Option("--list", help="List tokens, of LOGIN only where one is named.")]


def token(
    login: Login = "",
    *,
    name: Name = "API",
    post: Post = "",
    days: Days = tokens.DAYS,
    may_seal: Seals = False,
    revoke: Ends = "",
    listed: Lists = False,
) -> None:
    """Make a token with which a program acts for somebody in one post; or list tokens, or end one."""
    house = open_house()
    if revoke:
        ended = tokens.revoke(house, revoke)
        tell("token_revoked", id=ended.id, name=ended.name)
    elif listed:
        for one, whose in tokens.listed(house, login):
            tell("token_line", id=one.id, login=whose, post=one.post, name=one.name, state=_state(house, one))
    elif login:
        _tell_issued(house, tokens.issue(house, login, name=name, post=post, days=days, may_seal=may_seal))
    else:
        give_up("token_for_whom", 2)


def _tell_issued(house: House, made: Issued) -> None:
    """The secret alone goes where output goes, so that a script can take it."""
    title = made.acting.titles[made.acting.key]
    params = {"id": made.token.id, "person": made.acting.person.name, "post": title, "until": _day(house, made.token)}
    to_errors.print(words("token_made", **params), markup=False)
    console.print(made.secret, markup=False)


def _state(house: House, token: Token) -> str:
    if token.revoked:
        return words("token_is.revoked")
    is_over = token.ends <= house.now
    return words("token_is.over" if is_over else "token_is.good", until=_day(house, token))


def _day(house: House, token: Token) -> str:
    return token.ends.astimezone(house.settings.timezone).date().isoformat()


COMMANDS = (token,)
