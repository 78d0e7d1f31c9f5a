name = "World"
print("Hello, %s! %d%% %5.2f|%-5s|%05d %r %x" % (name, 50, 3.14159, "ab", 42, "r", 255))
print("%(a)s %(b)03d" % {"a": 1, "b": 2}, "%s" % [1, 2], "%s %s" % ("a", ("t",)))
print("{} {!r} {:>5} {0}".replace("{0}", "").format("a", "b", "c"), "{0[1]} {1.real} {k}".format([1, 2], 3, k="kw"))
print(", ".join(str(i) for i in range(3)), "a-b-c".split("-"), "  strip ".strip(), "abc"[::-1], "x" * 3)
print("abc".upper().lower().title().center(9, "*"), "a,b;c".replace(";", ",").split(","), "abc".find("z"))
print("line1\nline2".splitlines(), "tab\tx".expandtabs(4), "ß".casefold(), "é".encode("utf-8"), b"\xc3\xa9".decode())
print("a" < "b" < "c", "abc" in "xabcx", min("hello"), sorted("hello"), "".join(sorted(set("hello"))))
print(str(1.0), repr("it's"), str(b"x"), ascii("ü"), chr(97), ord("a"), hex(255), bin(5), oct(8))
print("{:,} {:.3e} {:+} {:^10} {:#b}".format(1234567, 12345.678, 5, "mid", 5))
translated = "abc".translate(str.maketrans({"a": "1", "b": None}))
print(translated, "a1b2".isalnum(), "123".isdigit(), "Abc".istitle(), "x=1".partition("="))
import re

print(re.sub(r"(\w+) (\w+)", lambda m: m.group(2) + " " + m.group(1), "hello world"))
print(re.findall(r"\d+", "a1b22c333"), re.match(r"(?P<year>\d{4})", "2020-01").groupdict())
text = """
    indented
      more
"""
import textwrap

print(repr(textwrap.dedent(text)))
from string import Template

print(Template("$a ${b}c").substitute(a=1, b=2))
words = "the quick brown the lazy the end".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
print("|".join(f"{w:<7}" for w in sorted(counts)))
