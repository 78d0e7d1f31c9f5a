"""Tests of check_cases.py and check_golden.py with a stand-in for the tool."""
import contextlib
import io
import json
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

import check_cases
import check_golden
import facts

# Prints report.json for a JSON report and patch.diff for a diff, from beside itself; --fix appends
# to main.py what the patch adds; for a dump it says which.
TOOL = f"""#!{sys.executable}
import pathlib, sys
here = pathlib.Path(__file__).parent
arguments = sys.argv[1:]
if arguments[0] == "dump":
    print(arguments[1])
elif "json" in arguments:
    sys.stdout.write((here / "report.json").read_text())
elif "--fix" in arguments:
    main = pathlib.Path(arguments[1]) / "main.py"
    main.write_text(main.read_text() + (here / "fix.txt").read_text())
elif (pathlib.Path(arguments[1]) / "main.py").read_text() == (here / "before.txt").read_text():
    sys.stdout.write((here / "patch.diff").read_text())
sys.exit(int((here / "status.txt").read_text()))
"""

MAIN = """\
#$ hybrid: no
#$ parameter x: tensor float32[2, 3] | float32[4]
#$ decision: keep
#$ failures: has-no-tensor-parameters
#$ callees: none
#$ why: a reason
@decorator(
    1)
def f(x):
    return x
"""

PATCH = "--- a/main.py\n+++ b/main.py\n@@ -10 +10,2 @@\n     return x\n+{}\n"


def function(**changes):
    found = {
        "file": "main.py", "line": 9, "qualname": "f", "facts": {"hybrid": "no"}, "callees": [],
        "parameters": [{"name": "x", "role": "tensor", "types": ["float32[4]", "float32[2,3]"]}],
        "decision": "declined", "failures": [{"rule": "has-no-tensor-parameters"}],
    }  # fmt: skip
    return {**found, **changes}


class Directory(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = pathlib.Path(scratch.name)
        self.tool = self.root / "tool"
        self.tool.write_text(TOOL)
        self.tool.chmod(0o755)
        self.case = self.root / "cases" / "area" / "case"
        self.case.mkdir(parents=True)
        self.prepare()

    def prepare(self, main=MAIN, functions=None, patch="", fix="", status=0):
        (self.case / "main.py").write_text(main)
        report = {"functions": [function()] if functions is None else functions}
        files = {"report.json": json.dumps(report), "before.txt": main, "patch.diff": patch, "fix.txt": fix}
        for name, text in {**files, "status.txt": str(status)}.items():
            (self.root / name).write_text(text)

    def run_main(self, module, *arguments):
        output = io.StringIO()
        command = ["checker", str(self.tool), *map(str, arguments)]
        with mock.patch.object(sys, "argv", command), contextlib.redirect_stdout(output):
            status = module.main()
        return status, output.getvalue()

    def wrong(self):
        case = check_cases.Case(self.tool, self.root / "cases", self.case)
        return [item.what for item in case.check(quick=False).wrong]


class CaseTest(Directory):
    def test_takes_a_report_that_says_what_the_case_states(self):
        self.assertEqual(self.wrong(), [])

    def test_finds_each_fact_that_differs(self):
        self.prepare(functions=[function(decision="convert", callees=["main.g"], failures=[])])
        self.assertEqual(self.wrong(), ["f: decision", "f: failures", "f: callees"])

    def test_compares_the_types_of_a_parameter_as_a_set(self):
        parameter = {"name": "x", "role": "tensor", "types": ["float32[4]"]}
        self.prepare(functions=[function(parameters=[parameter])])
        self.assertEqual(self.wrong(), ["f: parameter x"])

    def test_misses_a_function_that_is_not_reported(self):
        self.prepare(functions=[])
        self.assertEqual(len(self.wrong()), 5)

    def test_holds_others_to_unchanged(self):
        self.prepare(main="#$ others: unchanged\n", functions=[function(decision="convert")])
        self.assertEqual(self.wrong(), ["others"])

    def test_counts_a_tool_that_breaks_down_as_wrong(self):
        self.prepare(status=2)
        self.assertEqual(self.wrong(), ["run"])

    def test_refuses_facts_above_no_function(self):
        self.prepare(main="#$ hybrid: no\nimport os\n")
        self.assertEqual(self.wrong(), ["run"])

    def test_compares_the_diff_but_for_index_lines_and_headings(self):
        patch = PATCH.format("# new")
        self.prepare(patch=patch, fix="# new\n", status=1)
        expected = self.case / "expected.diff"
        expected.write_text("index 123..456\n" + patch.replace("2 @@", "2 @@ def f"))
        self.assertEqual(self.wrong(), [])
        expected.write_text(patch.replace("# new", "# other"))
        self.assertEqual(self.wrong(), ["diff"])

    def test_finds_a_patch_that_does_not_apply(self):
        self.prepare(patch=PATCH.format("# new").replace("return x", "return y"), status=1)
        self.assertEqual(self.wrong(), ["patch"])

    def test_finds_a_fix_that_differs_from_the_patch(self):
        self.prepare(patch=PATCH.format("# new"), fix="# other\n", status=1)
        self.assertEqual(self.wrong(), ["fix"])

    def test_finds_a_patch_that_breaks_the_file(self):
        self.prepare(main=MAIN, patch=PATCH.format("return ("), fix="return (\n", status=1)
        self.assertEqual(self.wrong(), ["patch"])

    def test_known_facts_fail_nothing_and_new_ones_do(self):
        self.prepare(functions=[function(decision="convert")])
        known = self.root / "known.txt"
        arguments = [self.root / "cases", "--known", known]
        self.assertEqual(self.run_main(check_cases, *arguments)[0], 1)
        self.assertEqual(self.run_main(check_cases, *arguments, "--update-known")[0], 0)
        self.assertEqual(known.read_text(), "area/case main.py:9 f: decision\n")
        self.assertEqual(self.run_main(check_cases, *arguments)[0], 0)
        self.prepare(functions=[function(decision="convert", callees=["main.g"])])
        status, output = self.run_main(check_cases, *arguments)
        self.assertEqual(status, 1)
        self.assertIn("area/case/main.py:9: f: callees: stated none, got main.g", output)

    def test_a_run_over_no_case_fails(self):
        self.assertEqual(self.run_main(check_cases, self.root / "cases", "--only", "nothing")[0], 1)

    def test_long_facts_go_on_under_the_same_key(self):
        path = self.root / "long.py"
        path.write_text("#$ callees: a,\n#$ callees: b\ndef f(): pass\n")
        blocks, unchanged = facts.read_blocks(path)
        self.assertEqual([(b.line, b.facts) for b in blocks], [(3, {"callees": "a, b"})])
        self.assertFalse(unchanged)


class GoldenTest(Directory):
    def test_compares_and_updates_what_exists(self):
        expected = self.case / "expected.ir"
        expected.write_text("old\n")
        status, output = self.run_main(check_golden, self.root / "cases")
        self.assertEqual(status, 1)
        self.assertIn("-old\n+ir\n", output)
        self.assertEqual(self.run_main(check_golden, self.root / "cases", "--update")[0], 0)
        self.assertEqual(expected.read_text(), "ir\n")
        self.assertEqual(self.run_main(check_golden, self.root / "cases")[0], 0)

    def test_refuses_a_stage_that_does_not_exist(self):
        (self.case / "expected.dreams").write_text("")
        self.assertEqual(self.run_main(check_golden, self.root / "cases")[0], 1)

    def test_fails_where_nothing_is_kept(self):
        self.assertEqual(self.run_main(check_golden, self.root / "cases")[0], 1)


if __name__ == "__main__":
    unittest.main()
