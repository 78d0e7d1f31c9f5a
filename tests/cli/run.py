#!/usr/bin/env python3
"""Runs commands as a user would, and compares what they print.

usage: run.py HYBRIDIZE [--only SUBSTRING] [--update]

A test is a folder with

    cmd       what is run by bash, in a copy of `project` (or of the folder that the file `project`
              names); `hybridize` is the tool under test, `normalize` masks what differs from run to run
    stdout, stderr
              what is printed; an absent file stands for nothing
    exit      the exit status; absent: 0

--update writes what was printed over what is expected. Exits 1 if something differs.
"""
import argparse
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
# Masks: seconds, the version, and the directory of the run.
NORMALIZE = r"""normalize() {
  sed -E -e 's/^ +[0-9]+\.[0-9]{3}  /  SECONDS  /' -e "s|$PWD|PROJECT|g" \
    -e 's/"version": "[^"]*"/"version": "VERSION"/' -e 's/hybridize [0-9]+\.[0-9]+\.[0-9]+$/hybridize VERSION/'
}
"""


def project_of(test):
    """The folder that the test runs in a copy of, or None."""
    project = test / "project"
    if project.is_file():
        return (HERE / project.read_text().strip()).resolve()
    return project if project.is_dir() else None


def environment(binary, home):
    """A user without settings of their own, on no terminal."""
    bin_dir = home / "bin"
    bin_dir.mkdir()
    (bin_dir / "hybridize").symlink_to(binary)
    result = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    for key in ("NO_COLOR", "COLUMNS", "XDG_CONFIG_HOME"):
        result.pop(key, None)
    identity = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "tester"), ("EMAIL", "tester@example.org"))
    }
    return result | identity | {
        "PATH": f"{bin_dir}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
    }


def run(test, binary):
    """What the command of the test prints and leaves with."""
    with tempfile.TemporaryDirectory() as temporary:
        home = pathlib.Path(temporary).resolve() / "home"
        home.mkdir()
        work = home.parent / "work"
        project = project_of(test)
        if project is None:
            work.mkdir()
        else:
            shutil.copytree(project, work, symlinks=True)
        answer = subprocess.run(
            ["bash", "-c", NORMALIZE + (test / "cmd").read_text()],
            cwd=work,
            env=environment(binary, home),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
        )
        stderr = answer.stderr.replace(str(work).encode(), b"PROJECT")
        return {
            "stdout": answer.stdout,
            "stderr": stderr,
            "exit": b"" if answer.returncode == 0 else f"{answer.returncode}\n".encode(),
        }


def expected(test, name):
    path = test / name
    return path.read_bytes() if path.exists() else b""


def check(test, binary, update):
    """Prints how the test fails; returns whether it holds."""
    holds = True
    for name, got in run(test, binary).items():
        wanted = expected(test, name)
        if got == wanted:
            continue
        if update:
            if got:
                (test / name).write_bytes(got)
            else:
                (test / name).unlink()
            continue
        holds = False
        lines = [text.decode("utf-8", "replace").splitlines(keepends=True) for text in (wanted, got)]
        label = test.relative_to(HERE) / name
        sys.stdout.writelines(difflib.unified_diff(*lines, f"{label} (expected)", f"{label} (got)"))
    return holds


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--only", default="", metavar="SUBSTRING")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args(arguments)
    tests = sorted(path.parent for path in HERE.glob("*/cmd") if options.only in path.parent.name)
    failed = [test.name for test in tests if not check(test, options.binary.resolve(), options.update)]
    for name in failed:
        print(f"FAILED: {name}; run again: {sys.argv[0]} {options.binary} --only {name}")
    print(f"{len(tests) - len(failed)} of {len(tests)} commands do as expected")
    return 0 if tests and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
