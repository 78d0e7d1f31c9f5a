import operator

print(7 + 2, 7 - 2, 7 * 2, 7 / 2, 7 // 2, 7 % 2, 7 ** 2, 7 << 2, 7 >> 1, 7 & 2, 7 | 8, 7 ^ 2)
print(-7 // 2, -7 % 3, 7 % -3, 2 ** -1, -2 ** 2, (-2) ** 2, 2 ** 3 ** 2, ~5, -(-3), +4, not 0)
print(1 + 2 * 3 - 4 / 2, (1 + 2) * 3, 10 - 3 - 2, 2 * 3 % 4, 1 << 2 + 1, 5 & 3 | 4 ^ 1)


class Op:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def make(symbol):
    def forward(self, other):
        return f"({self} {symbol} {other})"

    def reflected(self, other):
        return f"({other} r{symbol} {self})"

    return forward, reflected


for method, symbol in dict(add="+", sub="-", mul="*", truediv="/", floordiv="//", mod="%", pow="**", lshift="<<",
                           rshift=">>", xor="^", matmul="@", **{"and": "&", "or": "|"}).items():
    forward, reflected = make(symbol)
    setattr(Op, f"__{method}__", forward)
    setattr(Op, f"__r{method}__", reflected)
a, b = Op("a"), Op("b")
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** b, a << b, a >> b, a & b, a | b, a ^ b, a @ b)
print(1 + a, 1 - a, 1 * a, 1 / a, 1 // a, 1 % a, 1 ** a, 1 << a, 1 >> a, 1 & a, 1 | a, 1 ^ a, 1 @ a)
Op.__neg__ = lambda self: f"-{self}"
Op.__pos__ = lambda self: f"+{self}"
Op.__invert__ = lambda self: f"~{self}"
print(-a, +a, ~a)


class Sub(Op):
    def __radd__(self, other):
        return "subclass first"


print(Op("x") + Sub("y"))


class Declines:
    def __add__(self, other):
        print("declined add")
        return NotImplemented

    def __eq__(self, other):
        print("declined eq")
        return NotImplemented

    def __lt__(self, other):
        return NotImplemented


class Accepts:
    def __radd__(self, other):
        return "accepted"

    def __gt__(self, other):
        return "reflected comparison"


print(Declines() + Accepts(), Declines() == Accepts(), Declines() < Accepts())
for operation in (lambda: Declines() + 1, lambda: Declines() < 1, lambda: 1 + "a", lambda: [] < 3, lambda: -"x",
                  lambda: "a" @ 1, lambda: 3 in 5):
    try:
        operation()
    except TypeError as error:
        print(error)
print("ab" * 3, [1] * 2, "%s-%s" % (1, 2), "a" + "b", (1,) + (2,), {1} | {2}, {1: 2} | {3: 4})
print(True + True, 1 == 1.0 == True, 0.1 + 0.2, 1e308 * 10, -0.0, 5 // 0.3)
print(None is None, [] is not [], 1 in (1, 2), "x" not in "abc")
