"""Downloads release archives from the package index that pip is configured for; runs nothing of what it downloads.

`pip download` would do for wheels, but it runs a source archive's build scripts to learn its metadata.
"""

import hashlib
import html.parser
import json
import os
import re
import subprocess
import sys
import urllib.parse
import urllib.request

TIMEOUT = 120
# What an index may answer with (PEP 691, PEP 503).
JSON_TYPE = "application/vnd.pypi.simple.v1+json"
ACCEPTED = f"{JSON_TYPE}, text/html;q=0.5"
ARCHIVES = (".whl", ".tar.gz", ".zip")


class IndexProblem(Exception):
    """The index, or what it holds, is not what the lock expects."""


def index_url():
    """The environment's index, else the configured one, else the one that pip knows by itself."""
    if os.environ.get("PIP_INDEX_URL"):
        return os.environ["PIP_INDEX_URL"]
    for arguments in (
        ["-m", "pip", "config", "get", "global.index-url"],
        ["-c", "from pip._internal.models.index import PyPI; print(PyPI.simple_url)"],
    ):
        result = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
        if result.returncode == 0 and result.stdout.strip():
            return result.stdout.strip()
    raise IndexProblem("pip names no package index; set PIP_INDEX_URL")


class _Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.targets = []

    def handle_starttag(self, tag, attributes):
        target = dict(attributes).get("href")
        if tag == "a" and target:
            self.targets.append(target)


def files_of(name):
    """The archives of a project, as {file name: URL}."""
    normalized = re.sub(r"[-_.]+", "-", name).lower()
    page = f"{index_url().rstrip('/')}/{normalized}/"
    request = urllib.request.Request(page, headers={"Accept": ACCEPTED})
    with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
        base, content = response.url, response.read()
        is_json = response.headers.get_content_type() == JSON_TYPE
    if is_json:
        targets = [file["url"] for file in json.loads(content)["files"]]
    else:
        links = _Links()
        links.feed(content.decode("utf-8", "replace"))
        targets = links.targets
    urls = [urllib.parse.urldefrag(urllib.parse.urljoin(base, target)).url for target in targets]
    return {urllib.parse.unquote(url.rsplit("/", 1)[-1]): url for url in urls if url.endswith(ARCHIVES)}


def choose(names, version):
    """The archive to pin for a version: a source archive, which has more to analyse, else a pure wheel."""
    of_version = sorted(name for name in names if _version_of(name) == version)
    for fits in (lambda name: not name.endswith(".whl"), lambda name: name.endswith("-none-any.whl")):
        for name in of_version:
            if fits(name):
                return name
    raise IndexProblem(f"no archive of version {version}")


def _version_of(filename):
    if filename.endswith(".whl"):
        return filename.split("-")[1]
    stem = filename
    for suffix in ARCHIVES:
        stem = stem.removesuffix(suffix)
    return stem.rsplit("-", 1)[-1]


def download(url):
    """The bytes behind a URL and their SHA-256."""
    with urllib.request.urlopen(url, timeout=TIMEOUT) as response:
        content = response.read()
    return content, hashlib.sha256(content).hexdigest()


def fetch(project):
    """The bytes of a pinned archive; refuses any other bytes."""
    urls = files_of(project.name)
    if project.filename not in urls:
        raise IndexProblem(f"the index has no {project.filename}")
    content, digest = download(urls[project.filename])
    if digest != project.sha256:
        raise IndexProblem(f"{project.filename} has SHA-256 {digest}, expected {project.sha256}")
    return content
