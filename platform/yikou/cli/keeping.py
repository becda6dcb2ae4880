"""Commands that keep a house in order: the clock's work, proof that nothing was changed, copies of everything."""

from pathlib import Path
from typing import Annotated

import typer

from yikou.cli.common import console, give_up, open_house, say_finding, settings_here, tell
from yikou.cli.language import listed, words
from yikou.store.backup import BackupRefused
from yikou.texts import N_
from yikou.usecases.acts import ticking
from yikou.usecases.acts.indexing import index_all
from yikou.usecases.operation import keeping, rebuilding

Target = Annotated[Path, typer.Argument(metavar=N_("文件夹"), help=N_("还不存在的文件夹"))]
Anchors = Annotated[Path | None, typer.Option(metavar=N_("文件夹"), help=N_("另存的锚点，代替 var/anchors"))]
Source = Annotated[Path, typer.Argument(metavar=N_("备份"), help=N_("yikou backup 写出的文件夹"))]


def tick() -> None:
    """Do what the clock has to do by now; `yikou serve` does it by itself."""
    house = open_house()
    done = ticking.tick(house)
    index_all(house)
    if not ticking.is_tidied(house, house.today):
        ticking.tidy(house)
    tell("ticked", count=done.done)
    if done.failed:
        give_up("tick_failed", 1, cases=listed(dict.fromkeys(done.failed)))


def verify(anchors: Anchors = None) -> None:
    """Prove that ledgers, files and outputs are as they were written; name the first bad entry of each case."""
    if anchors and not anchors.is_dir():
        give_up("no_anchors", 2, path=anchors)
    with console.status(""):
        findings = keeping.verify(open_house(), anchors=anchors)
    for finding in findings:
        say_finding(finding)
    if findings:
        give_up("not_verified", 1, count=len(findings))
    tell("verified")


def rebuild() -> None:
    """Make lists, inboxes and counts again from the ledgers, and say what differed; nobody writes meanwhile."""
    with console.status(""):
        differences = rebuilding.rebuild(open_house())
    for table, numbers in rebuilding.differing(differences).items():
        tell("differed", what=words(f"table.{table}"), cases=listed(numbers))
    if differences:
        give_up("rebuilt_anew", 1, count=len(differences))
    tell("rebuilt")


def backup(target: Target) -> None:
    """Copy database, files and anchors into a new folder, while people work."""
    if target.exists():
        give_up("target_exists", 2, target=target)
    with console.status(""):
        done = keeping.backup(open_house(current=False), target)
    tell("backed_up", target=target, cases=done.cases, entries=done.entries, files=done.files)


def restore(source: Source) -> None:
    """Bring a backup into an empty var/ and verify it there."""
    settings = settings_here()
    try:
        with console.status(""):
            done = keeping.restore(settings, source)
    except BackupRefused as refused:
        for finding in refused.findings:
            say_finding(finding)
        give_up(
            f"not_restored.{refused.why}", 2 if refused.why == "not_empty" else 1, target=settings.var, source=source
        )
    tell("restored", target=settings.var, cases=done.cases, entries=done.entries, files=done.files)


COMMANDS = {
    tick: N_("办理现在已经到时的事；yikou serve 自己会办"),
    verify: N_("核验流转记录、附件和文书，说出每件第一条不对的记录"),
    rebuild: N_("按流转记录重算列表、待办和统计；重算时不能有人写入"),
    backup: N_("把数据库、附件和锚点备份到一个新文件夹，大家可以照常办理"),
    restore: N_("把备份恢复到空的 var/，并在那里核验"),
}
