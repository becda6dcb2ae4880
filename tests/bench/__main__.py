"""`python -m tests.bench`: measures, prints, and writes the ratios to the file that BENCH_JSON names."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import cases, forms, growth, pages
from tests.bench.rounds import Measured


def bench(*, rounds: int, times: int, few: int, many: int) -> Mapping[str, float]:
    """Everything, once. times: whole cases, and pages, in a round; few, many: cases of two districts to compare."""
    print(cases.SAYS)
    with TemporaryDirectory(prefix="yikou-bench-") as folder:
        both: dict[str, Measured] = {}
        for synchronous in ("NORMAL", "FULL"):
            at = Path(folder) / synchronous
            both[synchronous] = cases.measured(at, synchronous=synchronous, rounds=rounds, times=times)
    print(f"\n{forms.SAYS}")
    drawn = forms.measured(rounds=rounds, times=times)
    print(f"\n{pages.SAYS}")
    with TemporaryDirectory(prefix="yikou-bench-") as folder:
        pages.measured(Path(folder), rounds=rounds, times=times)
    print("\nGrowth:")
    with TemporaryDirectory(prefix="yikou-growth-") as folder:
        grown = growth.growth(Path(folder), few=few, many=many, rounds=max(rounds // 2, 1), times=max(times // 2, 1))
    return {
        "case_vs_sqlite": round(both["NORMAL"].ratio(cases.OURS, cases.RAW), 3),
        "form_vs_macro": round(drawn.ratio(forms.OURS, forms.MACRO), 2),
        **grown,
    }


def main(*, rounds: int = 15, times: int = 40, few: int = growth.FEW, many: int = growth.MANY) -> None:
    """Fifteen rounds of forty: some twenty seconds, and some minutes to load a million cases, which take six gigabytes
    of the folder for temporary files (`TMPDIR` names another)."""
    ratios = bench(rounds=rounds, times=times, few=few, many=many)
    print(f"\n{json.dumps(ratios)}")
    if path := os.environ.get("BENCH_JSON"):
        Path(path).write_text(json.dumps(ratios) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
