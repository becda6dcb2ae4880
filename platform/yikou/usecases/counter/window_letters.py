"""The words of a notice that a window hands out, frozen as they were printed. Always in Chinese, as every document."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

import msgspec

from yikou.flow.program import Program
from yikou.texts import N_, Translate, say
from yikou.usecases.counter.conditions import in_words
from yikou.usecases.counter.lacks import Lacks

Group = tuple[str, tuple[str, ...]]
TITLES = {"missing": N_("一次性告知书"), "refused": N_("不予受理通知书")}
TEXTS = {
    "papers": N_("需要补交的材料"),
    "perhaps": N_("视情况还要带"),
    "answers": N_("申请表中需要填写或更正的内容"),
    "unmet": N_("不符合的条件"),
    "elsewhere": N_("受理窗口"),
    "reasons": N_("理由"),
    "basis": N_("依据"),
    "opening_missing": N_("您就“{affair}”提出的申请，经当面核对，还有下列内容。请一次备齐，备齐后即可受理。"),
    "opening_refused": N_("您就“{affair}”提出的申请，经审查，不予受理。"),
    "come": N_("备齐后请到{org}窗口办理。受理以前不计算办理时限。"),
    "ask": N_("有疑问的，请拨打 {phone}。"),
    "appeal": N_(
        "对不予受理不服的，可以自收到本通知书之日起六十日内申请行政复议，或者自收到之日起六个月内向人民法院提起行政诉讼。"
    ),
    "new_facts": N_("情况有变、符合条件以后，可以重新申请。"),
    "law": N_("《{title}》{clause}"),
}


class Letter(msgspec.Struct, frozen=True, omit_defaults=True):
    """A notice as it was printed. groups: a heading and its lines, in order; to: the applicant; clerk: who told."""

    title: str
    number: str
    org: str
    phone: str
    to: str
    affair: str
    clerk: str
    on: date
    opening: str
    groups: tuple[Group, ...]
    closing: tuple[str, ...]


packed = msgspec.json.Encoder().encode
unpacked = msgspec.json.Decoder(Letter).decode


def missing_groups(program: Program, lacks: Lacks) -> tuple[Group, ...]:
    """Everything that is missing, under headings; headings without lines are left out."""
    tell = partial(say, TEXTS, params={}, translate=program.translate)
    return _filled(
        (tell("papers"), lacks.papers),
        (tell("perhaps"), lacks.perhaps),
        (tell("answers"), lacks.answers),
        (tell("unmet"), (in_words(program, one) for one in lacks.unmet)),
        (tell("elsewhere"), (text for text in (lacks.place, lacks.again) if text)),
    )


def refused_groups(program: Program, reasons: Sequence[str]) -> tuple[Group, ...]:
    """The reasons, and the law that the affair rests on."""
    tell = partial(say, TEXTS, translate=program.translate)
    basis = (tell("law", {"title": one.title, "clause": one.clause}) for one in program.affair.guide.basis)
    return _filled((tell("reasons", {}), reasons), (tell("basis", {}), basis))


def _filled(*groups: tuple[str, Iterable[str]]) -> tuple[Group, ...]:
    made = ((heading, tuple(lines)) for heading, lines in groups)
    return tuple(group for group in made if group[1])


def closing(kind: str, *, org: str, phone: str, translate: Translate) -> tuple[str, ...]:
    """What the applicant can do now."""
    tell = partial(say, TEXTS, translate=translate)
    lines = [tell("come", {"org": org})] if kind == "missing" else [tell("new_facts", {}), tell("appeal", {})]
    return (*lines, tell("ask", {"phone": phone})) if phone else tuple(lines)
