class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, o): return Vector(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return self + -o
    def __neg__(self): return Vector(-self.x, -self.y)
    def __mul__(self, k): return Vector(self.x * k, self.y * k) if isinstance(k, (int, float)) else self @ k
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __eq__(self, o): return isinstance(o, Vector) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __iter__(self): yield self.x; yield self.y
    def __abs__(self): return (self @ self) ** 0.5
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __bool__(self): return any(self)
    def __repr__(self): return f"V({self.x}, {self.y})"
    def __round__(self, n=0): return Vector(round(self.x, n), round(self.y, n))
    def __divmod__(self, k): return Vector(self.x // k, self.y // k), Vector(self.x % k, self.y % k)
    def __pow__(self, n, mod=None): return ("pow", n, mod)
    def __contains__(self, v): return v in (self.x, self.y)
    def __int__(self): return int(self.x)
    def __float__(self): return float(self.y)
    def __complex__(self): return complex(self.x, self.y)


a, b = Vector(1, 2), Vector(3, 4)
print(a + b, a - b, a * 2, 3 * a, a * b, a @ b, abs(b), -a, a == Vector(1, 2), {a: 1}[Vector(1, 2)])
x, y = b
print(x, y, [*a], len(a), bool(Vector(0, 0)), a[0], 2 in a, round(Vector(1.26, 2.34), 1), divmod(b, 2), a ** 2, pow(a, 2, 5))
print(int(b), float(b), complex(b), sum([a, b], Vector(0, 0)), max([a, b], key=abs), sorted([b, a], key=lambda v: -v.x))
a += b
print(a)
a *= 2
a -= b
print(a, not a, a and "truthy")


class Expr:
    def __init__(self, text): self.text = text
    def __repr__(self): return self.text
    def _op(symbol):
        def method(self, other):
            return Expr(f"({self} {symbol} {other})")
        return method
    __add__, __mul__, __lt__, __eq__, __and__, __or__ = map(_op, ["+", "*", "<", "==", "&", "|"])
    def __getattr__(self, name): return Expr(f"{self}.{name}")
    def __getitem__(self, key): return Expr(f"{self}[{key!r}]")
    def __call__(self, *a, **k): return Expr(f"{self}({', '.join([*map(repr, a), *(f'{n}={v!r}' for n, v in k.items())])})")
    def __invert__(self): return Expr(f"~{self}")
    del _op


e = Expr("e")
print(e.a.b(1, k=e)[2:3] + 4 * 5 < e, (e == 1) & (e < 2) | ~e.c)
