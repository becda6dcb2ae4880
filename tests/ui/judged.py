"""Where each page is judged: by which sample, or in which browser story. One line a page; a page without one fails."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """A page that a story of tests/browser opens and hands to `check_page`. name: as it is handed over there."""

    file: str
    name: str
    template: str


PAGES: Mapping[str, str | Story] = {
    "/login": "login",
    "/password": "password",
    "/account/second-factor": "second-factor",
    "/manage/second-factors": "second-factors",
    "/counter": "counter",
    "/counter/history": "history",
    "/drafts": "drafts",
    "/drafts/{id}": "intake",
    "/drafts/{id}/steps/{step}": Story("test_forms.py", "everything-step", "pages/counter/step.html"),
    "/counter/supplements": "supplements",
    "/counter/handovers": "handovers",
    "/counter/notices": "notices",
    "/counter/notices/{given}": "notice-given",
    "/desk": "inbox",
    "/desk/print": "inbox-print",
    "/desk/done": "done",
    "/desk/copied": "copied",
    "/desk/stand-ins": "stand-ins",
    "/search": "search",
    "/archive": "archive",
    "/cases/{number}": "case",
    "/cases/{number}/print": "case-print",
    "/cases/{number}/receipt": "receipt",
    "/outputs/{code}": "output",
    "/check": "check-ask",
    "/check/{code}": "check-valid",
    "/regulations": "regulations",
    "/regulations/{slug}": "regulation",
    "/notices": "regulations",
    "/notices/{notice}": "notice",
    "/library/new": "text-edit",
    "/library/{slug}/edit": "text-edit",
    "/calendar": "calendar-year",
    "/calendar/days": "calendar-days",
    "/calendar/publish": "calendar-publish",
    "/calendar/hours": "calendar-hours",
    "/account": "account",
    "/messages": "messages",
    "/people": "people",
    "/help": "help",
    "/help/everybody": "help",
    "/help/{audience}": "help",
    "/edits": "edits",
    "/phrases": "phrases",
    "/supervision": "supervision",
    "/manage/orgs": "manage-orgs",
    "/manage/orgs/{org}": "manage-orgs",
    "/manage/orgs/{org}/{act}": "manage-form",
    "/manage/people/{person}": "manage-person",
    "/manage/people/{person}/{act}": "manage-form",
    "/manage/roles": "manage-roles",
    "/manage/roles/{role}": "manage-form",
    "/manage/seals": "manage-seals",
    "/manage/seals/{org}": "manage-seal",
}
"""By path."""

ANSWERS: Mapping[str, str | Story] = {
    "POST /login": "login-code",
    "POST /account/proof": "proof",
    "POST /desk/approve": "batch",
    "a refusal": "error-409",
    "the last step of a form": Story("test_forms.py", "everything-check", "pages/counter/check.html"),
}
"""Pages without an address of their own: what they answer."""

NO_PAGES = (
    "/",
    "/health",
    "/health/live",
    "/metrics",
    "/static/{version}/{name:path}",
    "/desk/rows",
    "/desk/stream",
    "/messages/bell",
    "/supervision/figures",
    "/supervision/stream",
    "/cases/{number}/viewer",
    "/files/{key}",
    "/files/{key}/pages/{page}",
)
"""A way on to a page, files, and parts of a page that its sample shows; tables for downloading go without a line."""
DOWNLOADS = ("/export", ".xlsx")
