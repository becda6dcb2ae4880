from datetime import date

import pytest

from yikou.errors import DefinitionRefused
from yikou.usecases.acts.documents import Document, freeze, thaw, written

VALUES = {"form": "王桂兰", "number": "DB2026000001", "asked": ("户口簿",)}


def given(name, _of):
    return VALUES.get(name, "")


def test_rows_and_paragraphs_come_in_their_order():
    paragraphs, rows, after = written(
        "第一段\n\n续\n行\n| 编号 | {{ number }} |\n第二段\n{% for a in asked %}\n\n{{ a }}\n{% endfor %}", given
    )
    assert rows == (("编号", "DB2026000001"),)
    assert (paragraphs, after) == (("第一段", "续行"), ("第二段", "户口簿"))


@pytest.mark.parametrize(
    "source",
    ["{{ nobody }}", "{{ form.__class__ }}", "{{ ''.__class__.__mro__ }}", "{% for %}", "{{ asked.append(1) }}"],
)
def test_a_template_that_asks_for_more_is_refused(source):
    with pytest.raises(DefinitionRefused):
        written(source, given)


def test_a_document_is_the_same_after_it_was_frozen():
    document = Document(
        "证", "certificate", "DB1", "区民政局", date(2026, 3, 27), "王桂兰", (("a", "b"),), ("文",), "区民政局"
    )
    assert thaw(freeze(document)) == document
