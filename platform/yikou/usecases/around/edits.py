"""What somebody edited, for the log that nobody can change: who, when, before and after, and why.

Every edit of what many people go by (calendar, regulations, notices, accounts, stand-ins) is noted in the transaction
that makes it. The texts of fields are noted in the first language and translated when they are read.
"""

from collections.abc import Sequence

import msgspec

from yikou.store import audit
from yikou.store.audit import Event
from yikou.store.database import Session
from yikou.texts import N_
from yikou.usecases.acting import Acting
from yikou.usecases.house import House

KINDS = {
    "calendar": (N_("工作日历"), ("calendar_day", "calendar_year", "calendar_hours")),
    "library": (N_("法规与公告"), ("regulation_new", "regulation_changed", "notice_new", "notice_changed")),
    "phrases": (N_("常用语"), ("phrase_added", "phrase_changed", "phrase_dropped")),
    "stand_ins": (N_("代理"), ("stand_in_entered", "stand_in_ended")),
    "accounts": (
        N_("账号"),
        (
            "password_changed",
            "password_given",
            "session_ended",
            "sessions_ended",
            "token_issued",
            "sealing_token_issued",
            "token_revoked",
            "second_factor_set_up",
            "second_factor_reset",
            "recovery_codes_renewed",
            "recovery_code_used",
            "account_unlocked",
            "account_stopped",
            "account_restored",
        ),
    ),
    "people": (
        N_("机构、人员、岗位"),
        (
            "org_added",
            "org_changed",
            "org_moved",
            "org_ended",
            "person_added",
            "person_changed",
            "post_given",
            "post_ended",
            "role_added",
            "role_changed",
        ),
    ),
    "seals": (N_("印章"), ("seal_stopped", "seal_restored")),
}
"""What can be asked for on the page of the log: title and values of `Event.what`."""

WHAT = {
    "calendar_day": N_("改日历的一天"),
    "calendar_year": N_("公布一年的日历"),
    "calendar_hours": N_("改上下班时间"),
    "regulation_new": N_("发布法规"),
    "regulation_changed": N_("修改法规"),
    "notice_new": N_("发布公告"),
    "notice_changed": N_("修改公告"),
    "phrase_added": N_("加常用语"),
    "phrase_changed": N_("改常用语"),
    "phrase_dropped": N_("删常用语"),
    "stand_in_entered": N_("设代理"),
    "stand_in_ended": N_("结束代理"),
    "password_changed": N_("改密码"),
    "password_given": N_("重设密码"),
    "session_ended": N_("退出一处登录"),
    "sessions_ended": N_("退出其他登录"),
    "token_issued": N_("发出程序令牌"),
    "sealing_token_issued": N_("发出可签章的程序令牌"),
    "token_revoked": N_("作废程序令牌"),
    "second_factor_set_up": N_("设动态码"),
    "second_factor_reset": N_("清除动态码"),
    "recovery_codes_renewed": N_("换备用码"),
    "recovery_code_used": N_("用了备用码"),
    "account_unlocked": N_("解除锁定"),
    "account_stopped": N_("停用账号"),
    "account_restored": N_("恢复账号"),
    "org_added": N_("加机构"),
    "org_changed": N_("改机构名称、电话"),
    "org_moved": N_("移动机构"),
    "org_ended": N_("停用机构"),
    "person_added": N_("加人"),
    "person_changed": N_("改姓名、电话"),
    "post_given": N_("给岗位"),
    "post_ended": N_("结束岗位"),
    "role_added": N_("加岗位种类"),
    "role_changed": N_("改岗位名称"),
    "seal_stopped": N_("停用印章"),
    "seal_restored": N_("恢复印章"),
}
"""How an event is called. What is not named here shows as it was noted."""


class Change(msgspec.Struct, frozen=True):
    """A field that was edited. label: its name in the first language; before, after: as people read them, '' for
    nothing."""

    label: str
    before: str
    after: str


class Detail(msgspec.Struct, frozen=True):
    """What an event tells beside its kind. told: free text of events that are no edits."""

    changes: tuple[Change, ...] = ()
    reason: str = ""
    told: str = ""


def note_edit(
    house: House,
    s: Session,
    acting: Acting,
    what: str,
    which: str,
    *,
    changes: Sequence[Change] = (),
    reason: str = "",
) -> None:
    """Notes an edit in the transaction that makes it. what: a key of `WHAT`; which: what was edited."""
    detail = msgspec.json.encode(Detail(tuple(changes), reason)).decode()
    audit.note(s, Event(house.now, acting.person.key, what, which, detail=detail))


def detail_of(event: Event) -> Detail:
    """What was noted with an event.

    >>> from datetime import UTC, datetime
    >>> detail_of(Event(datetime(2026, 3, 1, tzinfo=UTC), "s1", "token_issued", "abc", detail="对账程序")).told
    '对账程序'
    """
    try:
        return msgspec.json.decode(event.detail, type=Detail)
    except msgspec.DecodeError:
        return Detail(told=event.detail)
