"""`yikou token`: made for one post, shown once, listed, ended."""

from tests import databases


def test_a_token_is_the_only_line_of_the_output(demo, var):
    made = demo("token", "lin.xiaoyan", "--name", "区数据平台")
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("yikou_")
    assert made.stdout.count("\n") == 1
    assert "林晓燕（春晖社区 · 3 号窗口）" in made.stderr
    secret = made.stdout.strip()
    [row] = databases.rows(var, "select token_hash, post, name from api_token")
    assert secret not in row
    assert row[1:] == ("clerk@chunhui", "区数据平台")


def test_tokens_are_listed_and_ended(demo):
    id = demo("token", "lin.xiaoyan").stderr.split()[1]
    assert id in demo("token", "--list").stdout
    assert "立即生效" in demo("token", "--revoke", id).stdout
    assert "已作废" in demo("token", "lin.xiaoyan", "--list").stdout
    assert demo("token", "--revoke", id).returncode == 1


def test_a_token_needs_somebody_and_a_post_of_theirs(demo):
    assert demo("token").returncode == 2
    assert "没有这个登录名" in demo("token", "nobody").stderr
    refused = demo("token", "lin.xiaoyan", "--post", "reviewer@chunhui")
    assert (refused.returncode, "没有这个岗位" in refused.stderr) == (1, True)
