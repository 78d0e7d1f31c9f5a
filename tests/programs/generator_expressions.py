def noisy(name, value):
    print("eval", name)
    return value


lazy = (noisy("item", x) for x in noisy("source", [1, 2]) if noisy("condition", True))
print("created")
print(list(lazy))
try:
    broken = (x for x in noisy("not iterable", 3))
except TypeError as error:
    print("source is evaluated at once:", error)

n = 2
late = (x * n for x in range(3))
n = 10
print(list(late))


def closures():
    functions = [lambda: i for i in range(3)]
    generated = (lambda: i for i in range(3))
    return [f() for f in functions], [f() for f in generated]


print(closures())
nested = ((a, b) for a in range(3) for b in range(a))
print(list(nested))
print(sum(x for x in range(10) if x % 2 if x > 3))
print(any(noisy("any %d" % x, x) for x in (0, 1, 2)))
print(dict((k, v) for k, v in zip("ab", (1, 2))))


class Scope:
    items = [1, 2]
    factor = 3
    doubled = [x for x in items]
    try:
        scaled = list(x * factor for x in items)
    except NameError as error:
        scaled = str(error)


print(Scope.doubled, Scope.scaled)


def generator_in_generator():
    rows = ((x * y for x in range(3)) for y in range(2))
    return [list(row) for row in rows]


print(generator_in_generator())
g = (i for i in range(3))
print(next(g), list(g), list(g))
print(type(g).__name__, g.__name__)
