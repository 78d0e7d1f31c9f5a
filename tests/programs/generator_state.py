import inspect


def g():
    x = yield 1
    y = yield x
    return y


gen = g()
print(inspect.getgeneratorstate(gen))
next(gen)
print(inspect.getgeneratorstate(gen))
gen.send("x")
try:
    gen.send("y")
except StopIteration as stop:
    print(stop.value, inspect.getgeneratorstate(gen))
print(inspect.isgeneratorfunction(g), inspect.isgenerator(gen), gen.__name__, gen.__qualname__)


def running():
    print(inspect.getgeneratorstate(me))
    yield


me = running()
next(me)


def local_state():
    for i in range(3):
        j = i * 2
        k = yield i, j
        if k:
            i = k
        yield "after", i


gen = local_state()
print(next(gen), gen.send(10), next(gen), next(gen), next(gen), next(gen))
print(list(gen))


def nested_generators(n):
    def inner(m):
        for i in range(m):
            yield m, i

    for m in range(n):
        for pair in inner(m):
            yield pair


print(list(nested_generators(3)))


def two_at_once():
    def count(name):
        i = 0
        while True:
            i += 1
            yield name, i

    a, b = count("a"), count("b")
    return [next(a), next(b), next(a), next(b), next(a)]


print(two_at_once())


def infinite():
    n = 0
    while True:
        reset = yield n
        n = 0 if reset else n + 1


gen = infinite()
print([next(gen) for _ in range(3)], gen.send(True), next(gen))


def parameters(a, *args, b=1, **kwargs):
    yield a
    yield from args
    yield b
    yield kwargs


print(list(parameters(1, 2, 3, b=4, c=5)))


class Iterable:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for item in self.items:
            yield item
        return "ignored"


it = Iterable([1, 2])
print(list(it), list(it), [*it, *it])
lazy = (print("evaluated", x) or x for x in (1, 2, 3))
print(next(lazy), any(x == 2 for x in lazy), list(lazy))
