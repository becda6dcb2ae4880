"""Commands of `yikou` as somebody types them, each in a process of its own.

The process is forked from one that has loaded the program: what a command does is the same, and a hundred of them do
not load it a hundred times.
"""

import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired
from tempfile import TemporaryDirectory

from yikou.cli.app import PARTS

SECONDS = 300
"""What a command may take on a machine that is busy with other things, before it is taken to hang."""
FORKING = multiprocessing.get_context("forkserver")
FORKING.set_forkserver_preload(["yikou.cli.app", *(f"yikou.cli.{part}" for part in dict.fromkeys(PARTS.values()))])


def run(
    words: Sequence[object], *, env: Mapping[str, str] | None = None, seconds: float = SECONDS
) -> CompletedProcess[str]:
    """What the command said and how it ended. env: all of its environment, else that of this process."""
    typed = ["yikou", *map(str, words)]
    with TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        process = FORKING.Process(target=_command, args=(typed, dict(env or os.environ), os.getcwd(), out, err))
        process.start()
        process.join(seconds)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise TimeoutExpired(typed, seconds)
        code = process.exitcode
        process.close()
        return CompletedProcess(typed, code, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))


def _command(typed: list[str], env: Mapping[str, str], folder: str, out: Path, err: Path) -> None:
    """In the new process: as if a shell had started it."""
    from yikou.cli import main

    os.environ.clear()
    os.environ.update(env)
    os.chdir(folder)
    for path, number in ((os.devnull, 0), (out, 1), (err, 2)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), number)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, "rw"[n > 0], encoding="utf-8", closefd=False) for n in range(3))
    sys.argv = typed
    main()
