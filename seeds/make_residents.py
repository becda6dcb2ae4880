"""Makes the invented residents of the demo district: `python seeds/make_residents.py` writes the two tables again.

The same program gives the same tables. Nobody in them exists: the area code 230199 is not assigned, and telephone
numbers are of a range that is not in use. The people of the demo stories are written by hand in `STORIES`.
"""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent
TODAY = date(2026, 3, 1)
RESIDENTS = 3000
AREA = "230199"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
COLUMNS = ("id_number", "name", "phone", "community", "address", "household", "relation")
FACT_COLUMNS = ("id_number", "kind", "value", "source", "since", "until")


def words(text: str) -> list[str]:
    """A list written as one line."""
    return text.split()


SURNAMES = (
    "王王王李李李张张张刘刘陈陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
)
WOMEN_OLD = words("桂兰 淑珍 秀英 玉梅 凤霞 桂芝 素琴 玉兰 淑芬 秀荣 凤英 桂珍 月娥 淑贤 翠花 兰芝 玉芹 秀云")
MEN_OLD = words("国庆 宝库 德贵 占山 长河 永福 玉山 殿臣 福来 万里 连生 振邦 守信 凤山 喜贵 文生 树林 景荣")
WOMEN = words("丽娜 艳红 海英 春梅 晓玲 红梅 立华 雪梅 丹 静 莹 敏 婷婷 晶 颖 佳 晓丽 玉杰 慧 薇")
MEN = words("海涛 立新 志刚 伟 强 勇 磊 庆丰 建国 晓明 洪亮 大伟 春生 立军 鹏 涛 凯 明亮 新宇 文斌")
GIRLS = words("子涵 欣怡 梓萱 雨萱 诗涵 可馨 一诺 思彤 语桐 若曦 佳琪 梦瑶")
BOYS = words("浩然 子轩 宇航 梓豪 俊熙 一鸣 博文 天佑 家乐 昊天 奕辰 明轩")
STREETS = words("河沟街 松柏街 春光街 学院路 和兴路 白桦街 丁香街 清滨路 文政街 雪园街 繁荣街 林兴路")
DISABILITIES = words("肢体二级 肢体三级 肢体四级 视力二级 视力四级 听力二级 听力三级 精神二级 智力三级")


@dataclass
class Fact:
    """What another office knows; until '' means for as long as nothing else is said."""

    kind: str
    value: str
    source: str
    since: str
    until: str = ""


@dataclass
class Resident:
    """One person, as a row. female decides the digit of the ID number before the last."""

    name: str
    born: date
    female: bool
    relation: str
    id_number: str = ""
    phone: str = ""
    facts: list[Fact] = field(default_factory=list)

    @property
    def age(self) -> int:
        """Completed years on the day for which the tables are made."""
        return TODAY.year - self.born.year - ((TODAY.month, TODAY.day) < (self.born.month, self.born.day))


@dataclass
class Household:
    """People who live together; the first is the head (户主), to whom the relations refer."""

    community: str
    address: str
    people: list[Resident]


def check_digit(first_17: str) -> str:
    """The last character of an ID number, by GB 11643."""
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first_17, WEIGHTS, strict=True)) % 11]


def person(name: str, born: str, relation: str, id_number: str, phone: str, *facts: Fact) -> Resident:
    """Somebody of a demo story."""
    return Resident(name, date.fromisoformat(born), int(id_number[16]) % 2 == 0, relation, id_number, phone, [*facts])


