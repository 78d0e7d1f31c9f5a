"""Tests of the runner itself; a stand-in takes TensorFlow's place."""

import contextlib
import io
import os
import pathlib
import select
import stat
import sys
import tempfile
import types
import unittest
from unittest import mock

import run
from runtime_check import baseline, cases, examples, facts, forkserver, library

TIMEOUT = 20


class Directory(unittest.TestCase):
    """Gives each test an empty directory."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = pathlib.Path(scratch.name).resolve()

    def write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)
        return target


class Forkserver(Directory):
    def outcome(self, program, timeout=TIMEOUT, prepare=None):
        self.write("main.py", program)
        return forkserver.run_program(self.root, timeout, prepare)

    def test_captures_what_is_printed_by_python_and_below_it(self):
        outcome = self.outcome("import os\nprint('one')\nos.write(1, b'two\\n')\nprint('three')\n")
        self.assertEqual((outcome.status, outcome.output), (forkserver.OK, "one\ntwo\nthree\n"))

    def test_captures_more_than_a_pipe_holds(self):
        self.assertEqual(len(self.outcome("print('x' * 1_000_000)\n").output), 1_000_001)

    def test_reports_an_exception_with_what_was_printed_before(self):
        outcome = self.outcome("print('before')\nraise ValueError('no')\n")
        self.assertEqual(outcome, forkserver.Outcome(forkserver.RAISED, "before\n", "ValueError: no"))

    def test_takes_a_syntax_error_as_an_exception(self):
        outcome = self.outcome("def f(:\n")
        self.assertEqual(outcome.status, forkserver.RAISED)
        self.assertIn("SyntaxError", outcome.error)

    def test_takes_exit_status_zero_as_success_and_others_as_an_exception(self):
        self.assertEqual(self.outcome("raise SystemExit").status, forkserver.OK)
        self.assertEqual(self.outcome("raise SystemExit(0)").status, forkserver.OK)
        self.assertEqual(self.outcome("raise SystemExit(3)").error, "SystemExit(3)")

    def test_reports_a_crash_with_the_end_of_standard_error(self):
        outcome = self.outcome("import os, sys\nprint('x')\nprint('dying', file=sys.stderr)\nos.abort()\n")
        self.assertEqual((outcome.status, outcome.output), (forkserver.CRASHED, "x\n"))
        self.assertIn("dying", outcome.error)

    def test_kills_a_program_and_its_children_after_the_timeout(self):
        # Both hold the writing end of this pipe: it ends when the last of them has.
        receive, send = os.pipe()
        program = f"import subprocess\nprint('x')\nsubprocess.run(['sleep', '60'], pass_fds=[{send}])\n"
        outcome = self.outcome(program, timeout=1)
        os.close(send)
        self.assertEqual((outcome.status, outcome.output), (forkserver.TIMEOUT, "x\n"))
        self.assertTrue(select.select([receive], [], [], TIMEOUT)[0])
        self.assertEqual(os.read(receive, 1), b"")
        os.close(receive)

    def test_runs_in_the_directory_of_the_program_and_imports_from_it(self):
        self.write("helper.py", "NAME = 'helper'\n")
        outcome = self.outcome(
            "import os, sys, helper\nprint(os.getcwd(), sys.argv, helper.NAME, __name__)\n"
        )
        self.assertEqual(outcome.output, f"{self.root} ['main.py'] helper __main__\n")

    def test_leaves_no_trace_of_one_program_in_the_next(self):
        self.outcome("import builtins\nbuiltins.left_behind = 1\n")
        self.assertEqual(
            self.outcome("import builtins\nprint(hasattr(builtins, 'left_behind'))\n").output, "False\n"
        )

    def test_returns_what_the_prepared_callable_says(self):
        seen = []

        def prepare():
            import builtins

            builtins.note = seen.append
            return lambda: len(seen)

        self.assertEqual(self.outcome("note(1)\nnote(2)\n", prepare=prepare).extra, 2)
        self.assertEqual(seen, [])

    def test_runs_a_package_with_a_main_module(self):
        self.write("pkg/__init__.py", "")
        self.write("pkg/names.py", "NAME = 'relative'\n")
        self.write("pkg/__main__.py", "from .names import NAME\nprint(NAME)\n")
        self.assertEqual(forkserver.run_program(self.root, TIMEOUT).output, "relative\n")

    def test_says_what_it_looks_for_where_there_is_no_program(self):
        with self.assertRaisesRegex(ValueError, "expected main.py or one package with __main__.py"):
            forkserver.run_program(self.root, TIMEOUT)


class Facts(Directory):
    def only(self, text, path="main.py"):
        self.write(path, text)
        (fact,) = facts.facts_of(self.root)
        return fact

    def test_finds_the_fact_of_the_function_below_past_decorators(self):
        fact = self.only(
            "import os\n#$ runtime: same\n#$ why: text\n@staticmethod\nasync def f(x):\n    pass\n"
        )
        self.assertEqual(fact, facts.Fact(pathlib.PurePath("main.py"), 5, "f", "same"))

    def test_finds_facts_in_indented_and_crlf_and_latin1_text(self):
        fact = self.only(
            b"# caf\xe9\r\nclass A:\r\n\t#$ runtime : retraces\r\n\tdef f(self):\r\n\t\tpass\r\n", "pkg/a.py"
        )
        self.assertEqual((fact.line, fact.function, fact.stated), (4, "f", "retraces"))

    def test_does_not_give_one_functions_fact_to_the_next(self):
        self.write("main.py", "#$ runtime: same\ndef f(): pass\ndef g(): pass\n")
        self.assertEqual([fact.function for fact in facts.facts_of(self.root)], ["f"])

    def test_refuses_a_fact_that_does_not_exist(self):
        self.write("main.py", "#$ runtime: sam\ndef f(): pass\n")
        with self.assertRaisesRegex(ValueError, "main.py:1: runtime is one of same, .*, not sam"):
            facts.facts_of(self.root)

    def test_decorates_a_copy_and_keeps_its_bytes(self):
        fact = self.only(b"# caf\xe9\r\nclass A:\r\n\t#$ runtime: same\r\n\tdef f(self): pass")
        with tempfile.TemporaryDirectory() as scratch:
            target = pathlib.Path(scratch, "copy")
            facts.copy_case(self.root, target, fact)
            text = (target / "main.py").read_bytes()
        # A `def` on the last line has no line ending to copy: the decorator's is then a plain one.
        self.assertEqual(
            text, b"# caf\xe9\r\nclass A:\r\n\t#$ runtime: same\r\n\t@__graph__\n\tdef f(self): pass"
        )


def stand_in(function):
    """A module in TensorFlow's place, whose tf.function is `function`."""
    module = types.ModuleType("tensorflow")
    module.function = function
    module.Tensor = complex
    module.nest = types.SimpleNamespace(flatten=lambda structure: [*structure[0], *structure[1].values()])
    module.__version__ = "0"
    return module


