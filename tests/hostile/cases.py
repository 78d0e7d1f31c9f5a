"""What nobody should feed to hybridize, and what must come of it.

A Tree is a project with something bad in it, beside a good file that must be analysed all the same. A Command is a call
that must be refused. Fragments are regular expressions, searched without regard to case in what is printed for people.
"""

import os
import pathlib
import threading

from model import ANALYZED, FAILED, GOOD_TEXT, SKIPPED, Command, File, Tree, write
from texts import TEXTS


def is_root():
    return "root may read every file" if os.geteuid() == 0 else None


def no_full_device():
    return None if pathlib.Path("/dev/full").exists() else "there is no /dev/full"


def link_to_nothing(root):
    (root / "bad.py").symlink_to(root / "nowhere.py")


def link_to_itself(root):
    (root / "bad.py").symlink_to("other.py")
    (root / "other.py").symlink_to("bad.py")


def directory_loop(root):
    (root / "package").mkdir()
    (root / "package" / "inner.py").write_text("x = 1\n")
    (root / "package" / "again").symlink_to(root, target_is_directory=True)


def unreadable_file(root):
    write("bad.py", "x = 1\n")(root)
    (root / "bad.py").chmod(0)


def unreadable_directory(root):
    (root / "closed").mkdir()
    (root / "closed").chmod(0)


def huge_file(root):
    with open(root / "bad.py", "wb") as file:
        file.truncate(1 << 30)


def directory_named_like_a_file(root):
    write("module.py/inner.py", "x = 1\n")(root)


def fifo(root):
    os.mkfifo(root / "bad.py")


def module_and_package(root):
    write("net.py", "x = 1\n")(root)
    write("net/__init__.py", "from .net import y\n")(root)
    write("net/net.py", "from . import net as y\n")(root)


def import_circle(root):
    for number in range(50):
        write(f"m{number}.py", f"from m{(number + 1) % 50} import *\nclass A(A): pass\n")(root)


def names_of_the_library(root):
    # Not beside the good file: there they would hide the library from it.
    write("shadow/tensorflow.py", "def function(f): return f\n")(root)
    write("shadow/builtins.py", "import tensorflow\nprint = None\n")(root)
    write("shadow/typing/__init__.py", "from typing import *\n")(root)


def odd_names(root):
    for name in (
        "with space.py",
        "quote\"'.py",
        "new\nline.py",
        "tab\t.py",
        "größe.py",
        "1 not a module.py",
        "-dash.py",
    ):
        (root / name).write_bytes(GOOD_TEXT)
    pathlib.Path(os.fsdecode(os.fsencode(root) + b"/caf\xe9.py")).write_bytes(GOOD_TEXT)


def deep_directories(root):
    directory = root
    for _ in range(100):
        directory = directory / "d"
    directory.mkdir(parents=True)
    (directory / "deep.py").write_text("x = 1\n")


def vanishing_files(root):
    """Files that come and go while hybridize looks at them; returns what ends that."""
    over = threading.Event()
    names = [root / f"vanishing{number}.py" for number in range(200)]

    def churn():
        while not over.is_set():
            for name in names:
                name.write_text("x = 1\n")
            for name in names:
                name.unlink()

    thread = threading.Thread(target=churn, daemon=True)
    thread.start()

    def stop():
        over.set()
        thread.join()

    return stop


TREES = (
    *TEXTS,
    Tree("a link to nothing", link_to_nothing, {}, {"bad.py": "link.*no such file"}),
    Tree("a link to itself", link_to_itself, {}, {"bad.py": "link.*too many", "other.py": "link.*too many"}),
    Tree(
        "a directory that holds itself",
        directory_loop,
        {"package/inner.py": File((ANALYZED,))},
        {"package/again": "link.*leads back"},
    ),
    Tree(
        "a file that may not be read",
        unreadable_file,
        {"bad.py": File((FAILED,), "permission denied")},
        incomplete=True,
        unavailable=is_root,
    ),
    Tree(
        "a directory that may not be read",
        unreadable_directory,
        {"closed": File((FAILED,), "permission denied")},
        incomplete=True,
        unavailable=is_root,
    ),
    Tree("a file of a gigabyte", huge_file, {"bad.py": File((SKIPPED,), "larger than|too large")}),
    Tree(
        "a directory named like a file",
        directory_named_like_a_file,
        {"module.py/inner.py": File((ANALYZED,))},
    ),
    Tree("a named pipe", fifo, {"bad.py": File((SKIPPED,), "not a regular file")}),
    Tree("a module and a package of one name", module_and_package, {"net/net.py": File((ANALYZED,))}),
    Tree("fifty modules that import one another", import_circle, {"m0.py": File((ANALYZED,))}),
    Tree("modules named like the library", names_of_the_library, {"shadow/tensorflow.py": File((ANALYZED,))}),
    Tree("odd file names", odd_names, {"with space.py": File((ANALYZED,))}),
    Tree("directories nested a hundred deep", deep_directories, {"d/" * 100 + "deep.py": File((ANALYZED,))}),
    Tree("files that come and go", vanishing_files, {}),
)


