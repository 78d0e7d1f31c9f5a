#!/usr/bin/env python3
"""Feeds hybridize what nobody should (cases.py), and checks how it bears it.

usage: run.py HYBRIDIZE [--only SUBSTRING] [--timeout SECONDS] [--verbose]

Of a project: the good file in it is analysed and gets its patch, the bad one is accounted for with a
reason, in the report and in words; the tree is left as it was. Of a call that is refused: it leaves with
2, says why on standard error, and prints no data. Of both: no crash, no end that does not come. Leaves
with 1 if anything else happens.
"""

import argparse
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import cases
import model

REFUSED, INCOMPLETE = 2, 3
# With the good file in it, a project has something to do.
SOMETHING_TO_DO = 1
CRASH = re.compile(
    r"check failed|assertion|stack dump|terminate called|Sanitizer|PLEASE submit", re.IGNORECASE
)
FROM_FILE = re.compile(rb"^--- (?:\"?a/)(.*?)\"?\t?$", re.MULTILINE)


class Runner:
    """Runs the binary; collects what goes wrong in one case."""

    def __init__(self, binary, timeout):
        self.binary = str(pathlib.Path(binary).resolve())
        self.timeout = timeout
        self.problems = []

    def expect(self, holds, problem):
        if not holds:
            self.problems.append(problem)
        return holds

    def run(self, *arguments, output=None):
        """The status and what is printed, or None where it crashes or does not end."""
        shown = " ".join(arguments)
        try:
            with open(output or os.devnull, "wb") as sink:
                result = subprocess.run(
                    [self.binary, *arguments],
                    stdin=subprocess.DEVNULL,
                    timeout=self.timeout,
                    stdout=sink if output else subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
        except subprocess.TimeoutExpired:
            self.problems.append(f"`{shown}` does not end within {self.timeout:.0f} s")
            return None
        said = result.stderr.decode("utf-8", "replace")
        if result.returncode < 0:
            self.problems.append(f"`{shown}` is killed by signal {-result.returncode}: {said[-300:]}")
            return None
        self.expect(not CRASH.search(said), f"`{shown}` crashes: {said[-300:]}")
        return result.returncode, result.stdout or b"", said


def search(fragment, text):
    return re.search(fragment, text, re.IGNORECASE)


def check_tree(runner, tree, root):
    before = fingerprint(root)
    stop = tree.build(root)
    if stop is None:
        before = fingerprint(root)
    # Else what is built comes and goes, and is gone in the end.
    try:
        check_report(runner, tree, root)
        check_words(runner, tree, root)
        check_diff(runner, root)
        if tree.incomplete:
            answer = runner.run("check", "--strict", str(root))
            if answer:
                runner.expect(
                    answer[0] == INCOMPLETE, f"leaves with {answer[0]} under --strict, expected {INCOMPLETE}"
                )
    finally:
        if stop:
            stop()
    runner.expect(fingerprint(root) == before, "the tree is not as it was")


def check_report(runner, tree, root):
    answer = runner.run("check", str(root), "--output-format", "json")
    if not answer:
        return
    status, output, said = answer
    runner.expect(
        status == SOMETHING_TO_DO, f"leaves with {status}, expected {SOMETHING_TO_DO}: {said[-300:]}"
    )
    try:
        report = json.loads(output)
        entries = {file["path"]: file for file in report["files"]}
        converted = {
            function["file"] for function in report["functions"] if function["decision"] == "convert"
        }
    except (ValueError, KeyError, TypeError) as error:
        runner.problems.append(f"prints no report: {error!r}: {said[-300:]}")
        return
    good = entries.get(model.GOOD_FILE, {})
    runner.expect(good.get("status") == model.ANALYZED, f"{model.GOOD_FILE} is not analysed: {good}")
    runner.expect(model.GOOD_FILE in converted, f"nothing in {model.GOOD_FILE} is converted")
    for path, expected in tree.files.items():
        check_entry(runner, path, expected, entries.get(path), report.get("diagnostics", []))
    for path, fragment in tree.diagnostics.items():
        messages = [
            diagnostic["message"]
            for diagnostic in report.get("diagnostics", [])
            if diagnostic["file"] == path
        ]
        runner.expect(
            any(search(fragment, message) for message in messages),
            f"no diagnostic of {path} says {fragment}: {messages}",
        )


def check_entry(runner, path, expected, entry, diagnostics):
    if not runner.expect(entry is not None, f"{path} is not accounted for"):
        return
    status, reason = entry.get("status"), entry.get("reason") or ""
    runner.expect(
        status in expected.statuses,
        f"{path} is {status} ({reason}), expected {' or '.join(expected.statuses)}",
    )
    if status == model.ANALYZED:
        return
    runner.expect(reason, f"{path} is {status} without a reason")
    if expected.reason:
        runner.expect(
            search(expected.reason, reason),
            f"{path} is {status} with the reason '{reason}', expected {expected.reason}",
        )
    if expected.line and status == model.FAILED:
        lines = [diagnostic["line"] for diagnostic in diagnostics if diagnostic["file"] == path]
        runner.expect(expected.line in lines, f"{path} fails in the lines {lines}, expected {expected.line}")


def check_words(runner, tree, root):
    answer = runner.run("check", str(root))
    if not answer:
        return
    status, output, said = answer
    runner.expect(status == SOMETHING_TO_DO, f"leaves with {status} in words, expected {SOMETHING_TO_DO}")
    text = output.decode("utf-8", "replace") + said
    fragments = [(re.escape(path), fragment) for path, fragment in tree.diagnostics.items()]
    for path, expected in tree.files.items():
        if model.ANALYZED not in expected.statuses:
            line = f":{expected.line}\\b" if expected.line and model.SKIPPED not in expected.statuses else ""
            fragments.append((re.escape(path) + line, expected.reason))
    for fragment in (fragment for pair in fragments for fragment in pair):
        runner.expect(search(fragment, text), f"does not say {fragment} in words: {text[-300:]}")


def check_diff(runner, root):
    answer = runner.run("check", "--diff", str(root))
    if not answer:
        return
    status, output, said = answer
    runner.expect(
        status == SOMETHING_TO_DO,
        f"leaves with {status} under --diff, expected {SOMETHING_TO_DO}: {said[-300:]}",
    )
    runner.expect(
        model.GOOD_FILE.encode() in FROM_FILE.findall(output),
        f"the diff does not change {model.GOOD_FILE}: {output[:300]!r}",
    )
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(root.parent)}
    applied = subprocess.run(
        ["git", "apply", "--check", "-"], cwd=root, input=output, capture_output=True, env=environment
    )
    runner.expect(
        applied.returncode == 0,
        f"git does not apply the diff: {applied.stderr.decode('utf-8', 'replace')[:300]}",
    )