def refuse(_function):
    def call(*_args):
        raise TypeError("not in a graph")

    return call


def say_more(function):
    def call(*args):
        print("traced")
        return function(*args)

    return call


CASE = "#$ runtime: {}\ndef f(x):\n    return 1\nfor x in (1, 2):\n    print(f(x))\n"


class Cases(Directory):
    def check(self, stated, function, program=CASE, timeout=TIMEOUT):
        self.write("area/one/main.py", program.format(stated))
        with mock.patch.dict(sys.modules, tensorflow=stand_in(function)):
            (check,) = cases.check_case(self.root, timeout, "area/one")
        return check

    def test_agrees_where_the_output_is_the_same(self):
        check = self.check("same", lambda function: function)
        self.assertTrue(check.holds)

    def test_shows_an_exception_and_its_text(self):
        self.assertTrue(self.check("hybrid-raises", refuse).holds)
        self.assertEqual(
            str(self.check("same", refuse)),
            "area/one/main.py:2: f: stated same, TensorFlow shows hybrid-raises (TypeError: not in a graph)",
        )

    def test_shows_other_output(self):
        self.assertTrue(self.check("hybrid-differs", say_more).holds)
        self.assertEqual(self.check("same", say_more).shown, "hybrid-differs")

    def test_counts_more_traces_than_tensor_signatures_as_retracing(self):
        # The stand-in calls the Python function each time, as if each call were traced.
        self.assertTrue(self.check("retraces", lambda function: function).holds)

        def once(function):
            function(0)
            return lambda x: 1

        self.assertEqual(self.check("retraces", once).shown, "same")

    def test_tells_a_timeout_from_an_exception(self):
        def forever(_function):
            while True:
                pass

        self.assertEqual(self.check("hybrid-raises", forever, timeout=1).shown, "timeout")

    def test_reports_a_program_that_does_not_run(self):
        check = self.check("same", refuse, "#$ runtime: {}\ndef f(): pass\nraise KeyError(1)\n")
        self.assertFalse(check.holds)
        self.assertEqual(str(check), "area/one: the program does not run: raised (KeyError: 1)")

    def test_finds_only_cases_with_a_runtime_fact(self):
        self.write("b/main.py", CASE.format("same"))
        self.write("a/main.py", "from pkg import g\n")
        self.write("a/pkg/__init__.py", "#$ runtime: same\ndef g(): pass\n")
        self.write("c/main.py", "#$ decision: keep\ndef g(): pass\n")
        self.assertEqual(cases.find_cases(self.root), ["a", "b"])

    def test_slices_partition_the_cases_by_their_names_alone(self):
        names = [f"area/case-{number}" for number in range(200)]
        parts = [{name for name in names if cases.slice_of(name, 16) == part} for part in range(16)]
        self.assertEqual(sum(map(len, parts)), 200)
        self.assertGreater(min(map(len, parts)), 0)
        # The value itself: baselines and reruns rely on the hash never changing.
        self.assertEqual(cases.slice_of("area/case-0", 16), 9)

    def test_finds_the_cases_that_changed_files_belong_to(self):
        files = [self.root / "a/one/gone.py", self.root / "elsewhere.py"]
        self.assertEqual(cases.touched_by(files, self.root, ["a/one", "a/one-more", "b"]), ["a/one"])


