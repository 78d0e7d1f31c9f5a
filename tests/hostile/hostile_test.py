"""Tests of the cases, against CPython, and of the runner, against tools that misbehave."""

import contextlib
import io
import pathlib
import stat
import sys
import tempfile
import unittest
import warnings
from unittest import mock

import cases
import model
import run
import texts


def compiles(content):
    """Whether CPython accepts a file with these bytes."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(content, "file", "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError):
        return False


class Cases(unittest.TestCase):
    def content(self, tree):
        with tempfile.TemporaryDirectory() as scratch:
            root = pathlib.Path(scratch)
            tree.build(root)
            (file,) = root.iterdir()
            return file.read_bytes()

    def test_states_of_files_what_cpython_says_of_them(self):
        for tree in texts.TEXTS:
            (expected,) = tree.files.values()
            if model.ANALYZED in expected.statuses and model.FAILED in expected.statuses:
                continue
            with self.subTest(tree.name):
                self.assertEqual(compiles(self.content(tree)), expected.statuses == (model.ANALYZED,))

    def test_names_each_case_once(self):
        names = [case.name for case in (*cases.TREES, *cases.COMMANDS)]
        self.assertEqual(len(names), len(set(names)))

    def test_states_of_what_is_not_analysed_a_reason(self):
        for tree in cases.TREES:
            for path, expected in tree.files.items():
                if model.ANALYZED not in expected.statuses:
                    self.assertTrue(expected.reason, f"{tree.name}: {path}")


DIFF = """--- a/good.py
+++ b/good.py
@@ -1,5 +1,6 @@
 import tensorflow as tf
 
 
+@tf.function
 def squared(x):
     return tf.square(x)
"""
# Does for BAD what a case expects, and refuses paths that do not exist.
TOOL = f"""#!{sys.executable}
import json, pathlib, sys
path = pathlib.Path(next(argument for argument in sys.argv[2:] if not argument.startswith("--")))
report = {{
    "files": [{{"path": "bad.py", "status": "failed", "reason": "does not parse"}},
              {{"path": "good.py", "status": "analyzed"}}],
    "functions": [{{"file": "good.py", "decision": "convert"}}],
    "diagnostics": [{{"file": "bad.py", "line": 2, "message": "does not parse"}}],
}}
diff, words, refusal, refused = {DIFF!r}, "bad.py:2:1: does not parse\\n", "no such file: nowhere\\n", 2
#HOOK
if not path.exists():
    sys.stderr.write(refusal)
    sys.exit(refused)
print(json.dumps(report) if "json" in sys.argv else diff if "--diff" in sys.argv else words, end="")
sys.exit(3 if "--strict" in sys.argv else 1)
"""
BAD = texts.bad("bad", "x = 1\nx = (\n", "parse", 2)
NOWHERE = model.Command("nowhere", ("check", "{root}/nowhere"), ("no such file", "nowhere"))


class Runner(unittest.TestCase):
    def problems(self, case, hook, timeout=30):
        with tempfile.TemporaryDirectory() as scratch:
            tool = pathlib.Path(scratch, "tool")
            tool.write_text(TOOL.replace("#HOOK", hook))
            tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
            runner = run.Runner(tool, timeout)
            run.run_case(runner, case)
            return "\n".join(runner.problems)

    def test_is_content_with_a_tool_that_behaves(self):
        self.assertEqual(self.problems(BAD, ""), "")
        self.assertEqual(self.problems(NOWHERE, ""), "")

    def test_finds_what_is_wrong_with_a_project(self):
        for hook, expected in {
            "import os; os.abort()": "is killed by signal 6",
            "sys.stderr.write('Check failed: x')": "crashes: Check failed",
            "sys.exit(2)": "leaves with 2, expected 1",
            "del report['files']": "prints no report: KeyError",
            "report['files'].pop()": "good.py is not analysed",
            "report['functions'].pop()": "nothing in good.py is converted",
            "report['files'][0]['path'] = 'other.py'": "bad.py is not accounted for",
            "report['files'][0]['status'] = 'analyzed'": "bad.py is analyzed .*, expected failed",
            "report['files'][0]['reason'] = ''": "bad.py is failed without a reason",
            "report['files'][0]['reason'] = 'whim'": "bad.py is failed with the reason 'whim'",
            "report['diagnostics'][0]['line'] = 1": r"bad.py fails in the lines \[1\], expected 2",
            "words = words.replace(':2', '')": r"does not say bad\\.py:2.* in words",
            "words = words.replace('parse', 'work')": "does not say parse in words",
            "diff = ''": "the diff does not change good.py",
            "diff = diff.replace('import', 'export')": "git does not apply the diff",
            "sys.argv = [argument for argument in sys.argv if argument != '--strict']": "leaves with 1 under --strict",
            "(path / 'left.txt').write_text('x')": "the tree is not as it was",
        }.items():
            with self.subTest(hook):
                self.assertRegex(self.problems(BAD, hook), expected)

    def test_ends_a_run_that_does_not_end(self):
        self.assertRegex(
            self.problems(BAD, "import time; time.sleep(60)", timeout=0.5), "does not end within"
        )

    def test_finds_what_is_wrong_with_a_refusal(self):
        for hook, expected in {
            "refused = 1": "leaves with 1, expected 2",
            "refusal = 'no such file'": "does not say nowhere",
            "print('data')": "prints data",
        }.items():
            with self.subTest(hook):
                self.assertRegex(self.problems(NOWHERE, hook), expected)

    def test_looks_for_diagnostics_of_what_is_no_file(self):
        tree = model.Tree("link", cases.link_to_nothing, {}, {"bad.py": "link"})
        self.assertRegex(self.problems(tree, ""), r"no diagnostic of bad.py says link: \['does not parse'\]")

    def test_fails_where_no_case_is_run(self):
        with contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(run.main(["tool", "--only", "no such case"]), 1)

    def test_says_why_a_case_is_skipped(self):
        case = model.Tree("closed", cases.unreadable_file, {}, unavailable=lambda: "not here")
        with mock.patch.object(cases, "TREES", (case,)), contextlib.redirect_stdout(io.StringIO()) as out:
            run.main(["tool", "--only", "closed"])
        self.assertIn("skipped: closed: not here", out.getvalue())


if __name__ == "__main__":
    unittest.main()
