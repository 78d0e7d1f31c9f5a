"""Runs hybridize on one project and holds it to what every project may expect."""

import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import warnings

# 0: nothing to do, 1: something to do or to warn about. Anything else is a crash or a refusal.
GOOD_STATUS = (0, 1)
FILE_STATUSES = ("analyzed", "skipped", "failed")
TRANSFORMATIONS = ("convert", "dehybridize", "reconfigure")


class Problem(Exception):
    """What a project was promised and did not get."""


@dataclasses.dataclass
class Result:
    """The row of a project in the table; `problems` is empty where it passes."""

    name: str
    version: str
    files: int = 0
    lines: int = 0
    functions: int = 0
    conversions: int = 0
    seconds: float = 0.0
    peak_megabytes: float = 0.0
    problems: list = dataclasses.field(default_factory=list)

    @property
    def passed(self):
        return not self.problems


@dataclasses.dataclass(frozen=True)
class Run:
    output: bytes
    seconds: float
    peak_megabytes: float


class Tool:
    """The binary under test."""

    def __init__(self, binary, timeout):
        self.binary = str(pathlib.Path(binary).resolve())
        self.timeout = timeout

    def run(self, root, *arguments):
        """Runs `check` on `root` and measures it; raises Problem where it does not end well."""
        command = [self.binary, "check", str(root), *arguments]
        begin = time.monotonic()
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(command, stdout=output, stderr=errors, start_new_session=True)
            status, usage = self._wait(process, begin)
            seconds = time.monotonic() - begin
            if status not in GOOD_STATUS:
                errors.seek(0)
                said = errors.read()[-300:].decode("utf-8", "replace").strip()
                shown = " ".join(["check", *arguments])
                raise Problem(f"`{shown}` {_ending(status)}" + (f": {said}" if said else ""))
            output.seek(0)
            return Run(output.read(), seconds, usage.ru_maxrss / 1024)

    def _wait(self, process, begin):
        # wait4 alone gives one child's own peak of memory; it has no timeout.
        while True:
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                process.returncode = os.waitstatus_to_exitcode(status)
                return process.returncode, usage
            if time.monotonic() - begin > self.timeout:
                process.kill()
                os.wait4(process.pid, 0)
                process.returncode = -9
                raise Problem(f"did not end within {self.timeout:.0f} s")
            time.sleep(0.01)


def _ending(status):
    return f"was killed by signal {-status}" if status < 0 else f"left with {status}"


def check_project(tool, project):
    """The row of a fetched project."""
    result = Result(project.name, project.version)
    root = project.root
    try:
        first = tool.run(root, "--output-format", "json", "-j", "1")
        result.seconds, result.peak_megabytes = first.seconds, first.peak_megabytes
        report = _parse(first.output)
        _fill(result, report)
        result.problems += unaccounted_files(root, report)
        if tool.run(root, "--output-format", "json", "-j", "2").output != first.output:
            result.problems.append("the report differs between -j 1 and -j 2")
        diff = tool.run(root, "--diff", "-j", "1").output
        if tool.run(root, "--diff", "-j", "2").output != diff:
            result.problems.append("the diff differs between -j 1 and -j 2")
        if diff:
            _check_patch(tool, root, diff)
        elif result.conversions:
            result.problems.append(
                f"the report counts {result.conversions} conversions, but the diff is empty"
            )
    except Problem as problem:
        result.problems.append(str(problem))
    return result


def _parse(text):
    try:
        report = json.loads(text)
        # What the checks below read; a report without it is no report.
        report["files"], report["functions"]
        return report
    except (ValueError, KeyError, TypeError) as error:
        raise Problem(f"the report cannot be read: {error!r}") from error


def _fill(result, report):
    result.files = len(report["files"])
    result.lines = sum(file.get("lines") or 0 for file in report["files"])
    result.functions = len(report["functions"])
    result.conversions = sum(function["decision"] in TRANSFORMATIONS for function in report["functions"])


def unaccounted_files(root, report):
    """What is wrong with the report's account of the project's Python files, as sentences."""
    listed = [file["path"] for file in report["files"]]
    present = {path.relative_to(root).as_posix() for path in root.rglob("*.py") if path.is_file()}
    missing = sorted(present.difference(listed))
    if missing:
        yield f"{len(missing)} files are not accounted for, as {missing[0]}"
    if len(set(listed)) != len(listed):
        yield "a file is listed twice"
    for file in report["files"]:
        if file.get("status") not in FILE_STATUSES:
            yield f"{file['path']} has the status {file.get('status')}"
        elif file["status"] != "analyzed" and not file.get("reason"):
            yield f"{file['path']} is {file['status']} without a reason"


def _check_patch(tool, root, diff):
    """The patch applies, what it writes compiles, and a second run proposes nothing."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(scratch).resolve() / root.name
        shutil.copytree(root, copy)
        _git_apply(copy, diff, "--check")
        _git_apply(copy, diff)
        for path in changed_files(root, copy):
            try:
                with warnings.catch_warnings():
                    # What the project itself has too much of, such as `is` with a literal.
                    warnings.simplefilter("ignore")
                    compile((copy / path).read_bytes(), path, "exec", dont_inherit=True)
            except (SyntaxError, ValueError) as error:
                raise Problem(f"{path} does not compile after the patch: {error}") from error
        rest = tool.run(copy, "--diff").output
        if rest:
            first = rest.splitlines()[0].decode("utf-8", "replace")
            raise Problem(f"a second run proposes {rest.count(b'@@ -')} hunks more, first {first}")


def _git_apply(directory, diff, *options):
    # The ceiling keeps git from finding a repository that lies around the copy.
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(directory.parent)}
    command = ["git", "apply", *options, "-"]
    result = subprocess.run(command, cwd=directory, input=diff, capture_output=True, env=environment)
    if result.returncode != 0:
        raise Problem(
            f"git does not apply the patch: {result.stderr.decode('utf-8', 'replace').strip()[:300]}"
        )


def changed_files(before, after):
    """The files of `after` whose bytes are not those of `before`, relative to it."""
    paths = sorted(path.relative_to(after) for path in after.rglob("*") if path.is_file())
    return [
        path.as_posix()
        for path in paths
        if not (before / path).is_file() or (before / path).read_bytes() != (after / path).read_bytes()
    ]
