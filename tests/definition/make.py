"""The smallest affair that uses most of the format, and ways to spoil it."""

import json

from yikou.definition.examine import examine
from yikou.definition.model import Parameter
from yikou.definition.reader import read_affair

PARAMETERS = {"line": Parameter("line", "标准", "元", ())}

RULES = """\
format: 1
affair: small
title: 小事
applicant: {kind: person, is: form.applicant}
filed_by: [window, applicant]
guide:
  statutory: 20 workdays
  promised: 10 workdays
  fee: 0
places:
  bureau: {title: 民政局, org: civil-affairs-bureau}
outcomes:
  granted: {title: 准予}
  rejected: {title: 不准}
accepts:
  - {must: form.amount > 0, say: 金额应大于零}
materials:
  id_card: {title: 身份证, needed: always, carries: [form.applicant.id_number]}
  proof:
    title: 证明
    needed: form.cause == 'fire'
    may_follow: {within: 5 workdays, before: decide}
facts:
  high: {title: 金额较高, is: form.amount > 1000}
tables:
  way:
    title: 走法
    given: [high, office.proposed]
    gives: [by]
    rows:
      - [yes, any, bureau]
      - [no, up to param.line, street]
      - [no, above param.line, bureau]
who:
  window: {title: 窗口, role: clerk, at: applicant.community}
  reviewer: {title: 审核人, role: reviewer, at: applicant.community.street, but_not: [case.accepted_by]}
lanes:
  kinds:
    normal: {title: 普通, limit: guide.promised}
    green: {title: 绿色, rank: 1, limit: 3 workdays}
  enter:
    - {lane: green, when: form.cause == 'fire', because: 火灾}
clocks:
  total: {limit: lane.limit, stops_in: [supplement]}
  review: {limit: {normal: 3 workdays, green: 1 workday}}
verbs:
  supplement: {within: 10 workdays, unanswered: lapse}
steps:
  accept:
    title: 受理
    who: window
    edits: [form]
    verbs: [{approve: {title: 受理}}, supplement, reject]
  decide:
    title: 决定
    who: reviewer
    clock: review
    fills: [proposed]
    suggests: {proposed: form.amount}
    verbs: [approve, object, return]
flow:
  - accept
  - decide
  - choose: done.decide.result
    cases:
      yes: []
      no: [{end: rejected}]
  - end: granted
outputs:
  letter: {title: 决定书, kind: document, on: end.granted, number: 'XS{year}{seq:4}', seal: bureau}
tells:
  ended: {title: 办结, on: end, to: [applicant], by: [sms]}
  asked: {title: 补正, on: any.supplement, to: [applicant], by: [sms]}
access:
  clerks: {role: clerk, at: applicant.community, may: [view], masks: ['mask:id-number']}
checks:
  - example: 火灾
    today: 2026-12-01
    form: {cause: fire, amount: 500}
    office: {proposed: 400}
    expect: {high: no, way.by: street, lane: green, needed: [id_card, proof], way: [accept, decide], outcome: granted}
  - example: 大额
    like: 火灾
    form: {amount: 5000}
    expect: {high: yes}
  - never: {same_person: [accept, decide]}
"""

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "小表",
    "type": "object",
    "properties": {
        "applicant": {"$ref": "shared/person.schema.json", "title": "申请人"},
        "cause": {"title": "原因", "type": "string", "oneOf": [{"const": "fire", "title": "火灾"}, {"const": "other"}]},
        "amount": {"title": "金额", "type": "number", "minimum": 0, "maximum": 50000},
        "members": {
            "title": "成员",
            "type": "array",
            "items": {"type": "object", "properties": {"name": {"type": "string"}, "income": {"type": "number"}}},
        },
    },
    "required": ["applicant", "cause", "amount"],
    "unevaluatedProperties": False,
    "$defs": {
        "office": {
            "type": "object",
            "properties": {"proposed": {"title": "拟定金额", "type": "number", "minimum": 0}},
            "required": ["proposed"],
            "unevaluatedProperties": False,
        }
    },
}

PERSON = {
    "x-applicant": "person",
    "type": "object",
    "title": "个人",
    "properties": {
        "name": {"type": "string", "title": "姓名"},
        "id_number": {"type": "string", "title": "身份证号", "x-mask": "id-number"},
        "community": {"type": "string", "format": "org", "x-org-kind": "community"},
    },
    "required": ["name", "id_number", "community"],
}


def sources(rules=RULES, schema=None, **files):
    """The files of the small affair; further ones by path, with `__` for `/`."""
    found = {
        "rules/small.rules.yaml": rules.encode(),
        "schemas/small.schema.json": json.dumps(schema or SCHEMA, ensure_ascii=False, indent=1).encode(),
        "schemas/shared/person.schema.json": json.dumps(PERSON, ensure_ascii=False).encode(),
    }
    return found | {path: text.encode() for path, text in files.get("more", {}).items()}


def affair(old="", new="", **files):
    """The small affair, with one text replaced by another, as a published version is read."""
    return read_affair(spoilt(old, new, **files), "small", parameters=PARAMETERS)


def problems(old="", new="", **files):
    """What is wrong with it then, warnings left out."""
    return wrong(spoilt(old, new, **files))


def spoilt(old="", new="", **files):
    """Its files, with one text replaced by another."""
    assert old in RULES
    return sources(RULES.replace(old, new, 1), **files)


def wrong(files):
    """What is wrong with the files of the small affair, warnings left out."""
    return tuple(p for p in examine(files, "small", parameters=PARAMETERS).problems if p.level != "warning")


def untranslated(files, slug="small"):
    """The texts of an affair that a language lacks."""
    found = examine(files, slug, parameters=PARAMETERS).problems
    return tuple(p for p in found if p.code == "not_translated")


def line_of(problem, rules):
    """The line that a problem points at."""
    return rules.splitlines()[problem.line - 1]
