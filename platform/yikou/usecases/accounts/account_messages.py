"""Sentences about signing in and passwords, by code."""

from yikou.texts import N_

MESSAGES = {
    "not_known": N_("账号或密码不对。"),
    "too_many_tries": N_("试错的次数太多，请 {minutes} 分钟后再试。忘记密码就找本单位管理员重设。"),
    "no_post": N_("您今天没有在任岗位，不能登录。请找本单位管理员。"),
    "code_wrong": N_("动态码不对，或者已经用过。请等手机上换出下一个再输。"),
    "code_late": N_("输密码之后过了 5 分钟，请重新登录。"),
    "proof_wrong": N_("密码或动态码不对，请再输一次。"),
    "token_may_not_seal": N_("这个令牌不能签章。要签章，请本人登录办理，或请管理员另发准许签章的令牌。"),
    "factor_whose": N_("没有这个账号，或者这个账号没有设置动态码。"),
    "factor_why": N_("请写明为什么清除，审计日志里要留。"),
    "factor_there": N_("动态码已经设好了。换手机就请管理员先清除。"),
    "old_wrong": N_("现在的密码不对。"),
    "password_short": N_("新密码少于 {least} 个字，请写长一些。"),
    "password_long": N_("新密码多于 {most} 个字，请写短一些。"),
    "password_common": N_("这个密码太多人用，容易被猜到，请换一个。"),
    "password_login": N_("新密码里有您的账号，容易被猜到，请换一个。"),
    "password_same": N_("新密码和现在的一样，请换一个。"),
    "repeat_differs": N_("两次输入的新密码不一样，请再输一遍。"),
}
