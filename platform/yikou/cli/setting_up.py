"""Commands that prepare a house: the database, the demo district, a password."""

from functools import partial
from typing import Annotated

import typer
from rich.status import Status

from yikou.cli.common import console, new_house, open_house, tell, where
from yikou.cli.language import words
from yikou.texts import N_
from yikou.usecases.accounts.second_factor import reset
from yikou.usecases.accounts.signing_in import give_initial_password
from yikou.usecases.demo_cases.cases import CASES, Made, make_cases
from yikou.usecases.seeding.setup import bring_up, set_up

Demo = Annotated[bool, typer.Option("--demo", help=N_("读入 seeds/ 里的演示区"))]
Cases = Annotated[int, typer.Option(metavar=N_("件数"), min=0, help=N_("演示区大约有多少件，0 为没有"))]
Login = Annotated[str, typer.Argument(metavar=N_("登录名"), help=N_("账号的登录名"))]
Reason = Annotated[str, typer.Option(metavar=N_("原因"), help=N_("为什么，写进改动记录"))]


def init(*, demo: Demo = False, cases: Cases = CASES) -> None:
    """Create the database and publish the affairs; what is there already stays."""
    house = new_house()
    with console.status("") as status:
        done = set_up(house, demo=demo, progress=lambda step: _show(status, step))
        made = make_cases(house, cases, told=partial(_show_cases, status)) if demo and cases else Made()
    if done.district:
        tell("loaded", path=where(house.settings))
    elif not done.migrations:
        tell("kept", path=where(house.settings))
    if made.cases:
        tell("cases", count=made.cases)
    if done.affairs:
        tell("published", count=done.affairs)
    if not done.people:
        tell("no_people")


def migrate() -> None:
    """Bring the database up to this program's schema, after a copy of it into var/backups/."""
    house = open_house(current=False)
    steps = bring_up(house.store, now=house.now, backups=house.settings.var / "backups")
    tell("migrated" if steps else "current", count=steps)


def password(login: Login) -> None:
    """Give an account a new initial password; its sessions end."""
    house = open_house()
    tell("password_set", login=login, password=give_initial_password(house, login))


def second_factor(login: Login, *, reason: Reason = "yikou second-factor") -> None:
    """Take an account's second factor away, so that it is set up anew; its sessions end."""
    reset(open_house(), login, by="", reason=reason)
    tell("second_factor_reset", login=login)


def _show(status: Status, step: str, **params: int) -> None:
    status.update(words(f"step.{step}", **params))


def _show_cases(status: Status, done: int, of: int) -> None:
    _show(status, "cases", done=done, of=of)


COMMANDS = {
    init: N_("建好数据库，发布事项；已有的原样保留"),
    migrate: N_("把数据库升级到本程序用的版本，升级前在 var/backups/ 留一份备份"),
    password: N_("给账号一个新的初始密码，它的登录全部退出"),
    second_factor: N_("清除账号的动态码，由本人重新设置；它的登录全部退出"),
}
