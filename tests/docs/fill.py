"""Writes into docs/format.md what `yikou check` says of each wrong example: `python -m tests.docs.fill`.

Read the difference before it is committed: the tests only know that document and check agree.
"""

from tests.docs.fragments import DOCUMENT, examples, problems, said


def main() -> None:
    """From the last example to the first, so that the lines before it stay where they are."""
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    for example in reversed(examples()):
        if example.has("error"):
            opened = lines.index("```text", example.blocks[-1].line)
            closed = lines.index("```", opened)
            lines[opened + 1 : closed] = [said(one) for one in problems(example)]
    DOCUMENT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
