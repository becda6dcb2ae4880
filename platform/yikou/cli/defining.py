"""Commands for the author of an affair beside `check`: publish, export, and the functions that rules may call."""

from pathlib import Path
from typing import Annotated

import typer

from yikou.cli.common import console, give_up, open_house, tell, tell_problem
from yikou.cli.findings import available_line
from yikou.rules.functions.loading import load_functions
from yikou.rules.functions.page import page
from yikou.settings import from_environment
from yikou.texts import N_
from yikou.usecases.definitions import publishing
from yikou.usecases.definitions.available import available

Slugs = Annotated[list[str] | None, typer.Argument(metavar=N_("事项"), help=N_("事项代号；不写就是 rules/ 里的全部"))]
Slug = Annotated[str, typer.Argument(metavar=N_("事项"), help=N_("事项代号，如 hardship-relief"))]
Version = Annotated[int | None, typer.Option(metavar=N_("版本"), min=1, help=N_("已发布的第几版；不写就是最新的"))]
Markdown = Annotated[bool, typer.Option("--markdown", help=N_("整篇参考，即 docs/functions.md 的内容"))]
Folder = Annotated[Path, typer.Option(metavar=N_("文件夹"), help=N_("写到哪里，分放在 rules/ 和 schemas/ 下"))]
Note = Annotated[str, typer.Option(metavar=N_("说明"), help=N_("改了什么，记录在案"))]


def publish(slugs: Slugs = None, note: Note = "") -> None:
    """Publish affairs of rules/ as numbered versions; what has not changed keeps its number.

    What affairs that were not named could take over from changed defaults is listed.
    """
    house = open_house()
    published = publishing.publish(house, slugs or (), by="", note=note, heed=tell_problem)
    if not published:
        give_up("nothing_to_publish", 2, path=house.settings.house)
    for slug, done in published.items():
        tell("version_new" if done.is_new else "version_same", slug=slug, number=done.number)
    for slug, newer in available(house).items():
        console.print(available_line(slug, newer), markup=False)


def export(slug: Slug, version: Version = None, to: Folder = Path()) -> None:
    """Write the files of a published version, byte for byte."""
    written = publishing.export(open_house(), slug, version=version, to=to)
    tell("exported", count=len(written), folder=to)


def functions(markdown: Markdown = False) -> None:
    """List the functions that expressions may call: the built-in ones and the district's own."""
    found = load_functions(from_environment().house / "rules" / "functions")
    if markdown:
        typer.echo(page(found), nl=False)
        return
    for one in found.values():
        example, gives = one.example
        tell("function", name=one.name, label=one.label, example=example, gives=gives, doc=one.doc.partition("\n")[0])


COMMANDS = {
    publish: N_("把 rules/ 里的事项发布成有编号的版本；没有变化的，编号不变\n没有写到、公用内容却有了新的事项也会列出"),
    export: N_("写出一个已发布版本的文件，与发布时一字不差"),
    functions: N_("列出表达式里可以用的函数：内置的和本区自己的"),
}
