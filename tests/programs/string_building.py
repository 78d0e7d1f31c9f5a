parts = []
for i in range(3):
    parts.append(f"{i}:{'even' if i % 2 == 0 else 'odd'}")
print(", ".join(parts))
table = [("name", "qty"), ("apple", 3), ("kiwi", 12)]
widths = [max(len(str(row[i])) for row in table) for i in range(2)]
for row in table:
    print(" | ".join(f"{cell!s:<{w}}" if isinstance(cell, str) else f"{cell:>{w}}" for cell, w in zip(row, widths)))
text = ""
for c in "hello":
    text = c + text
print(text, text[::-1] == "hello")
print("".join(chr(ord(c) + 1) for c in "HAL"), "%-10s|%+.1e|%s" % ("left", 12345.678, {"a": 1}))
template = "{0} {1} {0} {name} {obj[key]} {obj[list][1]} {n:>{width}}"
print(template.format("a", "b", name="n", obj={"key": "v", "list": [1, 2]}, n=5, width=4))
print("{:{}^{}}".format("x", "*", 5), "{!r:>5}".format("a"), "{{}}".format(), "%%" % ())


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        currency, _, rest = spec.partition(":")
        return f"{currency or 'EUR'} {self.amount:{rest or '.2f'}}"


m = Money(1234.5)
print(f"{m} | {m:USD} | {m:GBP:,.0f}", format(m, "CHF"), "{:X}".format(m))
lines = """
first
    second \
joined
third"""
print(lines.split("\n"))
print(repr('a' "b" '''c''' """d"""), "a" + "b" * 2 + "c", "abc" "def"[1:], ("x" "y").upper())
print(b"abc" + b"\x00", bytes([65, 66]), bytearray(b"xy")[0], b"%d" % 5, b"a".decode() + "é".encode("latin-1").hex())
count = {}
for word in "a b a c b a".split():
    count.setdefault(word, []).append(len(count))
print({k: len(v) for k, v in sorted(count.items(), key=lambda kv: (-len(kv[1]), kv[0]))})
print(str([1, "a", None, (1,), {"k": {1}}]), repr({}), str(...), str(print)[:9], repr(lambda: 0)[:10])
print("é" == "\u00e9", "\N{GREEK SMALL LETTER ALPHA}", len("e\u0301"), "Straße".upper(), "İ".lower().encode())
import unicodedata

print(unicodedata.normalize("NFC", "e\u0301") == "é")
print(f"{1}{'a' if 0 else f'{2}'}{f'{f'{3}'}'}", f"{{{1}}}", f"{'{'}", f'{"}"}')
