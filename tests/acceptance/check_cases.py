#!/usr/bin/env python3
"""Compares what hybridize reports and rewrites with what the acceptance cases state.

usage: check_cases.py HYBRIDIZE CASES_DIR [--only SUBSTRING] [--quick] [--known FILE] [--update-known]

Per case: its facts, its expected.diff, and what holds for every patch: it applies, it is what --fix
writes, what parsed still parses, and a second run proposes nothing. --quick leaves the latter out.
What FILE lists is known to be wrong: it is counted but fails nothing. --update-known rewrites FILE.
Prints each difference and, per area, how many facts hold. Exits 1 if something else is wrong.
"""
import argparse
import collections
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import facts

TIMEOUT = 120


@dataclasses.dataclass(frozen=True, order=True)
class Wrong:
    """One statement that does not hold. `key` names it in the list of known ones."""

    case: str
    place: str
    what: str
    stated: str = dataclasses.field(compare=False)
    got: str = dataclasses.field(compare=False)

    @property
    def key(self):
        return f"{self.case} {self.place} {self.what}"

    def __str__(self):
        return f"{self.case}/{self.place}: {self.what}: stated {self.stated}, got {self.got}"


class ToolFailed(Exception):
    """hybridize ended in a way that no input may bring about."""


class Case:
    """One case and the runs of the tool on it."""

    def __init__(self, binary, root, directory):
        self.binary = binary
        self.directory = directory
        self.name = directory.relative_to(root).as_posix()
        flags = directory / "flags"
        self.flags = flags.read_text().split() if flags.exists() else []
        self.checked = 0
        self.wrong = []

    def state(self, holds, place, what, stated, got):
        self.checked += 1
        if not holds:
            self.wrong.append(Wrong(self.name, place, what, stated, got))

    def tool(self, *arguments):
        """Runs `hybridize check`; returns its standard output."""
        command = [self.binary, "check", *map(str, arguments), *self.flags]
        result = subprocess.run(command, capture_output=True, timeout=TIMEOUT)
        if result.returncode not in (0, 1, 3):
            error = result.stderr.decode("utf-8", "replace").strip()
            raise ToolFailed(f"exit {result.returncode}: {error[-2000:]}")
        return result.stdout

    def check(self, quick):
        try:
            self.check_facts()
            diff = self.tool(self.directory, "--diff")
            self.check_expected_diff(diff)
            if diff and not quick:
                self.check_patch(diff)
        except (ToolFailed, facts.FactError, subprocess.TimeoutExpired, ValueError, KeyError) as problem:
            self.state(False, "main.py", "run", "works", f"{type(problem).__name__}: {problem}")
        return self

    def check_facts(self):
        output = self.tool(self.directory, "--output-format", "json")
        functions = {(f["file"], f["line"]): f for f in json.loads(output)["functions"]}
        stated, others_unchanged = set(), False
        for path in sorted(self.directory.rglob("*.py")):
            name = path.relative_to(self.directory).as_posix()
            blocks, unchanged = facts.read_blocks(path)
            others_unchanged |= unchanged
            for block in blocks:
                stated.add((name, block.line))
                self.check_block(name, block, functions.get((name, block.line)))
        if others_unchanged:
            changed = [
                f"{file}:{line}"
                for (file, line), function in sorted(functions.items())
                if (file, line) not in stated and function["decision"] in facts.REWRITTEN
            ]
            self.state(not changed, "main.py", "others", "unchanged", ", ".join(changed))

    def check_block(self, file, block, function):
        for key, value in block.facts.items():
            if key in facts.NOT_REPORTED:
                continue
            got = "no such function" if function is None else facts.reported(key, value, function)
            self.state(got is None, f"{file}:{block.line}", f"{block.function}: {key}", value, got)

    def check_expected_diff(self, diff):
        expected = self.directory / "expected.diff"
        if expected.exists():
            same = comparable(diff) == comparable(expected.read_bytes())
            self.state(same, "expected.diff", "diff", "as in the file", "\n" + readable(diff))

    def check_patch(self, diff):
        with tempfile.TemporaryDirectory() as scratch:
            patched, fixed = pathlib.Path(scratch, "patched"), pathlib.Path(scratch, "fixed")
            shutil.copytree(self.directory, patched)
            shutil.copytree(self.directory, fixed)
            apply = subprocess.run(
                ["git", "apply", "-p1", "-"], cwd=patched, input=diff, capture_output=True, timeout=TIMEOUT
            )
            self.state(apply.returncode == 0, "main.py", "patch", "applies", readable(apply.stderr))
            if apply.returncode != 0:
                return
            self.tool(fixed, "--fix", "--allow-no-vcs")
            differing = [name for name, text in contents(fixed).items() if contents(patched).get(name) != text]
            self.state(not differing, "main.py", "fix", "is what the patch gives", ", ".join(differing))
            broken = [
                name
                for name, text in contents(patched).items()
                if parses((self.directory / name).read_bytes()) and not parses(text)
            ]
            self.state(not broken, "main.py", "patch", "parses", ", ".join(broken))
            again = self.tool(patched, "--diff")
            self.state(not again, "main.py", "second run", "proposes nothing", "\n" + readable(again))


