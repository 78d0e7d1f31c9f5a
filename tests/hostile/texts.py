"""Files with something bad in their bytes, or nearly: broken, odd, huge, nested too deeply."""

from model import ANALYZED, ANY, FAILED, GOOD_TEXT, SKIPPED, File, Tree, write


def bad(name, content, reason, line=None, statuses=(FAILED,)):
    """A file that cannot be analysed."""
    files = {"bad.py": File(statuses, reason, line)}
    return Tree(name, write("bad.py", content), files, incomplete=statuses == (FAILED,))


def odd(name, content, statuses=(ANALYZED,)):
    """A file that is unusual, but Python."""
    return Tree(name, write("odd.py", content), {"odd.py": File(statuses)})


def any_way(name, content):
    """A file where CPython and we may give up: it must not take the run with it."""
    return odd(name, content, ANY)


def nested_blocks(keyword, depth):
    lines = [f"{' ' * level}{keyword.format(level)}:\n" for level in range(depth)]
    return "".join(lines) + " " * depth + "pass\n"


TEXTS = (
    bad("a syntax error", "x = 1\ndef f(:\n    pass\n", "syntax|pars|expected|invalid|unexpected", 2),
    bad("a string that does not end", "x = 1\ny = 'open\n", "string|syntax|unterminated|pars", 2),
    bad("a bracket that does not close", "x = (1,\n", "bracket|\\(|clos|syntax|pars"),
    bad("an indentation that fits nothing", "if x:\n        y = 1\n    z = 2\n", "indent|dedent", 3),
    bad("tabs and spaces that disagree", "if x:\n        y = 1\n\tz = 2\n", "tab|indent", 3),
    bad(
        "a merge conflict",
        "x = 1\n<<<<<<< HEAD\ny = 2\n=======\ny = 3\n>>>>>>> other\n",
        "syntax|pars|unexpected|conflict",
        2,
    ),
    bad("Python 2", "print 'hello'\nexec 'x = 1'\n", "python 2", statuses=(SKIPPED, FAILED)),
    bad("an encoding that nobody knows", b"# -*- coding: klingon -*-\nx = 1\n", "klingon", 1),
    bad("bytes that are not UTF-8", b"x = 1\ny = '\xff\xfe'\n", "utf-8", 2),
    bad("a UTF-8 sequence that is too long", b"x = '\xc0\xaf'\n", "utf-8", 1),
    bad("a surrogate in UTF-8", b"x = '\xed\xa0\x80'\n", "utf-8", 1),
    bad("a NUL byte", b"x = 1\ny = 2\x00\n", "nul", 2),
    bad("nothing but NUL bytes", b"\x00" * 4096, "nul", 1),
    bad(
        "a byte-order mark and another encoding",
        b"\xef\xbb\xbf# coding: latin-1\nx = 1\n",
        "byte.order|bom|latin|encoding",
        1,
    ),
    bad("UTF-16", "x = 1\n".encode("utf-16"), "utf-8|utf-16|nul|encoding|byte", 1),
    bad(
        "bytes of a compiled module",
        b"\xa7\r\r\n\x00\x00\x00\x00" + bytes(range(128, 192)) + b"\xff\x00",
        "utf-8|nul",
    ),
    odd("an empty file", b""),
    odd("a file with one line end", b"\n"),
    odd("a file with nothing but a comment and no line end", b"# only this"),
    odd("a byte-order mark and nothing else", b"\xef\xbb\xbf"),
    odd("line ends of carriage returns alone", GOOD_TEXT.replace(b"\n", b"\r")),
    odd("line ends of every kind", b"x = 1\r\ny = 2\rz = 3\nw = 4"),
    odd("form feeds and a control-Z", b"x = 1\n\x0c\ny = 2\n\x0cz = 3\n"),
    odd("Latin-1 with its cookie", b"# coding: latin-1\nx = '\xe9'\n"),
    odd("names beyond ASCII", "größe = 1\nℌ = größe\n𝔣 = ℌ\n"),
    odd("text that runs right to left", "x = '\u202e reversed \u202c'  # \u2066 isolated\n"),
    odd("a line of a megabyte", b"x = [" + b"1, " * 350_000 + b"]\n"),
    odd("a string of a megabyte", b"x = '" + b"a" * 1_000_000 + b"'\n"),
    odd("a name of a hundred thousand letters", b"a" * 100_000 + b" = 1\n"),
    odd("a hundred thousand line continuations", b"x = 1 + \\\n" * 100_000 + b"1\n", ANY),
    odd(
        "twenty thousand functions",
        b"".join(b"def f%d(x):\n    return x\n" % number for number in range(20_000)),
    ),
    odd(
        "a function of fifty thousand statements",
        b"def f(x):\n" + b"    x = x + 1\n" * 50_000 + b"    return x\n",
    ),
    odd(
        "a function of two thousand parameters",
        ("def f(%s):\n    pass\n" % ", ".join(f"p{n}" for n in range(2000))),
    ),
    odd("blocks nested as deep as Python allows", nested_blocks("if x{}", 99)),
    odd("functions nested as deep as sense allows", nested_blocks("def f{}()", 60)),
    any_way("blocks nested deeper than Python allows", nested_blocks("if x{}", 1500)),
    any_way("functions nested deeper than Python allows", nested_blocks("def f{}()", 1500)),
    any_way("parentheses nested a hundred thousand deep", b"x = " + b"(" * 100_000 + b")" * 100_000 + b"\n"),
    any_way("brackets that open a hundred thousand times", b"x = " + b"[" * 100_000),
    any_way("braces and brackets nested in turn", b"x = " + b"{1: [" * 20_000 + b"]}" * 20_000 + b"\n"),
    any_way("a hundred thousand signs", b"x = " + b"-" * 100_000 + b"1\n"),
    any_way("fifty thousand negations", b"x = " + b"not " * 50_000 + b"y\n"),
    any_way("a sum of a hundred thousand terms", b"x = 1" + b" + 1" * 100_000 + b"\n"),
    any_way("a chain of fifty thousand attributes", b"x = a" + b".b" * 50_000 + b"\n"),
    any_way("a chain of twenty thousand calls", b"x = a" + b"()" * 20_000 + b"\n"),
    any_way("calls nested twenty thousand deep", b"x = " + b"f(" * 20_000 + b")" * 20_000 + b"\n"),
    any_way("twenty thousand lambdas in one another", b"x = " + b"lambda: " * 20_000 + b"1\n"),
    any_way(
        "a conditional expression of twenty thousand branches", b"x = " + b"1 if y else " * 20_000 + b"2\n"
    ),
    any_way("an elif chain of ten thousand branches", b"if x: pass\n" + b"elif x: pass\n" * 10_000),
    any_way("f-strings nested in one another", "x = " + "f'{" * 3000 + "1" + "}'" * 3000 + "\n"),
    any_way("five thousand decorators", b"@d\n" * 5000 + b"def f(): pass\n"),
    any_way("a comparison of twenty thousand operands", b"x = 1" + b" < 1" * 20_000 + b"\n"),
    any_way("an assignment to twenty thousand targets", b"x = " * 20_000 + b"1\n"),
    any_way(
        "patterns nested five thousand deep", b"match x:\n    case " + b"[" * 5000 + b"]" * 5000 + b": pass\n"
    ),
    odd("a class that is its own base", "class A(A):\n    def f(self): return self.f()\n"),
    odd("a class whose bases cannot be ordered", "class A: pass\nclass B(A): pass\nclass C(A, B): pass\n"),
    odd("a function that returns itself", "def f(x):\n    return f\nf(1)(2)(3)\n"),
    odd("a list that holds itself", "x = []\nx.append(x)\nfor y in x:\n    y.append(x)\n"),
    odd("a structure that grows in a loop", "x = ()\nwhile True:\n    x = (x, x)\n"),
    odd("an import that climbs out of the project", "from ...... import nothing\nfrom .. import x\n"),
    odd("an import of itself", "import odd\nfrom odd import *\nfrom odd import f as f\n"),
    odd(
        "a suppression comment that is none",
        "# hybridize: ignore[[[\ndef f(x): return x  # hybridize: ignore[HYB999\n",
    ),
)
