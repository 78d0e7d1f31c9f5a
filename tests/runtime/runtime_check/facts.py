"""Reads the `runtime:` facts of an acceptance case, and makes the copy in which one function is a graph function."""

import dataclasses
import pathlib
import re
import shutil

FACT = re.compile(r"^\s*#\$\s*runtime\s*:\s*(\S+)")
DEF = re.compile(rb"^(\s*)(?:async\s+)?def\s+(\w+)")
KINDS = ("same", "hybrid-raises", "hybrid-differs", "retraces")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# The name under which the inserted decorator finds tf.function: a builtin, so that no module needs an import.
DECORATOR = "__graph__"


@dataclasses.dataclass(frozen=True, order=True)
class Fact:
    """`stated` says what making the function at `line` of `file` (relative to the case) a graph function shows."""

    file: pathlib.PurePath
    line: int
    function: str
    stated: str


def facts_of(case):
    """The `runtime:` facts of a case, by file and line."""
    return [
        fact for path in sorted(case.rglob("*.py")) for fact in _facts_of_file(path, path.relative_to(case))
    ]


def _facts_of_file(path, relative):
    pending = None
    for number, raw in enumerate(path.read_bytes().splitlines(), 1):
        fact = FACT.match(raw.removeprefix(BYTE_ORDER_MARK).decode("utf-8", "replace"))
        definition = DEF.match(raw)
        if fact:
            pending = fact.group(1)
            if pending not in KINDS:
                raise ValueError(f"{path}:{number}: runtime is one of {', '.join(KINDS)}, not {pending}")
        elif definition and pending:
            yield Fact(relative, number, definition.group(2).decode("utf-8", "replace"), pending)
            pending = None


def copy_case(case, target, fact=None):
    """Copies the case to `target`; with a fact, the decorator stands directly above that fact's function."""
    shutil.copytree(case, target)
    if fact is None:
        return
    path = target / fact.file
    lines = path.read_bytes().splitlines(keepends=True)
    definition = lines[fact.line - 1]
    ending = b"\r\n" if definition.endswith(b"\r\n") else b"\n"
    lines.insert(fact.line - 1, DEF.match(definition).group(1) + b"@" + DECORATOR.encode() + ending)
    path.write_bytes(b"".join(lines))
