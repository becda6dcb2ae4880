from datetime import date

import pytest

from tests.rules.affairs import DAY
from tests.rules.small import RULES, small_scope
from yikou.definition.model import PlacePath
from yikou.directory.model import Directory, Org
from yikou.errors import Refused

SINCE = date(2020, 1, 1)
ORGS = [
    Org("nangang", "南岗区", "district", None, "NG", SINCE),
    Org("dacheng", "大成街道", "street", "nangang", "DC", SINCE),
    Org("huashan", "花山街道", "street", "nangang", "HS", SINCE),
    Org("jinghui", "景慧社区", "community", "dacheng", "JH", SINCE),
    Org("hefeng", "和丰社区", "community", "huashan", "HF", SINCE),
    Org("old", "旧社区", "community", "huashan", "JS", SINCE, date(2026, 1, 1), "jinghui"),
    Org("civil-affairs-bureau", "区民政局", "bureau", "nangang", "MZ", SINCE),
    Org("bank", "银行", "outside", None, "YH", SINCE),
]
DIRECTORY = Directory(1, {org.slug: org for org in ORGS}, {}, (), {})


def places(path, **known):
    return RULES.places(PlacePath(tuple(path.split("."))), small_scope(**known), DIRECTORY, DAY)


@pytest.mark.parametrize(
    ("path", "orgs"),
    [
        ("form.shop", ("jinghui",)),
        ("form.shop.street", ("dacheng",)),
        ("form.shop.district", ("nangang",)),
        ("form.shop.parent.parent", ("nangang",)),
        ("form.shops", ("jinghui", "hefeng")),
        ("form.shops.street", ("dacheng", "huashan")),
        ("case.place.street", ("dacheng",)),
        ("civil_affairs", ("civil-affairs-bureau",)),
        ("civil_affairs.district", ("nangang",)),
    ],
)
def test_a_place_is_found(path, orgs):
    assert places(path) == orgs


def test_a_closed_org_is_read_as_its_successor():
    assert places("form.shop", form={"shop": "old"}) == ("jinghui",)
    assert places("form.shop.street", form={"shop": "old"}) == ("dacheng",)


def test_a_place_that_is_not_filled_in_is_refused_with_its_field():
    with pytest.raises(Refused) as refused:
        places("form.shop.street", form={})
    assert (refused.value.code, refused.value.params["missing"]) == ("place_not_known", ("form.shop",))


def test_an_org_outside_the_tree_has_nothing_above():
    with pytest.raises(Refused) as refused:
        places("form.shop.street", form={"shop": "bank"})
    assert refused.value.code == "no_org_above"


def test_expressions_go_up_the_tree_as_of_acceptance():
    scope = small_scope(directory=DIRECTORY)
    assert scope.look("form.shop.street") == "dacheng"
    assert RULES.judge_text("count(distinct(form.shops.district)) == 1", scope).value is True
