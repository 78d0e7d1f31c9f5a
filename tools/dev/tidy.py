#!/usr/bin/env python3
"""Runs clang-tidy on what the latest work touched.

usage: tidy.py [--all | FILE...]

Reads the compile commands of the `tidy` preset. A header is looked at through one source that
includes it. With --all, the clang analyzer looks too. Prints what is found; exits 1 if that is
anything.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

import changes

BUILD = changes.ROOT / "build" / "tidy"
TIDY = ["clang-tidy-19", "--quiet", "--use-color=false", "-p", str(BUILD)]
ANALYZER = "--checks=clang-analyzer-*,-clang-analyzer-cplusplus.NewDeleteLeaks"


def compiled_sources():
    """The sources of the tree that the compile commands know, relative to the root."""
    commands = json.loads((BUILD / "compile_commands.json").read_text())
    files = (pathlib.Path(entry["directory"], entry["file"]).resolve() for entry in commands)
    names = (file.relative_to(changes.ROOT).as_posix() for file in files if file.is_relative_to(changes.ROOT))
    return sorted(name for name in names if not name.startswith("build/"))


def includer_of(header, sources):
    """A source that includes the header by itself: the one of its name if there is one."""
    spelled = re.sub(r"^(include|src|tests)/", "", header)
    include = re.compile(rf'^\s*#\s*include\s*"{re.escape(spelled)}"', re.MULTILINE)
    stem = pathlib.PurePath(header).stem
    for source in sorted(sources, key=lambda name: (pathlib.PurePath(name).stem != stem, name)):
        if include.search((changes.ROOT / source).read_text(encoding="utf-8", errors="replace")):
            return source
    return None


def select(files, sources):
    known, chosen = set(sources), set()
    for name in files:
        if name in known:
            chosen.add(name)
        elif name.endswith((".h", ".def")):
            includer = includer_of(name, sources)
            if includer:
                chosen.add(includer)
    return sorted(chosen)


def run(source, analyze):
    command = [*TIDY, *([ANALYZER] if analyze else []), source]
    result = subprocess.run(command, cwd=changes.ROOT, capture_output=True, text=True)
    return result.returncode, result.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    sources = compiled_sources()
    files = options.files or changes.changed_files()
    chosen = sources if options.all else select(files, sources)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for source, (status, output) in zip(chosen, pool.map(lambda name: run(name, options.all), chosen)):
            print(f"{source}: {'clean' if status == 0 else 'not clean'}", flush=True)
            if status != 0:
                failed += 1
                print(output, flush=True)
    print(f"{len(chosen) - failed}/{len(chosen)} sources clean of {len(sources)} in the build")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
