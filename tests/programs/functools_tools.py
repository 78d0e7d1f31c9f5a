import functools
import itertools
import operator

add = functools.partial(lambda a, b, *, c=0: (a, b, c), 1, c=3)
print(add(2), add(2, c=9), add.func(5, 6))
print(functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3]), functools.reduce(operator.add, [], "start"))


@functools.singledispatch
def show(x):
    return "object"


@show.register(int)
def _(x):
    return "int"


@show.register
def _(x: list):
    return "list of " + ", ".join(show(i) for i in x)


print(show(1), show("s"), show([1, "a"]))


@functools.total_ordering
class Size:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Size(1) <= Size(2), Size(3) > Size(2), sorted([Size(3), Size(1)], key=lambda s: s.n)[0].n)


class Cached:
    def __init__(self):
        self.computed = 0

    @functools.cached_property
    def value(self):
        self.computed += 1
        return 42


c = Cached()
print(c.value, c.value, c.computed)


class Method:
    @functools.partialmethod
    def ignored(self):
        pass

    def base(self, a, b):
        return a, b

    preset = functools.partialmethod(base, "preset")


print(Method().preset("b"))
print(list(itertools.chain([1], "ab", (x for x in [2]))), list(itertools.accumulate([1, 2, 3])))
print([(k, list(g)) for k, g in itertools.groupby("aabc")], list(itertools.product("ab", [1, 2])))
print(list(itertools.takewhile(lambda x: x < 3, itertools.count())), list(itertools.islice(itertools.cycle("ab"), 5)))
print(sorted({"b": 2, "a": 1}.items(), key=operator.itemgetter(1)), operator.attrgetter("real")(5))


@functools.wraps(show)
def wrapper(*args, **kwargs):
    return show(*args, **kwargs)


print(wrapper.__name__, wrapper.__wrapped__ is show)
compare = functools.cmp_to_key(lambda a, b: b - a)
print(sorted([1, 3, 2], key=compare))


@functools.lru_cache(2)
def squared(n):
    print("computing", n)
    return n * n


print(squared(2), squared(2), squared(3), squared(4), squared(2))
