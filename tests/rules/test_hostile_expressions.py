"""Expressions that want out: to Python's objects, to memory and time, into the data, or past the grammar."""

import copy
import json
import time
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.rules.small import FORM, RULES, small_scope
from yikou.errors import RuleError
from yikou.rules.closures import closure
from yikou.rules.evaluate import Evaluator
from yikou.rules.functions.builtin import BUILT_IN
from yikou.rules.syntax import parse

HOSTILE = [
    # Python's objects
    "().__class__.__bases__[0].__subclasses__()",
    "form.__class__",
    "form.amount.__class__.__mro__",
    "form.story.__init__.__globals__",
    "''.join",
    "'{0.__class__}'.format(form)",
    "f'{form.amount.__class__}'",
    "f'{form.story!r:>99999}'",
    "__import__('os').system('id')",
    "import os",
    "eval('1')",
    "exec('x')",
    "getattr(form, 'amount')",
    "open('/etc/passwd')",
    "globals()",
    "known.__globals__",
    "count",
    "(lambda: 1)()",
    "lambda x: x",
    "[x for x in form.members]",
    "{k: v for k in form.kinds}",
    "(x for x in form.kinds)",
    "(yield 1)",
    "await form",
    "form.ａmount",
    "ｆorm.amount",
    "form._private",
    # into the data
    "form.members.append(1)",
    "form.kinds.pop()",
    "form.pop('amount')",
    "form.amount := 5",
    "(a := 5)",
    "form.amount = 5",
    "del form.amount",
    "form.kinds[0]",
    "form.kinds[:]",
    "form['amount']",
    # memory and time
    "9 ** 9 ** 9",
    "9 ** 4000000",
    "1 << 100000",
    "'a' * 1000000000",
    "form.story * form.amount",
    "['a'] * 1000000",
    "[[[[[[[[[[[[[[1]]]]]]]]]]]]]]",
    "'%0999999999d' % 1",
    "9 // 0",
    "1e999999999",
    "1_000_000",
    "round(form.amount, form.amount, 1)",
    "'a' + 'b'",
    "form.story + form.story",
    "+".join(["1"] * 199),
    "not " * 90 + "form.local",
    "-" * 390 + "1",
    "~form.years",
    "(" * 199 + "1" + ")" * 200,
    "form.amount" + " " * 500,
    # past the grammar
    "1; 2",
    "form.local\nform.local",
    "form.local #",
    "form.local \\\n and yes",
    "form.local and",
    "yes if form.local else no",
    "None == form.amount",
    "True",
    "...",
    "b'fire' == form.cause",
    "5j > 1",
    "0x10 > 1",
    "form.cause == 'fire' 'illness'",
    "print('x')",
    "sum(*form.members.income)",
    "round(x=1, n=2)",
    "form.amount is 3000",
    "form.amount <> 3",
    "\x00",
    "\ud800",
    "form.amount > 3 \u202e",
    "“form.cause”",
    "form.on + form.on",
    "form.local + 1",
    "form.cause < 'fire'",
    "form.members == form.members",
    "form.amount == unknown",
    "form.extra",
    "form",
    "case.accepted_by.name",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_expression_is_refused_with_the_one_error(text):
    begun = time.process_time()
    with pytest.raises(RuleError) as refused:
        RULES.judge_text(text, small_scope())
    assert refused.value.column >= 1
    assert time.process_time() - begun < 0.5


def test_there_are_at_least_fifty_of_them():
    assert len(set(HOSTILE)) >= 50


NAMES = ["form.amount", "form.cause", "form.members", "form.members.income", "form.kinds", "form.on", "office.proposed"]
WORDS = [
    *NAMES,
    "yes",
    "no",
    "unknown",
    "'fire'",
    "5",
    "0",
    "0.1",
    "date('2026-02-29')",
    "lane.limit",
    "form.applicant",
]
SIGNS = ["+", "-", "*", "/", "==", "!=", "<", "<=", ">", "in", "not in", "and", "or", "**", "%", "is", ",", "."]
grammar = st.recursive(
    st.sampled_from(WORDS),
    lambda inside: st.one_of(
        st.tuples(inside, st.sampled_from(SIGNS), inside).map(" ".join),
        inside.map("not {}".format),
        inside.map("({})".format),
        st.lists(inside, max_size=4).map(lambda parts: f"[{', '.join(parts)}]"),
        st.tuples(st.sampled_from([*BUILT_IN, "open", "str"]), st.lists(inside, max_size=3)).map(
            lambda call: f"{call[0]}({', '.join(call[1])})"
        ),
    ),
    max_leaves=20,
)


@given(st.text(max_size=60) | grammar)
@example("0in [1]")
@example("1if 1else 2")
@example("'\\d'")
@settings(max_examples=400, deadline=1000)
def test_any_text_gives_a_value_or_a_rule_error_and_changes_nothing(text):
    before = copy.deepcopy(FORM)
    with suppress(RuleError):
        judged = RULES.judge_text(text, small_scope())
        json.dumps([read.value for read in judged.reads])
    assert before == FORM


@given(grammar)
@settings(max_examples=300, deadline=1000)
def test_even_untyped_an_expression_gives_a_value_or_a_rule_error(text):
    scope = small_scope()
    evaluator = Evaluator(lambda name: scope.look(name) if name in NAMES else scope.look("form.story"), BUILT_IN)
    with suppress(RuleError):
        assert evaluator.value(parse(text)) is not None


def outcome(judge):
    """What judging gave: the value, or what the error says."""
    try:
        return judge()
    except RuleError as error:
        return str(error)


class Sees:
    """A scope that knows some story by every name."""

    functions, calendar = BUILT_IN, None

    def __init__(self):
        self.scope = small_scope()

    def look(self, name):
        return self.scope.look(name if name in NAMES else "form.story")


@given(grammar)
@settings(max_examples=300, deadline=1000)
def test_the_walk_and_the_function_of_an_expression_say_the_same(text):
    with suppress(RuleError):
        tree, walked, called = parse(text), Sees(), Sees()
        assert outcome(lambda: Evaluator(walked.look, BUILT_IN).value(tree)) == outcome(lambda: closure(tree)(called))
        assert list(walked.scope.reads.values()) == list(called.scope.reads.values())
