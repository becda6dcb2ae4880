"""What a problem says to whoever wrote the program: what is the case, what became of the data, what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from yikou.texts import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem. name: last part of its `type`; title: the same for every problem of this kind."""

    status: int
    name: str
    title: str
    detail: str


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(400, "bad-request", N_("请求读不懂"), N_("请求不完整，或不合 HTTP 的写法。什么也没有改。")),
        Kind(400, "bad-json", N_("不是可用的 JSON"), N_("请求的正文不能读成 JSON。什么也没有改。")),
        Kind(
            400,
            "key-missing",
            N_("缺少 Idempotency-Key"),
            N_("请在请求头写明 Idempotency-Key，每次新的申请用一个新值，重发同一请求时用原值。"),
        ),
        Kind(401, "no-token", N_("没有令牌"), N_("请在请求头写明 Authorization: Bearer 和令牌。")),
        Kind(401, "bad-token", N_("令牌无效"), N_("令牌写错、已到期、已作废，或持有人已离开这个岗位。")),
        Kind(403, "not-allowed", N_("没有这项权限"), N_("这个岗位不能这样办理。什么也没有改。")),
        Kind(
            403,
            "may-not-seal",
            N_("这个令牌不能签章"),
            N_("签章要本人登录办理，或由管理员另发准许签章的令牌（yikou token --may-seal）。什么也没有改。"),
        ),
        Kind(404, "not-found", N_("没有找到"), N_("没有这一项，或者它不归这个岗位办理。")),
        Kind(405, "wrong-method", N_("这个地址不能这样用"), N_("请核对请求方法，Allow 写明可用的。")),
        Kind(406, "not-acceptable", N_("不能这样回答"), N_("这里只回答 application/json，请核对 Accept。")),
        Kind(408, "too-slow", N_("等了太久"), N_("正文没有传完。什么也没有改。")),
        Kind(409, "conflict", N_("有人先办了这一件"), N_("{who}已于 {at} 办理：{did}。请重新读取这一件后再办。")),
        Kind(413, "too-large", N_("内容太大"), N_("请减少后再发。什么也没有改。")),
        Kind(415, "wrong-type", N_("正文的类型不对"), N_("这里要 {type}，请核对 Content-Type。")),
        Kind(422, "wrong-shape", N_("内容的结构不对"), N_("请对照 openapi.json 核对。什么也没有改。")),
        Kind(422, "invalid", N_("填写的内容还不能受理"), N_("共 {n} 处要改，逐项见 errors。什么也没有改。")),
        Kind(422, "refused", N_("这一步现在不能办"), N_("填写的内容还不完整，或这一件的状态不允许。")),
        Kind(422, "key-reused", N_("Idempotency-Key 已用过"), N_("同一个值已用于另一个请求。新的申请请用新值。")),
        Kind(429, "too-many", N_("尝试的次数太多"), N_("从这个地址发来太多无效的令牌，请过几分钟再试。")),
        Kind(429, "too-fast", N_("请求太快"), N_("这个令牌一分钟内的请求太多，请 {seconds} 秒后再发。")),
        Kind(
            429,
            "too-many-uploads",
            N_("今天上传的文件太多"),
            N_("一人一天最多上传 {files} 个文件、{megabytes} MB。请明天再发。"),
        ),
        Kind(500, "broken", N_("系统出错了"), N_("这一步没有保存。还不行就把编号 {request} 告诉技术支持。")),
        Kind(503, "busy", N_("系统正忙"), N_("这一步没有保存，请过一会儿再发。")),
    )
}

BODY: Mapping[str, str] = {
    "no_json": N_("不是 UTF-8 的 JSON"),
    "twice": N_("“{name}”写了两次"),
    "number": N_("数字的写法不对，或超过 18 位"),
    "text": N_("文字里有不完整的字符"),
    "deep": N_("层次太深"),
    "many": N_("内容的项数太多，最多 10,000 项"),
    "missing": N_("缺少“{name}”"),
    "unknown": N_("没有“{name}”这一项，请核对拼写"),
    "type": N_("值的类型不对"),
    "value": N_("值不在允许的范围内"),
}
