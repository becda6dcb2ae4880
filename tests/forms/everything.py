"""An affair whose form holds every type of field, in a house of its own beside the shared files of the real one."""

import json
from pathlib import Path
from shutil import copytree

from tests.forms.contract import whole
from yikou.settings import HOUSE

SLUG = "everything"
RULES = """\
format: 1
affair: everything
title: 样样都有的申请
code: QT-0001
uses: [district, counter, acceptance]
guide:
  category: 其他
  kind: service
  authority: civil_affairs
  conditions: 谁都可以
  statutory: 20 workdays
  promised: 10 workdays
  fee: 0
  phone: 0451-8600 0800
  results: 没有结果
applicant: {kind: person, is: form.applicant}
filed_by: [window, street_window]
keep: 1 year
outcomes:
  granted: {title: 准予}
  rejected: {title: 不准}
materials:
  id_card: {title: 身份证, needed: always, carries: [form.applicant.id_number]}
lanes:
  kinds:
    normal: {title: 普通, limit: guide.promised}
clocks:
  total: {limit: lane.limit, stops_in: [supplement]}
steps:
  accept:
    title: 窗口受理
    who: [window, street_window]
    edits: [form]
    verbs: [{approve: {title: 受理}}, supplement, {reject: {title: 不予受理}}]
flow:
  - accept
  - end: granted
"""
APPLICANT = {"$ref": "shared/person.schema.json", "title": "申请人", "x-section": "who"}


def house_with_everything(folder: Path) -> Path:
    """A folder as `Settings.house` wants it, with this affair alone."""
    return house_of_affair(folder, SLUG, rules=RULES, schema=json.dumps(_schema(), default=float))


def house_of_affair(folder: Path, slug: str, *, rules: str, schema: str) -> Path:
    """A house with one affair: pages, seeds and shared definitions are those of the product."""
    for name in ("rules/shared", "rules/parameters", "rules/functions", "rules/outputs", "schemas/shared"):
        copytree(HOUSE / name, folder / name)
    for name in ("ui", "seeds"):
        (folder / name).symlink_to(HOUSE / name, target_is_directory=True)
    (folder / f"rules/{slug}.rules.yaml").write_text(rules, encoding="utf-8")
    (folder / f"schemas/{slug}.schema.json").write_text(schema, encoding="utf-8")
    return folder


def _schema() -> dict[str, object]:
    made = whole()
    made["x-sections"] = [{"id": "who", "title": "申请人"}, *made["x-sections"]]
    made["properties"] = {"applicant": APPLICANT, **made["properties"]}
    made["required"] = ["applicant", *made["required"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{SLUG}.schema.json", **made}