def settings(text):
    return write("pyproject.toml", text)


def refused_settings(name, text, *fragments):
    return Command(name, ("check", "{root}"), ("pyproject\\.toml", *fragments), settings(text))


COMMANDS = (
    Command("a path that does not exist", ("check", "{root}/nowhere"), ("nowhere", "no such file")),
    Command(
        "one good path and one that does not exist",
        ("check", "{root}", "{root}/nowhere.py"),
        ("nowhere\\.py", "no such file"),
    ),
    Command("an empty path", ("check", ""), ("empty|path",)),
    Command(
        "an option that does not exist",
        ("check", "{root}", "--nonsense"),
        ("--nonsense", "--help|did you mean"),
    ),
    Command("a misspelt option", ("check", "{root}", "--dif"), ("--dif", "--help|--diff")),
    Command("a command that does not exist", ("chekc", "{root}"), ("chekc",)),
    Command("an option without its value", ("check", "{root}", "--output-format"), ("output-format",)),
    Command("a format that does not exist", ("check", "{root}", "--output-format", "yaml"), ("yaml", "json")),
    Command("a number that is none", ("check", "{root}", "-j", "many"), ("many|jobs|-j",)),
    Command("a number out of range", ("check", "{root}", "--max-types", "0"), ("max-types|0", "1")),
    Command("a version that is none", ("check", "{root}", "--tf-version", "new"), ("new", "version")),
    Command("a code that does not exist", ("check", "{root}", "--select", "HYB999"), ("HYB999",)),
    Command("a pattern that is none", ("check", "{root}", "--exclude", "[a"), ("\\[a", "pattern")),
    Command(
        "a source root that does not exist",
        ("check", "{root}", "--source-root", "{root}/nowhere"),
        ("nowhere",),
    ),
    Command(
        "an entry that does not exist", ("check", "{root}", "--entry", "{root}/nowhere.py"), ("nowhere\\.py",)
    ),
    Command("options that exclude one another", ("check", "{root}", "--diff", "--fix"), ("--diff", "--fix")),
    Command(
        "a baseline that does not exist",
        ("check", "{root}", "--baseline", "{root}/nowhere.json"),
        ("nowhere\\.json",),
    ),
    Command(
        "a baseline that is no report",
        ("check", "{root}", "--baseline", "{root}/b.json"),
        ("b\\.json",),
        write("b.json", "[1, 2"),
    ),
    Command(
        "a report into a directory that does not exist",
        ("check", "{root}", "-o", "{root}/nowhere/report"),
        ("nowhere/report",),
    ),
    Command("a report in place of a directory", ("check", "{root}", "-o", "{root}"), ("directory",)),
    Command(
        "a full disk", ("check", "{root}"), ("write|space",), output="/dev/full", unavailable=no_full_device
    ),
    Command(
        "a full disk under a diff",
        ("check", "{root}", "--diff"),
        ("write|space",),
        output="/dev/full",
        unavailable=no_full_device,
    ),
    Command("rewriting without version control", ("check", "--fix", "{root}"), ("--allow-no-vcs",)),
    Command("an explanation of nothing", ("explain",), ("target",)),
    Command("an explanation of a rule that does not exist", ("explain", "HYB999"), ("HYB999",)),
    Command(
        "an explanation of a function that does not exist",
        ("explain", "{root}/good.py:nothing"),
        ("nothing",),
    ),
    Command("a dump of nothing", ("dump", "nonsense", "{root}"), ("nonsense",)),
    Command(
        "a configuration that does not exist",
        ("check", "{root}", "--config", "{root}/nowhere.toml"),
        ("nowhere\\.toml",),
    ),
    refused_settings("settings that are not TOML", "[tool.hybridize\n", ":1|line 1"),
    refused_settings("settings that are not UTF-8", b"[tool.hybridize]\n# \xff\n", "utf|line 2|:2"),
    refused_settings(
        "a setting that does not exist",
        "[tool.hybridize]\nslect = []\n",
        "slect",
        "did you mean .?select|unknown",
    ),
    refused_settings(
        "a setting of a wrong type", "[tool.hybridize]\nspeculative = 'yes'\n", "speculative", "boolean|true"
    ),
    refused_settings(
        "a list where a string belongs", "[tool.hybridize]\ntf-version = ['2.9']\n", "tf-version", "string"
    ),
    refused_settings("a setting out of range", "[tool.hybridize]\nkeras = 7\n", "keras", "2"),
    refused_settings("our settings as no table", "[tool]\nhybridize = 'on'\n", "hybridize", "table"),
)
