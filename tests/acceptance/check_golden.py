#!/usr/bin/env python3
"""Compares the dumps of single stages with the texts that are kept for them.

usage: check_golden.py HYBRIDIZE GOLDEN_DIR [--only SUBSTRING] [--update]

A golden case is a directory with a main.py. Each file expected.<stage> in it is what
`hybridize dump <stage> .` prints there; expected.report.json is the report of `check`. An empty
expected file asks --update for its first text. --update rewrites what exists: review it as a diff,
never edit it by hand. Prints each difference; exits 1 if there is one or nothing was compared.
"""
import argparse
import concurrent.futures
import difflib
import os
import pathlib
import subprocess
import sys

# Suffix of the file -> arguments of the tool.
STAGES = {
    "ir": ["dump", "ir"],
    "pts": ["dump", "points-to"],
    "callgraph": ["dump", "callgraph"],
    "tensors": ["dump", "tensors"],
    "effects": ["dump", "effects"],
    "report.json": ["check", "--output-format", "json"],
}


def produce(binary, expected):
    """Returns what the tool prints for an expected file, or raises RuntimeError."""
    stage = expected.name.removeprefix("expected.")
    if stage not in STAGES:
        raise RuntimeError(f"no stage is called '{stage}'; there are {', '.join(STAGES)}")
    directory = expected.parent
    flags = directory / "flags"
    options = flags.read_text().split() if flags.exists() else []
    command = [binary, *STAGES[stage], ".", *options]
    result = subprocess.run(command, cwd=directory, capture_output=True, timeout=120)
    if result.returncode not in (0, 1, 3):
        error = result.stderr.decode("utf-8", "replace").strip()
        raise RuntimeError(f"exit {result.returncode}: {error[-2000:]}")
    return result.stdout


def compare(binary, expected, update):
    """Returns the difference as text; empty if there is none."""
    try:
        got = produce(binary, expected)
    except (RuntimeError, subprocess.TimeoutExpired) as problem:
        return f"{expected}: {problem}\n"
    wanted = expected.read_bytes()
    if got == wanted:
        return ""
    if update:
        expected.write_bytes(got)
        return ""
    lines = [text.decode("utf-8", "replace").splitlines(keepends=True) for text in (wanted, got)]
    return "".join(difflib.unified_diff(*lines, str(expected), "printed now"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("golden", type=pathlib.Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    binary = options.binary.resolve()
    files = [path for path in sorted(options.golden.rglob("expected.*")) if options.only in path.parent.as_posix()]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(lambda path: compare(binary, path, options.update), files))
    for path, text in zip(files, results):
        if text:
            print(f"{text}once more: check_golden.py {options.binary} {options.golden} --only {path.parent.name}")
    failed = sum(map(bool, results))
    print(f"{len(files) - failed}/{len(files)} golden texts as kept")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main())
