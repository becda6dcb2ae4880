"""Small affairs by chance, and hands that drive a case of them by chance: what the proof says is held against both."""

import json
from copy import deepcopy
from random import Random

from hypothesis import strategies as st

from tests.definition.make import PERSON
from tests.flow.world import Case, directory
from tests.proof.small import PARAMETERS
from yikou.definition.reader import read_affair
from yikou.errors import AnswersRefused, Refused
from yikou.flow.program import Program, compile_program

CONDITIONS = (
    "form.amount > 1000",
    "form.urgent",
    "known(form.urgent) and form.urgent",
    "form.kind == 'big'",
    "form.cause == 'fire' and form.kind == 'big'",
    "form.amount + office.proposed > 700",
    "office.proposed > 500",
    "office.grade == 'a'",
    "default(office.grade, 'b') == 'a'",
    "office.note == 'x'",
    "office.grade == 'a' and office.note == 'x'",
    "form.amount / form.share > 10",
    "form.share != 0 and form.amount / form.share > 10",
    "way.by == 'street'",
    "done.visit",
    "any_of(form.members.ill)",
)
HEAD = """\
format: 1
affair: small
title: 小事
applicant: {kind: person, is: form.applicant}
filed_by: [window]
outcomes:
  granted: {title: 准予}
  rejected: {title: 不准}
accepts:
  - {must: form.amount > 0, say: 金额应大于零}
facts:
  high: {title: 金额较高, is: form.amount > 1000}
tables:
  way:
    given: [high, office.proposed]
    gives: [by]
    rows:
      - [yes, any, bureau]
      - [no, up to 500, street]
      - [no, above 500, bureau]
who:
  window: {title: 窗口, role: clerk, at: applicant.community}
  reviewer: {title: 审核人, role: reviewer, at: applicant.community.street}
lanes: {kinds: {normal: {title: 普通, limit: 20 workdays}}}
clocks:
  total: {limit: lane.limit}
  step: {limit: 1 workday}
steps:
  accept: {title: 受理, who: window}
"""
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "applicant": {"$ref": "shared/person.schema.json"},
        "cause": {"type": "string", "oneOf": [{"const": "fire"}, {"const": "other"}]},
        "amount": {"type": "number", "minimum": 0, "maximum": 5000},
        "share": {"type": "integer", "minimum": 0, "maximum": 9},
        "urgent": {"type": "boolean"},
        "members": {
            "type": "array",
            "minItems": 0,
            "maxItems": 3,
            "items": {"type": "object", "properties": {"ill": {"type": "boolean"}}, "required": ["ill"]},
        },
    },
    "required": ["applicant", "cause", "amount", "share"],
    "if": {"properties": {"cause": {"const": "fire"}}, "required": ["cause"]},
    "then": {
        "properties": {"kind": {"type": "string", "oneOf": [{"const": "big"}, {"const": "small"}]}},
        "required": ["kind"],
    },
    "unevaluatedProperties": False,
    "$defs": {
        "office": {
            "type": "object",
            "properties": {
                "proposed": {"type": "number", "minimum": 0, "maximum": 2000},
                "grade": {"type": "string", "oneOf": [{"const": "a"}, {"const": "b"}]},
            },
            "required": ["proposed"],
            "if": {"properties": {"grade": {"const": "a"}}, "required": ["grade"]},
            "then": {
                "properties": {"note": {"type": "string", "oneOf": [{"const": "x"}, {"const": "y"}]}},
                "required": ["note"],
            },
            "unevaluatedProperties": False,
        }
    },
}
FILLS = ([], ["proposed"], ["grade", "note"], ["proposed", "grade", "note"])
VERBS = ("[approve]", "[approve, return]", "[approve, object, return]")


@st.composite
def programs(draw) -> dict[str, bytes]:
    """The files of a small affair, which may not be readable."""
    schema = deepcopy(SCHEMA)
    for name, record in (("urgent", schema), ("members", schema), ("grade", schema["$defs"]["office"])):
        record["required"] = [*record["required"], *([name] if draw(st.booleans()) else [])]
    rules = HEAD + "".join(_step(draw, name) for name in ("visit", "decide")) + "flow:\n  - accept\n"
    rules += "".join(_item(draw, step) for step in draw(st.permutations(["visit", "decide"]))) + "  - end: granted\n"
    return {
        "rules/small.rules.yaml": rules.encode(),
        "schemas/small.schema.json": json.dumps(schema).encode(),
        "schemas/shared/person.schema.json": json.dumps(PERSON).encode(),
    }


