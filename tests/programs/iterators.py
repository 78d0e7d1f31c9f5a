class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        print("next", self.n)
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


for x in Countdown(2):
    print("x", x)
print(list(Countdown(1)))
print(2 in Countdown(3))
print(dict(zip(Countdown(2), "ab")))
first, *rest = Countdown(3)
print(first, rest)


class BadNext:
    def __iter__(self):
        return 5


try:
    for _ in BadNext():
        pass
except TypeError as error:
    print(error)
for value in (3, None, object):
    try:
        for _ in value:
            pass
    except TypeError as error:
        print(error)


class Raises:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("from next")


try:
    for _ in Raises():
        print("never")
    else:
        print("never")
except ValueError as error:
    print(error)
iterator = iter([1, 2, 3])
for x in iterator:
    print(x, next(iterator, "end"))
print(list(iter(lambda c=[3]: c.append(c[-1] - 1) or c[-1], 0)))


class NotIterable:
    __iter__ = None


try:
    iter(NotIterable())
except TypeError as error:
    print(error)
print(list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a"])))
print(list(enumerate("ab", 5)), list(reversed([1, 2])), sorted("bca", key=lambda c: -ord(c)))
print([*map(str, range(3))], {**dict(a=1)}, (*"xy",))
print(max([3, 1], default=0), min([], default="none"))
