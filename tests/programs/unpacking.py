a, b = 1, 2
a, b = b, a
print(a, b)
(a, (b, c)), d = (1, [2, 3]), "d"
print(a, b, c, d)
first, *middle, last = range(5)
print(first, middle, last)
*init, end = "ab"
print(init, end)
head, *tail = [1]
print(head, tail)
*only, = (x for x in "xyz")
print(only)
[x, y] = {"k1": 1, "k2": 2}
print(x, y)
(a, b), *rest, [c, *d] = [(1, 2), 3, 4, "five"]
print(a, b, rest, c, d)


class Target:
    pass


t = Target()
items = [0] * 4
t.a, items[1], *items[2:], t.b = 1, 2, 3, 4, 5
print(t.a, items, t.b)
x = y = z = []
x.append(1)
print(y is z, z)
a = b, c = 1, 2
print(a, b, c)


def attempt(function):
    try:
        function()
    except (ValueError, TypeError) as error:
        print(error)


def too_few():
    a, b, c = 1, 2


def too_many():
    a, b = 1, 2, 3


def not_iterable():
    a, b = 5


def too_few_for_star():
    a, *b, c = [1]


def partial():
    global p, q
    p, (q, r) = 1, 2


for function in (too_few, too_many, not_iterable, too_few_for_star, partial):
    attempt(function)
print(p)


def iterator(n):
    for i in range(n):
        print("produce", i)
        yield i


attempt(lambda: [None for a, b in [iterator(3)]])
a, b = iterator(2)


class Iterable:
    def __iter__(self):
        return iter((7, 8))


m, n = Iterable()
print(m, n)
for i, (j, *k) in enumerate([(1, 2, 3), (4,)]):
    print(i, j, k)
print([a + b for a, b in [(1, 2), (3, 4)]], {k: v for k, v in zip("ab", [1, 2])})
a, = [5]
() = []
[] = ()
print(a)
i = 0
values = [10, 20, 30]
i, values[i], j = 1, 99, 2
print(i, values, j)
print(*[1, 2], *(), *"ab", sep="-")
lambda_result = (lambda *args: args)(*[1], *[2, 3])
print(lambda_result)
t = 1, *[2, 3], 4
print(t)


def returns_star():
    return 1, *[2, 3]


def yields_star():
    yield 1, *[2]


print(returns_star(), next(yields_star()))
for x in *[1], 2:
    print(x)