def _step(draw, name: str) -> str:
    fills, edits = draw(st.sampled_from(FILLS)), draw(st.sampled_from(["", "[office.proposed]", "[form]"]))
    parts = [f"title: {name}, who: reviewer, clock: step, verbs: {draw(st.sampled_from(VERBS))}"]
    parts += [f"fills: [{', '.join(fills)}]"] if fills else []
    parts += [f"edits: {edits}"] if edits else []
    return f"  {name}: {{{', '.join(parts)}}}\n"


def _item(draw, step: str) -> str:
    """The step, alone or under a condition, then perhaps a condition that ends the case."""
    lines = [f"  - {step}\n"]
    if draw(st.integers(0, 3)) == 0:
        lines = [f'  - {{when: "{draw(st.sampled_from(CONDITIONS))}", do: [{step}]}}\n']
    after = [*CONDITIONS, f"done.{step}.result"]
    for _ in range(draw(st.integers(0, 2))):
        lines.append(f'  - {{when: "not ({draw(st.sampled_from(after))})", do: [{{end: rejected}}]}}\n')
    return "".join(lines)


def compiled(files) -> Program:
    """The program of those files."""
    return compile_program(read_affair(files, "small", parameters=PARAMETERS), PARAMETERS)


def drive(program: Program, chance: Random) -> None:
    """One case from filing to its end, with valid values; Refused("unknown") where the proof has lied."""
    case = Case(program, people=directory())
    case.do("file", "wang", form=_form(program, chance), then="accept")
    for _ in range(30):
        if case.now_state.is_ended:
            return
        task = next(iter(case.now_state.tasks.values()))
        _act(case, task.step, chance)


def _act(case: Case, step: str, chance: Random) -> None:
    verbs = case.program.affair.steps[step].verbs
    verb = chance.choice([name for name in ("approve", "approve", "object", "return") if name in verbs])
    who = "wang" if step == "accept" else "chen"
    if verb == "return":
        case.do("return", who, step, reason="重办", to=chance.choice(case.now_state.way))
        return
    may = case.program.affair.steps[step]
    given = {}
    if may.fills or any(path[0] == "office" for path in may.edits):
        names = {*may.fills, *(path[1] for path in may.edits if path[0] == "office")}
        given["office"] = {**case.now_state.office, **_office(names, chance)}
    if ("form",) in may.edits and chance.random() < 0.5:
        given["form"] = {**_form(case.program, chance), "applicant": case.now_state.form["applicant"]}
    try:
        case.do(verb, who, step, **given)
    except AnswersRefused:
        return


def _office(names: set[str], chance: Random) -> dict:
    found = {}
    if "proposed" in names and chance.random() < 0.8:
        found["proposed"] = chance.choice([0, 300, 500, 501, 2000])
    if "grade" in names and chance.random() < 0.7:
        found["grade"] = chance.choice("ab")
        if found["grade"] == "a" and "note" in names and chance.random() < 0.9:
            found["note"] = chance.choice("xy")
    return found


def _form(program: Program, chance: Random) -> dict:
    """A valid form that is acceptable."""
    form = {
        "applicant": {"name": "张三", "id_number": "230199198001011235", "community": "huayuan-1"},
        "cause": chance.choice(["fire", "other"]),
        "amount": chance.choice([1, 200, 1000, 1001, 5000]),
        "share": chance.choice([0, 1, 9]),
        "urgent": chance.choice([True, False]),
        "members": [{"ill": chance.choice([True, False])} for _ in range(chance.randint(0, 2))],
    }
    if form["cause"] == "fire":
        form["kind"] = chance.choice(["big", "small"])
    for name in ("urgent", "members"):
        if chance.random() < 0.3 and name not in program.affair.form.schema["required"]:
            del form[name]
    return form


def refused(program: Program, chance: Random) -> str:
    """The condition that was unknown when a case was driven, or ''."""
    try:
        drive(program, chance)
    except Refused as why:
        return str(why.params.get("text", "")) if why.code in ("unknown", "no_case") else ""
    return ""
