#!/usr/bin/env python3
"""Checks our statements about TensorFlow, and our patches, against the real TensorFlow.

    run.py cases CASES_DIR [--all | --slice K/N] [--changed FILE...]   the `runtime:` facts of acceptance cases
    run.py examples HYBRIDIZE EXAMPLES_DIR [--expected DIR]            example projects before and after their patch

Leaves with 0 where everything holds, 1 where something does not, and 77 where TensorFlow cannot be imported.
"""

import argparse
import functools
import multiprocessing
import pathlib
import re
import sys
import time

from runtime_check import baseline, cases, examples, library

GREEN = pathlib.Path(__file__).parent / "green.txt"


def slice_argument(text):
    match = re.fullmatch(r"(\d+)/(\d+)", text)
    if not match or not int(match[1]) < int(match[2]):
        raise argparse.ArgumentTypeError(f"expected K/N with K below N, as in 3/16, not {text}")
    return int(match[1]), int(match[2])


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("cases", help="check the `runtime:` facts of acceptance cases")
    check.add_argument("root", type=pathlib.Path, metavar="CASES_DIR")
    extent = check.add_mutually_exclusive_group()
    extent.add_argument("--all", action="store_true", help="check every case and hold to each of them")
    extent.add_argument(
        "--slice", type=slice_argument, metavar="K/N", help="check the Kth of N parts, K from 0"
    )
    check.add_argument(
        "--changed", nargs="+", default=[], metavar="FILE", help="check the cases of these files too"
    )
    check.add_argument("--jobs", type=int, default=1, metavar="N", help="cases at a time (default 1)")
    check.add_argument(
        "--baseline",
        type=pathlib.Path,
        default=GREEN,
        metavar="FILE",
        help="without --all, only these cases and changed ones can fail (default: green.txt)",
    )
    check.add_argument("--update-green", action="store_true", help="with --all: rewrite the baseline")
    run = commands.add_parser("examples", help="run example projects before and after their patch")
    run.add_argument("hybridize", metavar="HYBRIDIZE")
    run.add_argument("root", type=pathlib.Path, metavar="EXAMPLES_DIR")
    run.add_argument(
        "--expected", type=pathlib.Path, metavar="DIR", help="DIR/EXAMPLE.diff is the diff to be printed"
    )
    for command in (check, run):
        command.add_argument(
            "--timeout", type=float, default=90, metavar="SECONDS", help="per run of a program"
        )
    options = parser.parse_args(arguments)
    if not options.root.is_dir():
        parser.error(f"{options.root} is no directory")
    if options.command == "cases" and options.update_green and not options.all:
        parser.error("--update-green needs --all")
    return options


def select(options, found):
    """The cases to check, and those among them that a change touched."""
    touched = cases.touched_by(options.changed, options.root, found)
    if options.slice:
        index, count = options.slice
        chosen = {case for case in found if cases.slice_of(case, count) == index}
    else:
        chosen = set() if options.changed and not options.all else set(found)
    return sorted(chosen.union(touched)), set(touched)


def run_cases(options):
    found = cases.find_cases(options.root)
    selected, touched = select(options, found)
    if not found:
        print(f"{options.root}: no case states a `runtime:` fact")
        return 1
    version = library.require_tensorflow()
    begin = time.monotonic()
    green, held_to = set(), set(found) if options.all else baseline.read(options.baseline) | touched
    facts = wrong = failures = 0
    check = functools.partial(cases.check_case, options.root, options.timeout)
    with multiprocessing.get_context("fork").Pool(max(1, options.jobs)) as pool:
        for case, checks in zip(selected, pool.imap(check, selected)):
            contradicted = [check for check in checks if not check.holds]
            facts += len(checks)
            wrong += len(contradicted)
            for contradiction in contradicted:
                print(
                    contradiction if case in held_to else f"{contradiction} [not in the baseline]", flush=True
                )
            if not contradicted:
                green.add(case)
            elif case in held_to:
                failures += 1
    if options.update_green:
        baseline.write(options.baseline, green)
    print(
        f"{len(green)}/{len(selected)} cases, {facts - wrong}/{facts} facts hold under TensorFlow {version}, "
        f"{failures} cases fail; {time.monotonic() - begin:.0f} s"
    )
    return 1 if failures else 0


def run_examples(options):
    found = examples.find_examples(options.root)
    if not found:
        print(f"{options.root}: no example")
        return 1
    library.require_tensorflow()
    failures = 0
    for example in found:
        expected = options.expected / f"{example.name}.diff" if options.expected else None
        try:
            diff = examples.check_example(options.hybridize, example, options.timeout, expected)
            print(
                f"{example.name}: prints the same before and after a patch of {diff.count(b'@@ -')} hunks",
                flush=True,
            )
        except (examples.Problem, OSError) as problem:
            failures += 1
            print(f"{example.name}: {problem}", flush=True)
    print(f"{len(found) - failures}/{len(found)} examples pass")
    return 1 if failures else 0


def main(arguments=None):
    options = parse_arguments(arguments)
    return run_cases(options) if options.command == "cases" else run_examples(options)


if __name__ == "__main__":
    sys.exit(main())
