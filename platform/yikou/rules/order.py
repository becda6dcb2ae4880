"""In which order facts and tables are found, so that each comes after what it reads."""

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter


def order(needs: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names so that each stands after those that it needs; and the names of a circle, () where there is none.

    >>> order({"poor": ["per_head"], "per_head": []})
    (('per_head', 'poor'), ())
    >>> order({"a": ["b"], "b": ["a"]})[0]
    ()
    """
    sorter = TopologicalSorter({name: [other for other in others if other in needs] for name, others in needs.items()})
    try:
        return tuple(sorter.static_order()), ()
    except CycleError as why:
        return (), tuple(dict.fromkeys(why.args[1]))


def below(name: str, needs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Everything that `name` needs, directly or through others, each after what it needs itself.

    >>> below("c", {"a": [], "b": ["a"], "c": ["b"]})
    ('a', 'b')
    """
    seen: dict[str, None] = {}
    waiting = [(name, iter(needs.get(name, ())))]
    while waiting:
        here, rest = waiting[-1]
        other = next((each for each in rest if each not in seen), None)
        if other is not None:
            waiting.append((other, iter(needs.get(other, ()))))
            continue
        waiting.pop()
        seen[here] = None
    del seen[name]
    return tuple(seen)
