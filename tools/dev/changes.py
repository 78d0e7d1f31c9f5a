"""Which files the latest work touched, as far as the clone tells."""
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Commits land in groups; so many back is where the last group began, or before.
LATEST_COMMITS = 10


def git(*arguments):
    """The output of a git command in the source tree, or None where it fails."""
    result = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    return result.stdout if result.returncode == 0 else None


def commit_count():
    return int(git("rev-list", "--count", "HEAD") or 0)


def changed_files():
    """Existing files, relative to the root: those of the latest commits, and what is not committed."""
    commits = (git("rev-list", "--first-parent", f"--max-count={LATEST_COMMITS + 1}", "HEAD") or "").split()
    names = set()
    if len(commits) > LATEST_COMMITS:
        names.update((git("diff", "--name-only", commits[-1], "HEAD") or "").splitlines())
    else:
        names.update((git("ls-files") or "").splitlines())
    names.update((git("diff", "--name-only", "HEAD") or "").splitlines())
    names.update((git("ls-files", "--others", "--exclude-standard") or "").splitlines())
    return sorted(name for name in names if (ROOT / name).is_file())


def tracked_files():
    return sorted(name for name in (git("ls-files") or "").splitlines() if (ROOT / name).is_file())