class Baseline(Directory):
    def test_reads_what_it_writes_sorted(self):
        path = self.root / "green.txt"
        baseline.write(path, {"b/x", "a/y"})
        self.assertTrue(path.read_text().endswith("\na/y\nb/x\n"))
        self.assertEqual(baseline.read(path), {"a/y", "b/x"})

    def test_is_empty_where_there_is_no_file(self):
        self.assertEqual(baseline.read(self.root / "none.txt"), frozenset())


class Command(Directory):
    """run.py from its arguments to its exit status."""

    def setUp(self):
        super().setUp()
        self.write("cases/good/main.py", CASE.format("same"))
        self.write("cases/bad/main.py", CASE.format("hybrid-raises"))
        self.green = self.root / "green.txt"

    def command(self, *arguments, function=lambda function: function):
        out = io.StringIO()
        with mock.patch.dict(sys.modules, tensorflow=stand_in(function)), contextlib.redirect_stdout(out):
            status = run.main([*map(str, arguments)])
        return status, out.getvalue()

    def cases(self, *arguments):
        return self.command("cases", self.root / "cases", "--baseline", self.green, *arguments)

    def test_holds_all_cases_to_their_facts(self):
        status, out = self.cases("--all")
        self.assertEqual(status, 1)
        self.assertIn("bad/main.py:2: f: stated hybrid-raises, TensorFlow shows same\n", out)
        self.assertIn("1/2 cases, 1/2 facts hold under TensorFlow 0, 1 cases fail", out)

    def test_forgives_what_is_not_in_the_baseline_but_says_so(self):
        self.assertEqual(self.cases("--all", "--update-green")[0], 1)
        self.assertEqual(baseline.read(self.green), {"good"})
        status, out = self.cases("--slice", "0/1")
        self.assertEqual(status, 0)
        self.assertIn("[not in the baseline]", out)

    def test_fails_when_a_case_of_the_baseline_is_contradicted(self):
        baseline.write(self.green, {"bad"})
        self.assertEqual(self.cases()[0], 1)

    def test_holds_changed_cases_to_their_facts(self):
        status, out = self.cases("--changed", self.root / "cases/bad/main.py")
        self.assertEqual(status, 1)
        self.assertIn("0/1 cases", out)

    def test_updates_the_baseline_only_from_all_cases(self):
        with self.assertRaises(SystemExit) as stop, contextlib.redirect_stderr(io.StringIO()):
            self.cases("--update-green")
        self.assertEqual(stop.exception.code, 2)

    def test_fails_where_there_is_nothing_to_check(self):
        (self.root / "empty").mkdir()
        self.assertEqual(self.command("cases", self.root / "empty")[0], 1)

    def test_says_which_python_lacks_tensorflow_and_skips(self):
        out = io.StringIO()
        with mock.patch.dict(sys.modules, tensorflow=None), contextlib.redirect_stdout(out):
            with self.assertRaises(SystemExit) as stop:
                run.main(["cases", str(self.root / "cases")])
        self.assertEqual(stop.exception.code, library.SKIPPED)
        self.assertIn(f"skipped: {sys.executable} cannot import tensorflow", out.getvalue())


