"""What is posted twice is done once: the second post ends where the first did."""

from tests.usecases.office import PICTURE, Office, picture
from yikou.usecases.case.acting_on_cases import upload
from yikou.usecases.intake.intake_papers import Upload

SUN = "sun.zhiqiang"


def test_a_remark_that_is_posted_twice_stands_once(office: Office):
    number = office.relief()
    seen = office.state(number).no
    first, second = (office.do(SUN, number, "note", seen=seen, text="电话已打") for _ in range(2))
    assert second.entries == first.entries[:1]
    assert office.state(number).no == seen + 1


def test_another_remark_and_the_same_words_later_are_new(office: Office):
    number = office.relief()
    seen = office.state(number).no
    office.do(SUN, number, "note", seen=seen, text="电话已打")
    office.do(SUN, number, "note", seen=seen, text="无人接听")
    office.do(SUN, number, "note", text="电话已打")
    office.do("lin.xiaoyan", number, "note", seen=seen, text="电话已打")
    assert office.state(number).no == seen + 4


def hand_in(office: Office, number: str, content: bytes, name: str = "same.png", login: str = "lin.xiaoyan") -> int:
    scans = (Upload(name, content),)
    upload(office.house, office.acting(login), number, material="id_card", uploads=scans)
    return len(office.state(number).papers["id_card"])


def test_a_paper_that_is_posted_twice_is_one_version(office: Office):
    number = office.relief()
    assert [hand_in(office, number, PICTURE) for _ in range(2)] == [2, 2]
    assert office.value("select count(*) from paper where case_number = ?", number) == 2


def test_other_bytes_or_another_name_are_a_version_of_their_own(office: Office):
    number = office.relief()
    versions = [hand_in(office, number, PICTURE), hand_in(office, number, picture("JPEG"))]
    assert [*versions, hand_in(office, number, PICTURE, "again.png"), hand_in(office, number, PICTURE)] == [2, 3, 4, 5]
