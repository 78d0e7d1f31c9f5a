log = []


def note(x):
    log.append(x)
    return x


class A:
    total = 0
    for i in range(4):
        if i == 2:
            continue
        total += note(i)
    else:
        done = True
    while total > 2:
        total -= 1
        if total == 3:
            break
    try:
        risky = 1 / 0
    except ZeroDivisionError as error:
        risky = str(error)
    finally:
        finished = True
    with open(__file__) as f:
        first = f.readline()
    names = {n: len(n) for n in ("ab", "c")}
    if names["c"]:
        def method(self):
            return self.total
    else:
        method = None
    x, *rest = range(3)
    assert x == 0
    match rest:
        case [a, b]:
            pair = (a, b)
    if (w := 5) > 3:
        walrus = w
    del i
    doubled = method
    import math
    print("inside", sorted(k for k in dir() if not k.startswith("_")))

    class Nested:
        value = note("nested")

    nested_value = Nested.value
    locals()["via_locals"] = 1
    seen = via_locals


print(A.total, A.done, A.risky, A.names, A().method(), A.x, A.rest, A.pair, A.walrus, hasattr(A, "i"))
print(hasattr(A, "error"), A.nested_value, A.seen, log)


def make(n):
    class Local:
        value = n

        def get(self):
            return n, self.value

        if n > 1:
            extra = "big"

    return Local


print(make(1)().get(), hasattr(make(1), "extra"), make(2).extra)


def nested_names():
    y = "function"

    class B:
        y = "class"
        z = y

        def f(self):
            return y

        g = lambda self: y
        h = [y for _ in "a"]

        class C:
            w = y

    return B.z, B().f(), B().g(), B.h, B.C.w


print(nested_names())


class Sneaky:
    v = 1
    exec("v = 2")
    print(v)
    locals()["v"] = 3
    print(v)

    def change(namespace):
        namespace["v"] = 4

    change(locals())
    print(v)


print(Sneaky.v)
