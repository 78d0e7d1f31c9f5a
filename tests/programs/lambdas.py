square = lambda x: x * x
print(square(3), (lambda: "no parameters")(), square.__name__)
make = lambda x: lambda y: x + y
print(make(1)(2))
compose = lambda *fs: lambda x: [x := f(x) for f in fs][-1]
print(compose(lambda x: x + 1, lambda x: x * 10)(1))
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
table = {name: (lambda n=name: n.upper()) for name in "abc"}
print([f() for f in table.values()])
late = {name: (lambda: name.upper()) for name in "abc"}
print([f() for f in late.values()])
conditional = lambda x: "positive" if x > 0 else "negative" if x < 0 else "zero"
print(conditional(1), conditional(-1), conditional(0))
generator = lambda: (yield)
g = generator()
print(next(g))
try:
    g.send("sent")
except StopIteration as stop:
    print(stop.value)
print((lambda x: (lambda x: x + "inner")(x + "outer "))("start "))
fact = lambda n: 1 if n == 0 else n * fact(n - 1)
print(fact(5))


class Holder:
    method = lambda self, x: (self.name, x)
    name = "holder"
    static = staticmethod(lambda x: x)


print(Holder().method(1), Holder.static(2))


def returns_lambda(a):
    b = a + 1
    return lambda c: (a, b, c)


print(returns_lambda(1)(3))
print((lambda: [(lambda: x)() for x in range(3)])())
print(list(map(lambda p: p[0] + p[1], zip([1, 2], [3, 4]))))
print((lambda a, b=lambda: 5: a + b())(1))
print((lambda x, *y, **z: (x, y, z))(*[1, 2, 3], k=4))
nested = lambda: (lambda: (lambda: "deep")())()
print(nested(), nested.__qualname__)
