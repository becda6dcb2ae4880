"""The command `yikou token`: lets a program act for somebody, lists such programs, and ends one."""

from typing import Annotated

import typer

from yikou.cli.common import console, give_up, open_house, tell, to_errors
from yikou.cli.language import words
from yikou.store.tokens import Token
from yikou.texts import N_
from yikou.usecases.accounts import tokens
from yikou.usecases.accounts.tokens import Issued
from yikou.usecases.house import House

Login = Annotated[str, typer.Argument(metavar=N_("登录名"), help=N_("程序替谁办理"))]
Name = Annotated[str, typer.Option(metavar=N_("名称"), help=N_("流转记录里怎样称呼这个程序"))]
Post = Annotated[str, typer.Option(metavar=N_("岗位"), help=N_("以哪个岗位办理，写作 角色@机构；不写就是第一个"))]
Days = Annotated[int, typer.Option(metavar=N_("天数"), min=1, max=tokens.MOST_DAYS, help=N_("用多少天"))]
Seals = Annotated[bool, typer.Option("--may-seal", help=N_("程序也可以盖章；不写就只有人可以"))]
Ends = Annotated[str, typer.Option("--revoke", metavar=N_("令牌"), help=N_("作废这个编号的令牌"))]
Lists = Annotated[bool, typer.Option("--list", help=N_("列出令牌；写了登录名就只列他的"))]


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


COMMANDS = {token: N_("发一个令牌，程序凭它以一个岗位替人办理；也列出和作废令牌")}