CIVIL, LABOUR, DISABLED, POLICE, EDUCATION = (
    "区民政局",
    "区人力资源和社会保障局",
    "区残疾人联合会",
    "人口库",
    "区教育局",
)
STORIES = [
    Household(
        "chunhui",
        "河沟街 14 号 3 单元 502",
        [
            person(
                "王桂兰", "1971-06-14", "户主", "230199197106143520", "13800004127",
                Fact("unemployment", "登记失业", LABOUR, "2025-11-21"),
                Fact("disability", "肢体三级", DISABLED, "2019-08-20", "2029-08-20"),
                Fact("housing", "自有，48.6 平方米", "不动产登记库", "2003-04-02"),
                Fact("marriage", "离异", CIVIL, "2016-10-11"),
            ),
            person(
                "李浩然", "2009-08-17", "子", "230199200908172176", "",
                Fact("student", "高中", EDUCATION, "2025-09-01"),
            ),
            person(
                "刘淑珍", "1947-02-05", "母", "230199194702051821", "13800004128",
                Fact("pension", "1280.00", LABOUR, "2002-03-01"),
            ),
        ],
    ),
    Household(
        "chunhui",
        "河沟街 22 号 1 单元 201",
        [
            person(
                "郑秀英", "1939-05-12", "户主", "230199193905124184", "13800004131",
                Fact("pension", "2150.00", LABOUR, "1994-06-01"),
                Fact("marriage", "丧偶", CIVIL, "2011-01-15"),
            ),
        ],
    ),
]  # fmt: skip
# Applicants whose names the screens of the manual show: name, born, female, community.
KNOWN = (
    ("陈立新", "1968-04-09", False, "longjiang"),
    ("赵国庆", "1962-10-01", False, "yinhe"),
    ("孙宝库", "1957-12-20", False, "tongda"),
    ("张玉梅", "1973-03-08", True, "yinhe"),
    ("吴海涛", "1985-07-23", False, "chunhui"),
    ("马占山", "1955-09-18", False, "longjiang"),
    ("徐凤霞", "1959-11-02", True, "longjiang"),
    ("高德贵", "1953-06-30", False, "tongda"),
    ("李长河", "1960-01-25", False, "wenjing"),
    ("周敏", "1979-05-16", True, "chunhui"),
    ("宋庆丰", "1966-08-11", False, "yinhe"),
)