def check_command(runner, command, root):
    command.build(root)
    before = fingerprint(root)
    arguments = [argument.replace("{root}", str(root)) for argument in command.arguments]
    answer = runner.run(*arguments, output=command.output)
    if answer:
        status, output, said = answer
        runner.expect(status == REFUSED, f"leaves with {status}, expected {REFUSED}: {said[-300:]}")
        runner.expect(not output, f"prints data: {output[:200]!r}")
        for fragment in command.fragments:
            runner.expect(search(fragment, said), f"does not say {fragment}: {said[-300:]!r}")
    runner.expect(fingerprint(root) == before, "the tree is not as it was")


def fingerprint(root):
    """What lies where, with the bytes of what can be read and is not huge."""
    found = {}
    for directory, _, names in os.walk(root):
        for name in names:
            path = os.path.join(directory, name)
            status = os.lstat(path)
            small = os.path.isfile(path) and not os.path.islink(path) and status.st_size < 1 << 24
            readable = small and os.access(path, os.R_OK)
            content = hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest() if readable else ""
            found[path] = (status.st_mode, status.st_size, content)
    return found


def run_case(runner, case):
    with tempfile.TemporaryDirectory() as scratch:
        root = pathlib.Path(scratch).resolve() / "project"
        root.mkdir()
        (root / model.GOOD_FILE).write_bytes(model.GOOD_TEXT)
        try:
            (check_tree if isinstance(case, model.Tree) else check_command)(runner, case, root)
        finally:
            # What may not be read could not be removed either.
            for path in root.iterdir():
                if path.is_dir() and not path.is_symlink():
                    path.chmod(0o700)


def main(arguments=None):
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("hybridize", metavar="HYBRIDIZE")
    parser.add_argument("--only", default="", metavar="SUBSTRING")
    parser.add_argument("--timeout", type=float, default=60, metavar="SECONDS", help="per run of hybridize")
    parser.add_argument("--verbose", action="store_true", help="name the cases that pass, too")
    options = parser.parse_args(arguments)
    failed = skipped = passed = 0
    for case in (*cases.TREES, *cases.COMMANDS):
        if options.only not in case.name:
            continue
        reason = case.unavailable()
        if reason:
            skipped += 1
            print(f"skipped: {case.name}: {reason}")
            continue
        runner = Runner(options.hybridize, options.timeout)
        run_case(runner, case)
        failed += bool(runner.problems)
        passed += not runner.problems
        for problem in runner.problems:
            print(f"FAILED: {case.name}: {problem}", flush=True)
        if options.verbose and not runner.problems:
            print(f"passed: {case.name}", flush=True)
    print(f"{passed} cases pass, {failed} fail, {skipped} are skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
