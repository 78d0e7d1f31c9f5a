#!/usr/bin/env python3
"""Analyses programs, cases and examples after small changes (mutate.py), many files as one project.

usage: run.py HYBRIDIZE [--seed N] [--projects N] [--files N] [--timeout SECONDS] [--keep DIR]

No run may crash or hang, every file is accounted for, the patch applies, and a file that compiles
before the patch compiles after it. --keep writes the projects that fail into a directory. Leaves
with 1 if one does.
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import warnings

import mutate

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ("tests/programs/*.py", "tests/cases/**/*.py", "data/examples/**/*.py")


def sources():
    found = sorted(path for pattern in SOURCES for path in ROOT.glob(pattern))
    # Some are in other encodings, and have other line ends.
    return [path.read_bytes().decode("utf-8", "surrogateescape") for path in found]


def write_project(directory, texts, seed, count):
    """Files without names of their own would import each other; so they do, sometimes."""
    choice = random.Random(seed)
    for number in range(count):
        text = mutate.mutate(choice, choice.choice(texts))
        (directory / f"module_{number}.py").write_bytes(text.encode("utf-8", "surrogateescape"))


def compiles(path):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


class Failure(Exception):
    pass


def run(command, timeout, **options):
    try:
        return subprocess.run(command, capture_output=True, timeout=timeout, **options)
    except subprocess.TimeoutExpired:
        raise Failure(f"{' '.join(command[1:])} does not end") from None


def check(binary, directory, timeout):
    """Raises Failure where the tool does not bear the project."""
    command = [binary, "check", "--isolated", "-j", "1"]
    result = run([*command, "--output-format", "json", "."], timeout, cwd=directory)
    if result.returncode not in (0, 1):
        said = result.stderr.decode("utf-8", "replace").strip()[-500:]
        raise Failure(f"check leaves with {result.returncode}: {said}")
    listed = sorted(file["path"] for file in json.loads(result.stdout)["files"])
    present = sorted(path.name for path in directory.glob("*.py"))
    if listed != present:
        raise Failure(f"accounts for {len(listed)} of {len(present)} files")
    result = run([*command, "--diff", "."], timeout, cwd=directory)
    if result.returncode not in (0, 1):
        raise Failure(f"check --diff leaves with {result.returncode}")
    if result.stdout:
        check_patch(directory, result.stdout, timeout)


def check_patch(directory, patch, timeout):
    good = [path for path in directory.glob("*.py") if compiles(path)]
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(directory.parent)}
    result = run(["git", "apply", "-"], timeout, cwd=directory, input=patch, env=environment)
    if result.returncode != 0:
        raise Failure(f"the patch does not apply: {result.stderr.decode('utf-8', 'replace')[:500]}")
    for path in sorted(good):
        if not compiles(path):
            raise Failure(f"{path.name} does not compile any more")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--projects", type=int, default=16)
    parser.add_argument("--files", type=int, default=30, help="per project")
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("--keep", type=pathlib.Path)
    options = parser.parse_args()
    binary = str(options.binary.resolve())
    texts = sources()
    failed = 0
    for seed in range(options.seed, options.seed + options.projects):
        with tempfile.TemporaryDirectory() as scratch:
            directory = pathlib.Path(scratch).resolve()
            write_project(directory, texts, seed, options.files)
            try:
                check(binary, directory, options.timeout)
            except Failure as failure:
                failed += 1
                print(f"seed {seed}: {failure}\n  again: run.py {options.binary} --seed {seed} "
                      f"--projects 1 --files {options.files} --keep DIR")
                if options.keep:
                    shutil.copytree(directory, options.keep / str(seed), dirs_exist_ok=True)
    print(f"{options.projects - failed}/{options.projects} projects are borne")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
