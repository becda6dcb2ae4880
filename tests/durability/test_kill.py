"""The server is killed while people work. `make test-durability` does it twenty times."""

from random import Random

from tests.durability.load import OFFICES, load_at
from tests.durability.rounds import kill_round
from tests.durability.server import Server


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(var):
    random, server = Random(), Server(var)
    try:
        load = load_at(server.port, OFFICES[:3])
        for _ in range(3):
            server, tally = kill_round(var, server, load, random)
    finally:
        server.stop()
    assert tally.cases >= 3
