"""Checks example projects: a project prints the same before and after the patch, and the patch leaves nothing to do."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from . import forkserver

# `check --diff` leaves with 1 where there is something to do or to warn about, and with 0 otherwise.
EXPECTED_STATUS = (0, 1)


class Problem(Exception):
    """What is wrong with an example, for the reader of the test's output."""


def find_examples(root):
    """The projects below `root`: its directories, but hidden ones."""
    return sorted(path for path in root.iterdir() if path.is_dir() and not path.name.startswith("."))


def check_example(hybridize, example, timeout, expected=None):
    """Raises Problem unless the example passes; returns the diff. `expected` is a file with the diff to be printed."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(scratch).resolve() / example.name
        shutil.copytree(example, copy, ignore=shutil.ignore_patterns("__pycache__"))
        before = _run(copy, timeout, "before the patch")
        diff = propose(hybridize, copy)
        if not diff:
            raise Problem("the patch is empty")
        if expected is not None and _essence(diff) != _essence(expected.read_bytes()):
            raise Problem(f"the patch is not the one in {expected}:\n{diff.decode('utf-8', 'replace')}")
        apply(diff, copy)
        after = _run(copy, timeout, "after the patch")
        if before.output != after.output:
            raise Problem(f"prints other text after the patch:\n{before.output}--- after\n{after.output}")
        rest = propose(hybridize, copy)
        if rest:
            raise Problem(f"a second run proposes more:\n{rest.decode('utf-8', 'replace')}")
        return diff


def _essence(diff):
    """A diff without what depends on the tool that wrote it: `index` lines and the text after a hunk's numbers."""
    lines = [line for line in diff.split(b"\n") if not line.startswith(b"index ")]
    return [re.sub(rb"^(@@ [^@]* @@).*", rb"\1", line) for line in lines]


def _run(project, timeout, when):
    outcome = forkserver.run_program(project, timeout)
    if outcome.status != forkserver.OK:
        raise Problem(f"does not run {when}: {outcome.status}: {outcome.error}")
    if not outcome.output.strip():
        raise Problem(f"prints nothing {when}")
    return outcome


def propose(hybridize, project):
    """The diff that `hybridize` prints for a project."""
    result = subprocess.run([hybridize, "check", "--diff", str(project)], capture_output=True, timeout=120)
    if result.returncode not in EXPECTED_STATUS:
        raise Problem(
            f"{hybridize} left with {result.returncode}: {result.stderr.decode('utf-8', 'replace').strip()[-500:]}"
        )
    return result.stdout


def apply(diff, project):
    # The ceiling keeps git from finding a repository that lies around the project.
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(project.parent)}
    result = subprocess.run(
        ["git", "apply", "-"], cwd=project, input=diff, capture_output=True, env=environment
    )
    if result.returncode != 0:
        raise Problem(f"git does not apply the patch: {result.stderr.decode('utf-8', 'replace').strip()}")