class Maker:
    """Draws households; the state is the random numbers and what has been given out already."""

    def __init__(self) -> None:
        self.draw = random.Random(230199)
        self.numbers: set[str] = set()
        self.phone = 5000

    def households(self, communities: list[str]) -> Iterator[Household]:
        """First those of the stories, then drawn ones, community by community in turn, until there are enough."""
        made = 0
        for household in [*STORIES, *map(self._known, KNOWN)]:
            made += len(household.people)
            yield self._completed(household)
        while made < RESIDENTS:
            for community in communities:
                household = Household(community, self._address(), self._family()[: RESIDENTS - made])
                made += len(household.people)
                if household.people:
                    yield self._completed(household)

    def _known(self, row: tuple[str, str, bool, str]) -> Household:
        name, born, female, community = row
        return Household(community, self._address(), [Resident(name, date.fromisoformat(born), female, "户主")])

    def _family(self) -> list[Resident]:
        kinds = (self._elder_alone, self._couple_old, self._with_children, self._three_generations, self._single)
        return self.draw.choices(kinds, weights=(10, 16, 34, 16, 24))[0]()

    def _elder_alone(self) -> list[Resident]:
        return [self._somebody(self.draw.randint(66, 99), "户主")]

    def _couple_old(self) -> list[Resident]:
        age = self.draw.randint(58, 92)
        return [self._somebody(age, "户主", female=False), self._somebody(age - 2, "妻", female=True)]

    def _with_children(self) -> list[Resident]:
        age = self.draw.randint(28, 54)
        father = self._somebody(age, "户主", female=False)
        children = [self._child(father, age) for _ in range(self.draw.choice((1, 1, 1, 2)))]
        return [father, self._somebody(age - 2, "妻", female=True), *children]

    def _three_generations(self) -> list[Resident]:
        family = self._with_children()
        return [*family, self._somebody(min(family[0].age + self.draw.randint(22, 32), 99), "母", female=True)]

    def _single(self) -> list[Resident]:
        return [self._somebody(self.draw.randint(20, 64), "户主")]

    def _child(self, father: Resident, father_age: int) -> Resident:
        child = self._somebody(self.draw.randint(0, min(father_age - 24, 22)), "子")
        child.relation = "女" if child.female else "子"
        child.name = father.name[0] + child.name[1:]
        return child

    def _somebody(self, age: int, relation: str, *, female: bool | None = None) -> Resident:
        woman = self.draw.random() < 0.5 if female is None else female
        day = date(TODAY.year - age - 1, self.draw.randint(3, 12), self.draw.randint(2, 28))
        if age >= 55:
            given = WOMEN_OLD if woman else MEN_OLD
        elif age >= 20:
            given = WOMEN if woman else MEN
        else:
            given = GIRLS if woman else BOYS
        return Resident(self.draw.choice(SURNAMES) + self.draw.choice(given), day, woman, relation)

    def _address(self) -> str:
        house, stair, floor = self.draw.randint(1, 180), self.draw.randint(1, 6), self.draw.randint(1, 8)
        return f"{self.draw.choice(STREETS)} {house} 号 {stair} 单元 {floor}0{self.draw.randint(1, 4)}"

    def _completed(self, household: Household) -> Household:
        for resident in household.people:
            if not resident.id_number:
                resident.id_number = self._number(resident)
                resident.phone = self._phone() if resident.age >= 15 else ""
                resident.facts = list(self._facts(resident))
            self.numbers.add(resident.id_number)
        return household

    def _number(self, resident: Resident) -> str:
        while True:
            serial = self.draw.randint(10, 498) * 2 + (0 if resident.female else 1)
            first_17 = f"{AREA}{resident.born:%Y%m%d}{serial:03}"
            number = first_17 + check_digit(first_17)
            if number not in self.numbers:
                return number

    def _phone(self) -> str:
        self.phone += 1
        return f"1380000{self.phone}"

    def _facts(self, resident: Resident) -> Iterator[Fact]:
        chance = self.draw.random
        if chance() < 0.12 and resident.age > 0:
            yield Fact("household_register", "外省", POLICE, self._since(resident, 2012, 2025))
        if chance() < 0.06 and resident.age > 0:
            until = f"{self.draw.randint(2026, 2033)}-{self.draw.randint(4, 12):02}-20"
            yield Fact("disability", self.draw.choice(DISABILITIES), DISABLED, self._since(resident, 2016, 2025), until)
        if resident.age < 18:
            yield from self._school(resident)
        elif resident.age < 60:
            yield from self._work(resident)
        else:
            yield Fact("pension", f"{self.draw.randint(9, 48) * 100}.00", LABOUR, self._pension_since(resident))
        if resident.relation == "户主" and chance() < 0.05:
            yield Fact("subsistence", f"{self.draw.randint(3, 12) * 60}.00", CIVIL, self._since(resident, 2022, 2025))
        if not resident.female and resident.age >= 22 and chance() < 0.05:
            yield Fact("veteran", "退役士兵", "区退役军人事务局", f"{resident.born.year + 22}-12-01")

    def _school(self, resident: Resident) -> Iterator[Fact]:
        stages = ((15, "高中"), (12, "初中"), (6, "小学"))
        for age, stage in stages:
            if resident.age >= age:
                yield Fact("student", stage, EDUCATION, f"{resident.born.year + age}-09-01")
                return

    def _work(self, resident: Resident) -> Iterator[Fact]:
        lot = self.draw.random()
        if lot < 0.10:
            hard = resident.age >= (40 if resident.female else 50)
            yield Fact(
                "unemployment",
                "就业困难人员" if hard else "登记失业",
                LABOUR,
                self._since(resident, 2024, 2025, grown=18),
            )
        elif lot < 0.30:
            yield Fact("employment", "灵活就业", LABOUR, self._since(resident, 2018, 2025, grown=18))
        elif lot < 0.85:
            yield Fact("employment", "单位就业", LABOUR, self._since(resident, 2010, 2025, grown=18))

    def _pension_since(self, resident: Resident) -> str:
        return f"{resident.born.year + (55 if resident.female else 60)}-{resident.born.month:02}-01"

    def _since(self, resident: Resident, first: int, last: int, *, grown: int = 1) -> str:
        earliest = min(max(first, resident.born.year + grown), last)
        return f"{self.draw.randint(earliest, last)}-{self.draw.randint(1, 12):02}-{self.draw.randint(1, 28):02}"


def communities() -> list[str]:
    """Slugs of the open communities, in the order of the org table."""
    with (FOLDER / "orgs.csv").open(encoding="utf-8") as table:
        return [row["slug"] for row in csv.DictReader(table) if row["kind"] == "community" and not row["until"]]


def write(folder: Path) -> None:
    """Writes residents.csv and resident_facts.csv into the folder."""
    households = list(Maker().households(communities()))
    with (folder / "residents.csv").open("w", encoding="utf-8", newline="") as table:
        rows = csv.writer(table, lineterminator="\n")
        rows.writerow(COLUMNS)
        for number, home in enumerate(households, 1):
            for it in home.people:
                place = (home.community, home.address, f"H{number:04}")
                rows.writerow((it.id_number, it.name, it.phone, *place, it.relation))
    with (folder / "resident_facts.csv").open("w", encoding="utf-8", newline="") as table:
        rows = csv.writer(table, lineterminator="\n")
        rows.writerow(FACT_COLUMNS)
        for it in (it for home in households for it in home.people):
            rows.writerows(
                (it.id_number, fact.kind, fact.value, fact.source, fact.since, fact.until) for fact in it.facts
            )


if __name__ == "__main__":
    write(FOLDER)
