"""What a hostile case is made of."""

from __future__ import annotations

import dataclasses
import pathlib
import typing

ANALYZED, SKIPPED, FAILED = "analyzed", "skipped", "failed"
ANY = (ANALYZED, SKIPPED, FAILED)

GOOD_FILE = "good.py"
# hybridize decorates this function; a project that holds it leaves with 1.
GOOD_TEXT = b"""import tensorflow as tf


def squared(x):
    return tf.square(x)


print(squared(tf.constant([1.0, 2.0])))
"""


@dataclasses.dataclass(frozen=True)
class File:
    """What the report says of a file: one of `statuses`; where it is not analysed, the reason and the line."""

    statuses: tuple
    reason: str = ""
    line: int | None = None


@dataclasses.dataclass(frozen=True)
class Tree:
    name: str
    # May return what to call when the case is over.
    build: typing.Callable[[pathlib.Path], typing.Any]
    # A File per path of the report's files.
    files: dict
    # A fragment per path that is in no list of files, but that a diagnostic speaks of.
    diagnostics: dict = dataclasses.field(default_factory=dict)
    # Leaves with 3 under --strict.
    incomplete: bool = False
    # Why it cannot be built here, or None.
    unavailable: typing.Callable[[], str | None] = lambda: None


@dataclasses.dataclass(frozen=True)
class Command:
    """`{root}` in an argument is a project with the good file, and what `build` adds to it."""

    name: str
    arguments: tuple
    fragments: tuple
    build: typing.Callable[[pathlib.Path], typing.Any] = lambda root: None
    # What standard output is connected to; None: a pipe.
    output: str | None = None
    unavailable: typing.Callable[[], str | None] = lambda: None


def write(name, content):
    """Writes bytes, or text as UTF-8."""

    def build(root):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return build
