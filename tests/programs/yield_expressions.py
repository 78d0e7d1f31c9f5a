def in_everything():
    x = yield "assign"
    print((yield "argument"), x)
    y = [(yield "list"), (yield "list 2")]
    z = {(yield "key"): (yield "value")}
    if (yield "condition"):
        w = (yield "left") + (yield "right")
    else:
        w = "else"
    v = (yield "subject")[(yield "index")]
    u = (yield "a") if (yield "test") else (yield "b")
    t = f"{(yield 'format')!r}"
    s = not (yield "not")
    r = (yield "chain 1") < (yield "chain 2") < (yield "chain 3")
    q = (yield "and 1") and (yield "and 2")
    p = yield (yield "inner")
    assert (yield "assert")
    for o in (yield "iterable"):
        print("o", o)
    with (yield "manager"):
        pass
    try:
        raise (yield "error")
    except (yield "class"):
        print("caught")
    o = lambda: 5
    d = {}
    d[(yield "subscript")] = yield "stored"
    d[(yield "aug key")] += yield "aug value"
    del d[(yield "deleted")]
    return x, y, z, w, v, u, t, s, r, q, p, d


import contextlib

values = ["X", "ARG", "L1", "L2", "K", "V", True, 1, 2, [5, 6], 1, False, "B", "F", 0, 1, 2, 3, 1, "AND", "IN", "OUT", True,
          [7], contextlib.nullcontext(), ValueError(), ValueError, 10, "s", "s", 5, "s"]
g = in_everything()
print(next(g))
try:
    for value in values:
        print(g.send(value))
except StopIteration as stop:
    print(stop.value)


def tuple_yield():
    x = yield 1, 2
    y = yield
    yield *[x], y


g = tuple_yield()
print(next(g), g.send("a"), g.send("b"))


def yield_in_call():
    print(max((yield 1), (yield 2), key=(yield 3)))


g = yield_in_call()
next(g), g.send(5), g.send(7)
try:
    g.send(lambda x: -x)
except StopIteration:
    pass


def yield_in_comprehension_source():
    return [x for x in (yield "source")]


g = yield_in_comprehension_source()
next(g)
try:
    g.send("abc")
except StopIteration as stop:
    print(stop.value)


def yield_in_default():
    def f(a=(yield "default")):
        return a
    return f()


g = yield_in_default()
next(g)
try:
    g.send("given")
except StopIteration as stop:
    print(stop.value)


def yield_in_class():
    class A((yield "base")):
        pass
    return A.__bases__


g = yield_in_class()
next(g)
try:
    g.send(int)
except StopIteration as stop:
    print(stop.value)
