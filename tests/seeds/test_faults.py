"""What is wrong with a seed file is said with file, line and what to do."""

import pytest

from tests.seeds.district import said_of
from yikou.errors import DefinitionRefused
from yikou.usecases.seeding.seed_files import read_seeds
from yikou.usecases.seeding.seed_messages import text_of

CASES = [  # file, what stands there, what is written instead, what is said of it
    ("orgs.csv", "chunhui,春晖社区", "chunhui,", "orgs.csv 第 4 行：这一行的 name 没有填，请填写。"),
    ("orgs.csv", "community,huayuan,HY01", "community,huayaun,HY01", "或先在相应的表里加上。是否想写 huayuan？"),
    ("orgs.csv", "HY02", "HY01", "orgs.csv 第 5 行：HY01 已在上面用过，不能重复，请换一个。"),
    ("orgs.csv", "2025-07-01,chunhui", "2025-07-01,chengnan", "orgs.csv 第 9 行：chengnan 不能由自己接替"),
    (
        "orgs.csv",
        "HY,0451-8600 0300,2019-01-01",
        "HY,0451-8600 0300,2019-13-01",
        "2019-13-01 不是日期，应如 2026-12-01。",
    ),
    ("orgs.csv", "slug,name", "name,slug", "orgs.csv 第 1 行：表头不对，第一行应为 slug,name,name_en"),
    ("orgs.csv", "HY,0451-8600 0300,", "HY,0451-8600,0300,", "orgs.csv 第 3 行：这一行有 11 格，应有 10 格。"),
    ("orgs.csv", "huayuan,花园街道", 'huayuan,"花园"街道', "orgs.csv 第 3 行：引号不配对"),
    ("staff.csv", "s002,ma.zhenhua", "s002,shen.jing", "staff.csv 第 3 行：shen.jing 已在上面用过"),
    ("staff.csv", "沈静,23019919880313866", "沈静,23019919880313867", "staff.csv 第 2 行：身份证号 23019919880313867"),
    ("posts.csv", "shen.jing,administrator", "shen.jin,administrator", "posts.csv 第 2 行：login 写的是 shen.jin"),
    ("posts.csv", "中心主任,10", "中心主任,first", "first 应为不小于 0 的整数"),
    ("posts.csv", "2019-01-01,2025-07-01", "2019-01-01,2018-07-01", "截止日 2018-07-01 不晚于起始日 2019-01-01"),
    ("residents.csv", "230199197106143520", "230199197106143521", "residents.csv 第 2 行：身份证号 230199197106143521"),
    ("residents.csv", "chunhui,河沟街 14", "huayuan,河沟街 14", "community 写的是 huayuan，没有这一项"),
    ("resident_facts.csv", "unemployment", "unemployed", "resident_facts.csv 第 2 行：kind 写的是 unemployed"),
    (
        "resident_facts.csv",
        "disability,肢体三级,区残疾人联合会,2019-08-20",
        "unemployment,x,x,2025-11-21",
        "同一起始日的数据已有一行",
    ),
    ("calendar/2026.yaml", "year: 2026", "year: 2025", "calendar/2026.yaml 第 3 行：文件名是 2026 年，里面写的是 2025"),
    ("calendar/2026.yaml", "2026-10-01:", "2027-10-01:", "2027-10-01 不是 2026 年的日期"),
    ("calendar/office.yaml", "08:30-11:30", "08:30 11:30", "08:30 11:30 不是一段上班时间"),
    ("calendar/office.yaml", "08:30-11:30", "08:30-14:30", "上班时间至少一段，由早到晚，互不重叠。"),
    ("calendar/office.yaml", "Asia/Shanghai", "Asia/Harbinn", "没有时区 Asia/Harbinn"),
    (
        "regulations/archive.yaml",
        "title:",
        "titel:",
        "regulations/archive.yaml 第 1 行：没有 titel 这个键。是否想写 title？",
    ),
    ("accounts.yaml", "demo: yes", "demo: no", "accounts.yaml 第 3 行：demo 写的是 no"),
    ("accounts.yaml", "lin.xiaoyan", "lin.xiaoyang", "或先在相应的表里加上。是否想写 lin.xiaoyan？"),
]


@pytest.mark.parametrize(("name", "old", "new", "said"), CASES)
def test_a_fault_is_said_with_its_line(tmp_path, name, old, new, said):
    assert said in said_of(tmp_path, name, (old, new))


def test_all_faults_are_said_at_once(tmp_path):
    said = said_of(tmp_path, "orgs.csv", ("HY02", "HY01"), ("huayuan,HY03", "huayaun,HY03"))
    assert len(said.splitlines()) == 2


def test_a_missing_file_is_said(tmp_path):
    (tmp_path / "roles.csv").write_text("name,title,title_en\n", encoding="utf-8")
    with pytest.raises(DefinitionRefused) as refused:
        read_seeds(tmp_path)
    assert "staff.csv 第 0 行：没有文件 staff.csv。" in [text_of(problem) for problem in refused.value.problems]


def test_a_file_in_another_encoding_is_said(tmp_path):
    (tmp_path / "orgs.csv").write_bytes("slug\n花园街道".encode("gb18030"))
    with pytest.raises(DefinitionRefused) as refused:
        read_seeds(tmp_path)
    assert "orgs.csv 第 2 行：文件不是 UTF-8 编码，请另存为 UTF-8。" in [text_of(it) for it in refused.value.problems]