def contents(directory):
    return {p.relative_to(directory).as_posix(): p.read_bytes() for p in sorted(directory.rglob("*.py"))}


def parses(text):
    try:
        compile(text, "case", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def readable(data):
    return data.decode("utf-8", "replace")


def comparable(diff):
    """The lines of a diff without `index` lines and without what follows the second @@."""
    lines = [line for line in diff.split(b"\n") if not line.startswith(b"index ")]
    return [re.sub(rb"^(@@ [^@]* @@).*", rb"\1", line) for line in lines]


def find_cases(root, only):
    """The directories that hold a main.py and lie in no other such directory."""
    found = []
    for path in sorted(root.rglob("main.py")):
        if not any((parent / "main.py").exists() for parent in path.parent.parents if root in parent.parents):
            found.append(path.parent)
    return [directory for directory in found if only in directory.relative_to(root).as_posix()]


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("cases", type=pathlib.Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--known", type=pathlib.Path)
    parser.add_argument("--update-known", action="store_true")
    return parser.parse_args()


def print_summary(checked):
    areas = collections.defaultdict(lambda: [0, 0, 0, 0])
    for case in checked:
        for name in (case.name.split("/")[0], "total"):
            area = areas[name]
            area[0] += not case.wrong
            area[1] += 1
            area[2] += case.checked - len(case.wrong)
            area[3] += case.checked
    for name in [*sorted(areas.keys() - {"total"}), "total"]:
        good, cases, held, stated = areas[name]
        print(f"{name:12} {good}/{cases} cases  {held}/{stated} facts")


def main():
    options = parse_arguments()
    binary = options.binary.resolve()
    cases = [Case(binary, options.cases, path) for path in find_cases(options.cases, options.only)]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        checked = list(pool.map(lambda case: case.check(options.quick), cases))
    wrong = sorted(wrong for case in checked for wrong in case.wrong)
    if options.update_known:
        options.known.write_text("".join(f"{key}\n" for key in sorted({w.key for w in wrong})))
    known = set()
    if options.known and options.known.exists():
        known = set(options.known.read_text().splitlines())
    new = [item for item in wrong if item.key not in known]
    for item in new:
        print(item)
    print_summary(checked)
    if known:
        ran = {case.name for case in checked}
        mended = {key for key in known if key.split(" ")[0] in ran} - {item.key for item in wrong}
        print(f"{len(wrong) - len(new)} known to be wrong; {len(mended)} of the known ones hold by now")
    if new:
        again = f"{pathlib.Path(__file__).name} {options.binary} {options.cases} --only {new[0].case}"
        print(f"{len(new)} wrong; once more for the first: {again}")
    return 1 if new or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
