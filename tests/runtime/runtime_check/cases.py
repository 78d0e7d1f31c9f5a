"""Checks the `runtime:` facts of acceptance cases: runs each program as it is and with one function made a graph."""

from __future__ import annotations

import dataclasses
import functools
import pathlib
import tempfile
import zlib

from . import facts, forkserver


@dataclasses.dataclass(frozen=True)
class Check:
    """A fact of a case, and what the real library showed. `fact` is None where the program itself does not run."""

    case: str
    fact: facts.Fact | None
    shown: str
    detail: str = ""

    @property
    def holds(self):
        return self.fact is not None and self.fact.stated == self.shown

    def __str__(self):
        detail = f" ({self.detail})" if self.detail else ""
        if self.fact is None:
            return f"{self.case}: the program does not run: {self.shown}{detail}"
        fact = self.fact
        place = f"{self.case}/{fact.file.as_posix()}:{fact.line}"
        return f"{place}: {fact.function}: stated {fact.stated}, TensorFlow shows {self.shown}{detail}"


def find_cases(root):
    """The cases below `root` that state a `runtime:` fact, as sorted POSIX paths relative to it."""
    found = (main.parent for main in sorted(root.rglob("main.py")))
    return [case.relative_to(root).as_posix() for case in found if facts.facts_of(case)]


def slice_of(case, count):
    """Which of `count` slices a case belongs to: a stable hash, so that adding a case moves no other."""
    return zlib.crc32(case.encode()) % count


def touched_by(files, root, cases):
    """The cases that one of `files` belongs to; a file may be gone by now."""
    changed = [pathlib.Path(file).resolve() for file in files]
    return [case for case in cases if any(file.is_relative_to((root / case).resolve()) for file in changed)]


def check_case(root, timeout, case):
    """One Check per fact of the case, or a single one where the program does not run as it is."""
    directory = root / case
    with tempfile.TemporaryDirectory() as scratch:
        plain = _run_copy(directory, pathlib.Path(scratch, "plain"), timeout)
        if plain.status != forkserver.OK:
            return [Check(case, None, plain.status, plain.error)]
        checks = []
        for number, fact in enumerate(facts.facts_of(directory)):
            graph = _run_copy(directory, pathlib.Path(scratch, str(number)), timeout, fact)
            shown = _compare(plain, graph)
            if shown == "same" and fact.stated == "retraces":
                shown = "retraces" if _retraces(graph.extra) else "same"
            checks.append(Check(case, fact, shown, graph.error))
        return checks


def _run_copy(case, target, timeout, fact=None):
    facts.copy_case(case, target, fact)
    count = fact is not None and fact.stated == "retraces"
    return forkserver.run_program(target, timeout, functools.partial(_install_decorator, count))


def _compare(plain, graph):
    if graph.status == forkserver.TIMEOUT:
        return "timeout"
    if graph.status != forkserver.OK:
        return "hybrid-raises"
    return "same" if graph.output == plain.output else "hybrid-differs"


def _retraces(counts):
    traces, signatures = counts
    return traces > max(1, signatures)


def _install_decorator(count):
    """In the child: gives programs the decorator; returns what counts its traces and their tensor signatures."""
    import builtins

    import tensorflow as tf

    if not count:
        setattr(builtins, facts.DECORATOR, tf.function)
        return None
    signatures = []

    def graph(function):
        @functools.wraps(function)
        def counted(*args, **kwargs):
            tensors = [leaf for leaf in tf.nest.flatten((args, kwargs)) if isinstance(leaf, tf.Tensor)]
            signatures.append(str([(tensor.dtype, tensor.shape) for tensor in tensors]))
            return function(*args, **kwargs)

        return tf.function(counted)

    setattr(builtins, facts.DECORATOR, graph)
    return lambda: (len(signatures), len(set(signatures)))
