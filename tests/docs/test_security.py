"""docs/security.md names tests: each of them exists, and each of the twenty-two trials names one or says why not."""

import re

import pytest

from yikou.settings import HOUSE

TEXT = (HOUSE / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TEXT)))
FILES = sorted(
    set(re.findall(r"`((?:web|usecases|store|access|flow|forms|rules|definition|cli)/[\w/]*(?:\.py)?)`", TEXT))
)


@pytest.mark.parametrize(("path", "name"), NAMED, ids=lambda value: value or "-")
def test_a_test_that_is_named_exists(path, name):
    source = (HOUSE / path).read_text(encoding="utf-8")
    assert not name or f"def {name}(" in source


@pytest.mark.parametrize("path", FILES)
def test_a_place_that_is_named_exists(path):
    assert (HOUSE / "platform" / "yikou" / path).exists()


def test_every_trial_has_its_line():
    lines = re.findall(r"^\| (\d+) \| (.*)$", TEXT, re.M)
    assert [int(number) for number, _ in lines] == list(range(1, 23))
    assert all("tests/" in line or "ruff" in line for _, line in lines)
