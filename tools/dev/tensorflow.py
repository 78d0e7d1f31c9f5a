#!/usr/bin/env python3
"""Finds or makes a Python that has the pinned TensorFlow, and runs programs with it.

usage: tensorflow.py                 makes it if it is not there, and prints where it is
       tensorflow.py ARGUMENT...     runs it with these arguments; makes nothing

The virtual environment lies in the user's cache, under the hash of tests/runtime/requirements.txt
and the version of Python. HYBRIDIZE_TENSORFLOW_PYTHON names another Python instead. Exits 77 where
there is none: not made yet, or no wheel for this machine or Python, or no network.
"""
import fcntl
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "tests" / "runtime" / "requirements.txt"
SKIPPED = 77


def cache_directory():
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(base) / "hybridize" / "tensorflow"


def base_python():
    """The interpreter outside of any virtual environment."""
    return getattr(sys, "_base_executable", None) or sys.executable


def install(directory):
    """Makes the environment in `directory`, or says why that does not work."""
    shutil.rmtree(directory, ignore_errors=True)
    pip = [directory / "bin" / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    for command in ([base_python(), "-m", "venv", directory], [*pip, "-r", REQUIREMENTS]):
        result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if result.returncode != 0:
            print(f"TensorFlow cannot be installed here:\n{result.stdout[-2000:]}", file=sys.stderr)
            return
    (directory / "complete").touch()


def environment(make):
    """The Python of the environment, or None."""
    chosen = os.environ.get("HYBRIDIZE_TENSORFLOW_PYTHON")
    if chosen:
        return chosen
    key = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:12]
    version = ".".join(map(str, sys.version_info[:2]))
    directory = cache_directory() / f"python{version}-{key}"
    complete = directory / "complete"
    if not complete.exists() and make:
        directory.parent.mkdir(parents=True, exist_ok=True)
        with open(directory.parent / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not complete.exists():
                install(directory)
    return str(directory / "bin" / "python") if complete.exists() else None


def main():
    arguments = sys.argv[1:]
    python = environment(make=not arguments)
    if python is None:
        print("skipped: there is no Python with TensorFlow; tools/dev/tensorflow.py makes one")
        return SKIPPED
    if not arguments:
        print(python)
        return 0
    os.execv(python, [python, *arguments])


if __name__ == "__main__":
    sys.exit(main())
