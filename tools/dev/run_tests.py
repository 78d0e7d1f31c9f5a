#!/usr/bin/env python3
"""The stages of tools/test; see there.

A stage is a command; one that runs ctest counts for as many tests as it ran. Every stage runs that
can, also after a failure, so that one run tells everything.
"""
import argparse
import dataclasses
import os
import pathlib
import subprocess
import sys
import time
import xml.etree.ElementTree

import changes

ROOT = changes.ROOT
PARTS = ("release", "dev", "sanitizers", "tidy")
SLICES = 16
PASSED, FAILED, SKIPPED = "Passed", "Failed", "Skipped"


@dataclasses.dataclass
class Result:
    name: str
    status: str


class Run:
    """The results so far, and the time since the start."""

    def __init__(self):
        self.results = []
        self.begin = time.monotonic()

    def stage(self, name, *command, environment=None, skip_status=None):
        """Runs a command as one test; returns whether it passed."""
        print(f"\n[{time.monotonic() - self.begin:5.0f} s] {name}: {' '.join(map(str, command))}", flush=True)
        status = subprocess.run(command, cwd=ROOT, env={**os.environ, **(environment or {})}).returncode
        outcome = PASSED if status == 0 else SKIPPED if status == skip_status else FAILED
        self.results.append(Result(name, outcome))
        return status == 0

    def ctest(self, preset, *arguments, environment=None):
        """Runs the tests of one build; each counts by itself."""
        junit = ROOT / "build" / preset / "junit.xml"
        junit.unlink(missing_ok=True)
        command = ["ctest", "--test-dir", f"build/{preset}", "--parallel", str(os.cpu_count())]
        command += ["--output-on-failure", "--no-tests=error", "--output-junit", str(junit), *arguments]
        passed = self.stage(f"{preset}: ctest", *command, environment=environment)
        if junit.exists():
            tests = list(read_junit(junit, preset))
            if passed or any(test.status == FAILED for test in tests):
                # They say more than the stage as a whole.
                self.results.pop()
            self.results += tests

    def summary(self):
        """Prints what ctest would of all of it; returns the exit status."""
        failed = [result for result in self.results if result.status == FAILED]
        skipped = [result for result in self.results if result.status == SKIPPED]
        count = len(self.results)
        share = 100 * (count - len(failed)) // count if count else 0
        print(f"\n{share}% tests passed, {len(failed)} tests failed out of {count}")
        print(f"\nTotal Test time (real) = {time.monotonic() - self.begin:.2f} sec")
        for title, group in (("did not run", skipped), ("FAILED", failed)):
            if group:
                print(f"\nThe following tests {title}:")
                print("".join(f"\t{result.name} ({result.status})\n" for result in group), end="")
        return 1 if failed or not count else 0


def read_junit(path, preset):
    for case in xml.etree.ElementTree.parse(path).getroot().iter("testcase"):
        status = PASSED
        if case.find("skipped") is not None or case.get("status") in ("notrun", "disabled"):
            status = SKIPPED
        if case.find("failure") is not None or case.get("status") == "fail":
            status = FAILED
        yield Result(f"{preset}: {case.get('name')}", status)


def runtime_selection(everything):
    """The arguments that tests/runtime/run.py takes for the cases to check."""
    if everything:
        return "--all"
    cases = [name for name in changes.changed_files() if name.startswith("tests/cases/")]
    selection = f"--slice {changes.commit_count() % SLICES}/{SLICES}"
    # Beyond that it is no longer a change but the arrival of a corpus.
    return f"{selection} --changed {' '.join(cases)}" if 0 < len(cases) <= 60 else selection


def run_release(run):
    if run.stage("release: build", "tools/dev/build", "release"):
        run.stage("release: cases", sys.executable, "tests/acceptance/check_cases.py",
                  "build/release/hybridize", "tests/cases", "--known", "tests/acceptance/known.txt")


def run_dev(run, everything):
    run.stage("TensorFlow environment", sys.executable, "tools/dev/tensorflow.py", skip_status=77)
    if run.stage("dev: build", "tools/dev/build", "dev"):
        run.ctest("dev", environment={"HYBRIDIZE_RUNTIME_CASES": runtime_selection(everything)})


def run_sanitizers(run):
    if run.stage("asan-ubsan: build", "tools/dev/build", "asan-ubsan"):
        run.ctest("asan-ubsan", "--label-regex", "^(unit|acceptance)$")


def run_tidy(run, everything):
    if run.stage("tidy: configure", "cmake", "--preset", "tidy", "--log-level=WARNING"):
        run.stage("tidy", sys.executable, "tools/dev/tidy.py", *(["--all"] if everything else []))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    options = parser.parse_args()
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"no part is called {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    parts = options.parts or PARTS
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    run = Run()
    if "release" in parts:
        run_release(run)
    if "dev" in parts:
        run_dev(run, options.all)
    if "sanitizers" in parts:
        run_sanitizers(run)
    if "tidy" in parts:
        run_tidy(run, options.all)
    return run.summary()


if __name__ == "__main__":
    sys.exit(main())