DIFF = """--- a/main.py
+++ b/main.py
@@ -1,2 +1,3 @@
+# patched
 VALUE = 1
 print(VALUE)
"""
# Proposes DIFF until it finds it applied.
TOOL = f"""#!{sys.executable}
import pathlib, sys
assert sys.argv[1:3] == ["check", "--diff"]
if "# patched" not in pathlib.Path(sys.argv[3], "main.py").read_text():
    sys.stdout.write({DIFF!r})
    sys.exit(1)
"""


class Examples(Directory):
    def setUp(self):
        super().setUp()
        self.write("examples/one/main.py", "VALUE = 1\nprint(VALUE)\n")

    def problem(self, tool, expected=None):
        path = self.write("tool", tool)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        try:
            examples.check_example(str(path), self.root / "examples/one", TIMEOUT, expected)
        except examples.Problem as problem:
            return str(problem)
        return None

    def test_passes_where_the_patch_changes_no_output(self):
        self.assertIsNone(self.problem(TOOL))
        self.assertEqual((self.root / "examples/one/main.py").read_text(), "VALUE = 1\nprint(VALUE)\n")

    def test_refuses_an_empty_patch(self):
        self.assertEqual(self.problem("#!/bin/sh\n"), "the patch is empty")

    def test_refuses_other_output_after_the_patch(self):
        self.assertIn("prints other text", self.problem(TOOL.replace("+# patched", "+print(0)  # patched")))

    def test_refuses_a_patched_program_that_raises(self):
        self.assertIn(
            "does not run after the patch: raised: ZeroDivisionError",
            self.problem(TOOL.replace("+# patched", "+1 / 0  # patched")),
        )

    def test_refuses_a_patch_that_does_not_apply(self):
        self.assertIn("git does not apply the patch", self.problem(TOOL.replace("VALUE = 1", "VALUE = 2")))

    def test_refuses_a_tool_that_proposes_more_the_second_time(self):
        self.assertIn(
            "a second run proposes more", self.problem(TOOL.replace('if "# patched" not', "if 'nowhere' not"))
        )

    def test_reports_a_tool_that_fails(self):
        self.assertRegex(self.problem("#!/bin/sh\necho broken >&2\nexit 2\n"), "left with 2: broken")

    def test_compares_the_patch_with_the_expected_one(self):
        good = self.write("good.diff", "index 1..2\n" + DIFF.replace("+1,3 @@", "+1,3 @@ def f():"))
        bad = self.write("bad.diff", DIFF.replace("patched", "mended"))
        self.assertIsNone(self.problem(TOOL, good))
        self.assertIn("the patch is not the one in", self.problem(TOOL, bad))


if __name__ == "__main__":
    unittest.main()
