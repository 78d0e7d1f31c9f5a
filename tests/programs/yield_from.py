def inner(name):
    print(name, "start")
    try:
        received = yield name + "1"
        print(name, "received", received)
        yield name + "2"
        return name + " result"
    except ValueError as error:
        print(name, "handles", error)
        yield name + " recovered"
        return name + " after error"
    finally:
        print(name, "finally")


def outer():
    first = yield from inner("a")
    print("first", first)
    second = yield from inner("b")
    print("second", second)
    return [first, second]


generator = outer()
print(next(generator))
print(generator.send("x"))
print(next(generator))
print(generator.throw(ValueError("e")))
try:
    next(generator)
except StopIteration as stop:
    print(stop.value)


def over_iterables():
    yield from [1, 2]
    yield from "ab"
    result = yield from range(2)
    print("plain iterators give", result)
    yield from (x * 10 for x in (1, 2))


print(list(over_iterables()))


def flatten(tree):
    if isinstance(tree, list):
        for branch in tree:
            yield from flatten(branch)
    else:
        yield tree


print(list(flatten([1, [2, [3, []], 4], 5])))


def close_passes():
    try:
        yield from inner("c")
    finally:
        print("outer finally")


generator = close_passes()
next(generator)
generator.close()


class Iterator:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("custom")
        return self.n

    def throw(self, error):
        print("custom throw", repr(error))
        return "thrown"


def delegating():
    value = yield from Iterator()
    print("value", value)


generator = delegating()
print(next(generator), generator.throw(KeyError("k")), next(generator))
print(list(generator))
try:
    list(x for x in (yield_from_int() for yield_from_int in [lambda: (yield from 3)]) for x in x)
except TypeError as error:
    print(error)
