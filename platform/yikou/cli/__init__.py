"""The command `yikou`: what an operator and the author of an affair do from a shell.

A command reads its arguments, calls one use case and prints plain sentences. Exit codes: 0 done, 1 something is wrong
with what was given or found, 2 it could not be tried.
"""

from yikou.cli.app import main

__all__ = ["main"]
