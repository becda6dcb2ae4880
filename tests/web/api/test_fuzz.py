"""Whatever is asked, nothing breaks: the API fuzzed from its own description, as clerk, reviewer and administrator.

`make test-api-fuzz` asks for longer.
"""

import os

import pytest

from tests.web.api.fuzzing import fuzz

EXAMPLES = int(os.environ.get("YIKOU_FUZZ", "10"))
PEOPLE = {"clerk": "lin.xiaoyan", "reviewer": "sun.zhiqiang", "administrator": "shen.jing"}


@pytest.mark.parametrize("role", PEOPLE)
def test_no_request_breaks_the_api(district, role):
    statuses = fuzz(district, PEOPLE[role], examples=EXAMPLES)
    assert not {status for _, status in statuses if status >= 500}
    assert statuses["GET /api/v1/inbox", 200]
