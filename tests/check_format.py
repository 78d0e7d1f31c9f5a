#!/usr/bin/env python3
"""Checks that clang-format has nothing to change.

usage: check_format.py SOURCE_DIR [FILE...]

Without FILEs, looks at all C++ files of the source tree. Exits 1 if one would change, 77 if there
is no clang-format-19 (another version would disagree with it).
"""
import pathlib
import shutil
import subprocess
import sys

FOLDERS = ("include", "src", "tests", "tools", "benchmarks", "cmake")
SUFFIXES = (".h", ".cpp")


def main():
    source = pathlib.Path(sys.argv[1])
    formatter = shutil.which("clang-format-19")
    if formatter is None:
        print("clang-format-19 is not installed")
        return 77
    files = [source / name for name in sys.argv[2:]]
    if not files:
        files = sorted(path for folder in FOLDERS for path in (source / folder).rglob("*"))
    files = [str(path) for path in files if path.suffix in SUFFIXES and path.is_file()]
    if not files:
        return 0
    return subprocess.run([formatter, "--dry-run", "-Werror", *files]).returncode


if __name__ == "__main__":
    sys.exit(main())
