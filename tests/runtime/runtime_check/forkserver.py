"""Runs Python programs in forks of this process, which has imported once what they all import (TensorFlow)."""

import dataclasses
import json
import os
import pathlib
import runpy
import select
import signal
import sys
import tempfile
import time

OK, RAISED, CRASHED, TIMEOUT = "ok", "raised", "crashed", "timeout"


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How a program ended. `extra` is what `prepare`'s callable returned, and None unless the status is OK."""

    status: str
    output: str = ""
    error: str = ""
    extra: object = None


def entry_of(root):
    """The file or the module that starts the program in `root`: main.py, or the one package with a __main__.py."""
    if (root / "main.py").is_file():
        return "main.py"
    packages = sorted(path.parent.name for path in root.glob("*/__main__.py"))
    if len(packages) != 1:
        raise ValueError(
            f"{root}: expected main.py or one package with __main__.py, found {packages or 'neither'}"
        )
    return packages[0]


def run_program(root, timeout, prepare=None):
    """Runs the program in `root` in a forked child, with `root` as its working directory.

    `prepare` is called in the child before the program; it may return a callable, whose JSON result becomes `extra`.
    Standard output is captured at the file descriptor, so that what C++ code prints is part of it. The child leads a
    process group of its own, which is killed as a whole when `timeout` seconds have passed.
    """
    root = pathlib.Path(root).resolve()
    entry = entry_of(root)
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        receive, send = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            try:
                os.setsid()
                os.close(receive)
                _run_child(root, entry, prepare, output.fileno(), errors.fileno(), send)
            finally:
                os._exit(1)
        os.close(send)
        answer, timed_out = _read_answer(receive, time.monotonic() + timeout)
        _end_group(child)
        printed = _text(output)
        if answer:
            status, error, extra = json.loads(answer)
            return Outcome(status, printed, error, extra)
        status = TIMEOUT if timed_out else CRASHED
        return Outcome(status, printed, _text(errors)[-300:])


def _run_child(root, entry, prepare, output, errors, answer):
    os.dup2(output, 1)
    os.dup2(errors, 2)
    sys.stdin = open(os.devnull, encoding="utf-8")
    sys.stdout = open(1, "w", encoding="utf-8", buffering=1, closefd=False)
    sys.stderr = open(2, "w", encoding="utf-8", buffering=1, closefd=False)
    os.chdir(root)
    sys.path[0] = str(root)
    sys.argv = [entry]
    status, error, extra = OK, "", None
    try:
        finish = prepare() if prepare else None
        if entry.endswith(".py"):
            runpy.run_path(entry, run_name="__main__")
        else:
            runpy.run_module(entry, run_name="__main__", alter_sys=True)
        extra = finish() if finish else None
    except SystemExit as stop:
        if stop.code not in (None, 0):
            status, error = RAISED, f"SystemExit({stop.code})"
    except BaseException as problem:  # Whatever the program raises is the answer.
        status, error = RAISED, f"{type(problem).__name__}: {str(problem)[:300]}"
    sys.stdout.flush()
    with os.fdopen(answer, "w") as send:
        json.dump([status, error, extra], send)
    os._exit(0)


def _read_answer(pipe, deadline):
    """What the child sent until it closed its end, and whether the deadline came first."""
    data = b""
    try:
        while (left := deadline - time.monotonic()) > 0:
            if not select.select([pipe], [], [], left)[0]:
                break
            chunk = os.read(pipe, 1 << 16)
            if not chunk:
                return data, False
            data += chunk
        return b"", True
    finally:
        os.close(pipe)


def _end_group(child):
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        pass
    os.waitpid(child, 0)


def _text(file):
    file.seek(0)
    return file.read().decode("utf-8", "replace")
