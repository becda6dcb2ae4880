"""What a page says when something did not go as asked: what happened, what became of the data, what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass

from yikou.texts import N_


@dataclass(frozen=True, slots=True)
class Wording:
    """title: the heading; said: sentences, the first the most important."""

    title: str
    said: tuple[str, ...]


UNCHANGED = N_("没有任何内容被改动。")
NOT_SAVED = N_("刚才这一步没有保存，之前保存的内容都在。")

WORDINGS: Mapping[int, Wording] = {
    400: Wording(N_("这个请求看不懂"), (N_("浏览器发来的内容不完整。"), NOT_SAVED)),
    403: Wording(N_("您不能打开这一页"), (N_("您现在的岗位没有这项权限。"), UNCHANGED)),
    404: Wording(N_("没有找到"), (N_("地址可能写错了，也可能这一件不归您的岗位办理。"), UNCHANGED)),
    405: Wording(N_("这个地址不能这样打开"), (N_("请从页面上的按钮或链接进入。"), UNCHANGED)),
    408: Wording(N_("等了太久"), (N_("内容没有传完，网络可能太慢。"), NOT_SAVED)),
    409: Wording(N_("有人先办了这一件"), (N_("您打开这一页之后，这一件已经往前走了。"), N_("您刚才的操作没有执行。"))),
    413: Wording(N_("内容太大"), (N_("一次最多上传 {megabytes} MB，请压缩后再传，或分几次传。"), NOT_SAVED)),
    422: Wording(N_("这一步现在不能办"), (N_("填写的内容还不完整，或这一件的状态不允许。"), NOT_SAVED)),
    429: Wording(N_("尝试的次数太多"), (N_("请过几分钟再试。"), UNCHANGED)),
    500: Wording(N_("系统出错了"), (NOT_SAVED, N_("请再试一次；还不行就把下面的编号告诉技术支持。"))),
    503: Wording(N_("系统正忙"), (NOT_SAVED, N_("过一会儿再试，您写的内容还在这一页上。"))),
}

AWAY = Wording(
    N_("暂时连不上数据库"),
    (
        N_("刚才提交的多半没有记下。办件再提交一次，也不会办成两次。"),
        N_("过一会儿再试，您写的内容还在这一页上。"),
    ),
)
STALE_FORM = Wording(
    N_("请再确认一次"),
    (N_("这一页是您重新登录之前打开的，所以还没有提交。"), N_("您写的内容还在，确认后继续；上传的文件要重新选。")),
)
STRANGE_FORM = Wording(N_("这次提交没有被接受"), (N_("它不是从本系统的页面发出的。"), UNCHANGED))
CONFLICT = N_("{who}刚刚办了这一件")
ASK = N_("需要这项权限，请找{ask}。")
SEND_AGAIN = N_("继续提交")
TO_HOME = N_("回到首页")
TO_LOGIN = N_("去登录")
EXPIRED = N_("登录已过期，请重新登录。写的内容还在，登录后可以继续提交。")
SIGN_IN_FIRST = N_("请先登录。")
PASSWORD_CHANGED = N_("密码已改，其他地方的登录都已退出。")
LOGIN_PAGE_STALE = N_("这一页放得太久了，请再登录一次。")

KEPT_LABELS: Mapping[str, str] = {
    "opinion": N_("意见"),
    "reason": N_("理由"),
    "text": N_("内容"),
    "question": N_("问题"),
    "note": N_("备注"),
}
"""Last part of a field's name, and how what was typed there is called on the page of an error."""

KEPT_OTHER = N_("填写的内容")
