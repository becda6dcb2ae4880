"""The verbs of docs/format.md 4.11: their Chinese names, their options, and what holds where nothing is said."""

from collections.abc import Mapping
from typing import Any

from yikou.texts import N_

VERB_TITLES: Mapping[str, str] = {
    "approve": N_("同意"),
    "object": N_("不同意"),
    "reject": N_("退办"),
    "conclude": N_("签章办结"),
    "return": N_("退回"),
    "supplement": N_("补办"),
    "answer": N_("答复补正"),
    "extend": N_("延办"),
    "refer": N_("送主管领导"),
    "pause": N_("挂起"),
    "resume": N_("恢复办理"),
    "transfer": N_("转办"),
    "lend": N_("委托"),
    "add_signer": N_("加签"),
    "remove_signer": N_("减签"),
    "claim": N_("认领"),
    "release": N_("放回"),
    "take_back": N_("拿回"),
    "note": N_("备注"),
    "copy": N_("抄送"),
    "urge": N_("催办"),
    "withdraw": N_("撤回"),
    "terminate": N_("终止"),
    "set_lane": N_("调整通道"),
    "revoke": N_("撤销"),
    "lapse": N_("逾期"),
}

EVERYWHERE = ("answer", "claim", "release", "take_back", "note", "copy", "withdraw", "terminate")
"""Offered at every step without being named."""

OF_THE_CASE = ("withdraw", "terminate", "urge", "revoke", "set_lane")
"""Performed on a case, not on a task: their options stand under `verbs` of the affair."""

OF_NO_STEP = frozenset({*OF_THE_CASE, "note", "copy"})
"""Verbs that a step may name, but that are performed on the case: their options are the affair's, and they are an event
only as `any.<verb>`."""

COMMON = "title when needs approved_by"
NEEDS = ("reason", "items", "question", "signature")
OPTIONS: Mapping[str, str] = {
    "reject": "outcome",
    "conclude": "outcomes",
    "return": "to then",
    "supplement": "to within times unanswered",
    "extend": "clock",
    "refer": "to",
    "pause": "reasons",
    "transfer": "to",
    "lend": "to",
    "add_signer": "who",
    "urge": "by",
    "withdraw": "by",
    "terminate": "by",
    "revoke": "by outcome",
}
DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "reject": {"outcome": "rejected"},
    "return": {"to": ("earlier",), "then": "affected"},
    "supplement": {"to": ("filer",)},
    "extend": {"clock": "total"},
    "withdraw": {"by": ("applicant",)},
}
