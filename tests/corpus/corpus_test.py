"""Tests of tools/corpus against a package index and a tool of our own."""

import contextlib
import hashlib
import http.server
import importlib.machinery
import importlib.util
import io
import json
import os
import pathlib
import shutil
import stat
import sys
import tarfile
import tempfile
import threading
import unittest
import zipfile
from unittest import mock

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def load_command():
    """tools/corpus as a module; it puts its package on the path."""
    loader = importlib.machinery.SourceFileLoader("corpus_command", str(SOURCE / "tools" / "corpus"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("corpus_command", loader))
    loader.exec_module(module)
    return module


command = load_command()
from corpus import check, index, lock, table, unpack  # noqa: E402


def tar_of(files, link=None):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))
        if link:
            member = tarfile.TarInfo(link)
            member.type, member.linkname = tarfile.SYMTYPE, "/"
            archive.addfile(member)
    return buffer.getvalue()


def zip_of(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


SDIST = tar_of({"net-1.0/setup.py": "raise SystemExit('never run')\n", "net-1.0/net/__init__.py": "X = 1\n"})
WHEEL = zip_of({"net/__init__.py": "X = 2\n"})


class Handler(http.server.BaseHTTPRequestHandler):
    """An index with one project; answers in JSON or in HTML, as the test wants."""

    html = False
    archives = {
        "net-1.0.tar.gz": SDIST,
        "net-1.0-py3-none-any.whl": WHEEL,
        "net-2.0-cp311-cp311-linux_x86_64.whl": WHEEL,
    }

    def do_GET(self):
        name = self.path.rsplit("/", 1)[-1]
        if self.path == "/simple/my-net/":
            if self.html:
                links = "".join(
                    f'<a href="../../files/{file}#sha256=0">{file}</a>\n' for file in self.archives
                )
                self.answer("text/html", links.encode())
            else:
                files = [{"url": f"/files/{file}", "filename": file} for file in self.archives]
                self.answer(index.JSON_TYPE, json.dumps({"files": files}).encode())
        elif name in self.archives:
            self.answer("application/octet-stream", self.archives[name])
        else:
            self.send_error(404)

    def answer(self, kind, content):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


class Scratch(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = pathlib.Path(scratch.name).resolve()
        self.environment(XDG_CACHE_HOME=str(self.root / "cache"))

    def environment(self, **variables):
        patch = mock.patch.dict(os.environ, variables)
        patch.start()
        self.addCleanup(patch.stop)


class Index(Scratch):
    def setUp(self):
        super().setUp()
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.environment(PIP_INDEX_URL=f"http://127.0.0.1:{server.server_port}/simple", no_proxy="127.0.0.1")

    def pinned(self, digest=hashlib.sha256(SDIST).hexdigest(), filename="net-1.0.tar.gz"):
        return lock.Project("My.Net", "1.0", filename, digest)

    def test_fetches_the_pinned_bytes_from_either_kind_of_page(self):
        for html in (False, True):
            with self.subTest(html=html), mock.patch.object(Handler, "html", html):
                self.assertEqual(index.fetch(self.pinned()), SDIST)

    def test_refuses_other_bytes_than_the_pinned_ones(self):
        with self.assertRaisesRegex(index.IndexProblem, "has SHA-256 .*, expected 00"):
            index.fetch(self.pinned("00"))

    def test_says_which_file_the_index_lacks(self):
        with self.assertRaisesRegex(index.IndexProblem, "has no net-9.0.tar.gz"):
            index.fetch(self.pinned(filename="net-9.0.tar.gz"))

    def test_prefers_a_source_archive_and_refuses_wheels_of_one_platform(self):
        self.assertEqual(index.choose(Handler.archives, "1.0"), "net-1.0.tar.gz")
        self.assertEqual(index.choose(["net-1.0-py3-none-any.whl"], "1.0"), "net-1.0-py3-none-any.whl")
        with self.assertRaisesRegex(index.IndexProblem, "no archive of version 2.0"):
            index.choose(Handler.archives, "2.0")

    def test_takes_the_index_that_the_environment_names(self):
        self.environment(PIP_INDEX_URL="http://elsewhere/simple")
        self.assertEqual(index.index_url(), "http://elsewhere/simple")

    def test_asks_pip_where_the_environment_names_no_index(self):
        self.environment(PIP_INDEX_URL="")
        self.assertRegex(index.index_url(), r"^\w+://")

    def test_fetches_once_into_the_cache(self):
        with mock.patch.object(lock, "read", lambda: [self.pinned()]), contextlib.redirect_stdout(
            io.StringIO()
        ) as out:
            self.assertEqual(command.main(["fetch"]), 0)
            self.assertEqual(command.main(["fetch"]), 0)
        self.assertEqual(out.getvalue(), "My.Net 1.0: fetched\n")
        self.assertEqual((self.pinned().root / "net/__init__.py").read_text(), "X = 1\n")


class Unpack(Scratch):
    def test_leaves_out_links_and_directories(self):
        unpack.unpack("a.tar.gz", tar_of({"a/x.py": "1"}, link="a/link"), self.root / "a")
        self.assertEqual([path.name for path in (self.root / "a").rglob("*") if not path.is_dir()], ["x.py"])

    def test_refuses_members_that_lie_outside(self):
        for name in ("../x.py", "/x.py", "a/../../x.py"):
            with self.subTest(name), self.assertRaisesRegex(ValueError, "outside"):
                unpack.unpack("a.tar.gz", tar_of({"a/y.py": "1", name: "1"}), self.root / "a")
        self.assertEqual(list(self.root.iterdir()), [])


class Lock(Scratch):
    def test_reads_what_it_writes_by_name(self):
        projects = [lock.Project(name, "1", f"{name}-1.tar.gz", "00") for name in ("b", "a")]
        lock.write(projects, self.root / "corpus.json")
        self.assertEqual(lock.read(self.root / "corpus.json"), projects[::-1])

    def test_pins_every_project_by_a_full_digest(self):
        projects = lock.read()
        self.assertGreaterEqual(len(projects), 9)
        for project in projects:
            self.assertRegex(project.sha256, "^[0-9a-f]{64}$", project.name)
            self.assertIn(project.version, project.filename)


SOURCE_TEXT = "import tensorflow as tf\n\n\ndef f(x):\n    return x\n"
DIFF = """--- a/net.py
+++ b/net.py
@@ -1,5 +1,6 @@
 import tensorflow as tf
 
 
+@tf.function
 def f(x):
     return x
"""
REPORT = {
    "files": [
        {"path": "net.py", "status": "analyzed", "lines": 5},
        {"path": "old.py", "status": "failed", "reason": "Python 2"},
    ],
    "functions": [{"decision": "convert"}],
}
# Analyses net.py as REPORT says, and proposes DIFF until it finds it applied.
TOOL = f"""#!{sys.executable}
import json, pathlib, sys
_, check, root, *options = sys.argv
jobs = options[options.index("-j") + 1] if "-j" in options else "0"
applied = "@tf.function" in pathlib.Path(root, "net.py").read_text()
diff, report = {DIFF!r}, {REPORT!r}
#HOOK
if "--diff" in options:
    sys.stdout.write("" if applied else diff)
else:
    json.dump(report, sys.stdout)
sys.exit(1)
"""


class Check(Scratch):
    def check(self, hook="", timeout=30):
        project = lock.Project("net", "1.0", "net-1.0.tar.gz", "00")
        shutil.rmtree(project.directory, ignore_errors=True)
        project.directory.mkdir(parents=True)
        (project.directory / "net.py").write_text(SOURCE_TEXT)
        (project.directory / "old.py").write_text("print 1\n")
        tool = self.root / "tool"
        tool.write_text(TOOL.replace("#HOOK", hook))
        tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
        result = check.check_project(check.Tool(tool, timeout), project)
        self.assertEqual((project.directory / "net.py").read_text(), SOURCE_TEXT)
        return result

    def test_passes_and_counts(self):
        result = self.check()
        self.assertEqual(result.problems, [])
        self.assertEqual((result.files, result.lines, result.functions, result.conversions), (2, 5, 1, 1))
        self.assertGreater(result.seconds, 0)
        self.assertGreater(result.peak_megabytes, 1)

    def assert_problem(self, hook, expected, **options):
        self.assertRegex("\n".join(self.check(hook, **options).problems), expected)

    def test_reports_a_crash(self):
        self.assert_problem(
            "import os; os.abort()", "`check --output-format json -j 1` was killed by signal 6"
        )

    def test_reports_a_refusal_with_what_was_said(self):
        self.assert_problem("sys.stderr.write('no such thing'); sys.exit(2)", "left with 2: no such thing")

    def test_reports_a_run_that_does_not_end(self):
        self.assert_problem("import time; time.sleep(60)", "did not end within 1 s", timeout=1)

    def test_reports_output_that_is_no_report(self):
        self.assert_problem("report = {}", "the report cannot be read: KeyError")

    def test_reports_files_that_are_missing_or_without_a_reason(self):
        self.assert_problem("report['files'].pop()", "1 files are not accounted for, as old.py")
        self.assert_problem("report['files'][1]['reason'] = ''", "old.py is failed without a reason")
        self.assert_problem("report['files'][0]['status'] = 'done'", "net.py has the status done")
        self.assert_problem("report['files'].append(report['files'][0])", "listed twice")

    def test_reports_output_that_depends_on_the_threads(self):
        self.assert_problem("report['jobs'] = jobs", "the report differs between -j 1 and -j 2")
        self.assert_problem("diff = diff if jobs != '2' else ''", "the diff differs between -j 1 and -j 2")

    def test_reports_a_patch_that_does_not_apply(self):
        self.assert_problem("diff = diff.replace('return x', 'return y')", "git does not apply the patch")

    def test_reports_a_patch_whose_result_does_not_compile(self):
        self.assert_problem("diff = diff.replace('+@', '+@@')", "net.py does not compile after the patch")

    def test_reports_a_second_proposal(self):
        hook = "if applied: applied, diff = False, diff.replace('+@tf.function', '+@tf.function()')"
        self.assert_problem(hook, "a second run proposes 1 hunks more, first --- a/net.py")

    def test_reports_conversions_without_a_diff(self):
        self.assert_problem("diff = ''", "counts 1 conversions, but the diff is empty")


class Table(unittest.TestCase):
    def rows(self):
        return [
            check.Result("net", "1.0", 2, 12345, 3, 1, 1.25, 99.6),
            check.Result("broken", "2", problems=["a | b", "c"]),
        ]

    def test_aligns_text(self):
        lines = table.render(self.rows()).splitlines()
        self.assertEqual(lines[1].split(), ["net", "1.0", "2", "12,345", "3", "1", "1.2", "100", "ok"])
        self.assertEqual(lines[0].index("status"), lines[1].index("ok"))

    def test_writes_markdown_that_problems_do_not_break(self):
        lines = table.render(self.rows(), markdown=True).splitlines()
        self.assertEqual(lines[1].count("---:"), 6)
        self.assertTrue(lines[3].endswith("| a \\| b; c |"))


class Command(Scratch):
    def test_skips_where_nothing_is_fetched(self):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            self.assertEqual(command.main(["check", "hybridize"]), command.SKIPPED)
        self.assertIn("tools/corpus fetch", out.getvalue())

    def test_names_the_pinned_projects_where_one_is_not(self):
        with contextlib.redirect_stderr(io.StringIO()) as errors, self.assertRaises(SystemExit):
            command.main(["fetch", "--only", "nothing"])
        self.assertIn("nothing is not pinned; these are: dm-sonnet, ", errors.getvalue())


if __name__ == "__main__":
    unittest.main()
