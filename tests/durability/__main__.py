"""`python -m tests.durability [ROUNDS [SEED]]`: kills the server again and again; all must be there each time."""

import sys
import tempfile
from pathlib import Path
from random import Random
from time import time_ns

from tests.durability.load import load_at
from tests.durability.rounds import Tally, kill_round
from tests.durability.server import Server, prepare, yikou

ROUNDS = 20


def main(rounds, seed):
    print(f"{rounds} rounds, seed {seed}")
    with tempfile.TemporaryDirectory(prefix="yikou-durability-") as folder:
        var = prepare(Path(folder) / "var")
        tally = kill_rounds(var, rounds, Random(seed))
        for command in ("verify", "rebuild"):
            answer = yikou(var, command)
            print(answer.stdout.strip())
            assert answer.returncode == 0, answer.stderr
    print(f"{rounds} rounds: {tally.cases} cases, {tally.acts} acts and {tally.files} files acknowledged, none lost")


def kill_rounds(var: Path, rounds, random: Random) -> Tally:
    server = Server(var)
    try:
        load = load_at(server.port)
        for number in range(1, rounds + 1):
            server, tally = kill_round(var, server, load, random)
            print(f"round {number:2}  {tally}", flush=True)
    finally:
        server.stop()
    return tally


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(given[0] if given else ROUNDS, given[1] if len(given) > 1 else time_ns() % 10**6)
