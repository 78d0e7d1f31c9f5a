def level0(a):
    b = a + 1

    def level1(c):
        nonlocal b
        d = b + c

        def level2(e):
            nonlocal d
            b_here = b
            d += e

            def level3():
                return a, b, c, d, e, b_here

            return level3

        b += 100
        return level2

    return level1


f = level0(1)
g = f(10)
h = g(1000)
print(h())
g2 = f(20)
print(g2(5)(), h())


def outer():
    def sibling_one():
        return sibling_two() + 1

    def sibling_two():
        return 1

    return sibling_one()


print(outer())


def class_in_function_in_class():
    class A:
        def method(self):
            class B:
                def method(self):
                    return __class__.__name__, outer_self is not self

            outer_self = self
            return B().method(), __class__.__name__

    return A().method()


print(class_in_function_in_class())


def counter_factory():
    counters = {}

    def make(name):
        def count():
            counters[name] = counters.get(name, 0) + 1
            return counters[name]

        return count

    return make, counters


make, counters = counter_factory()
a, b = make("a"), make("b")
a(), a(), b()
print(counters)


def mutual(n):
    def even(n):
        return True if n == 0 else odd(n - 1)

    def odd(n):
        return False if n == 0 else even(n - 1)

    return even(n)


print(mutual(10), mutual(7))


def memo(f):
    cache = {}

    def wrapper(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]

    wrapper.cache = cache
    return wrapper


@memo
def binomial(n, k):
    return 1 if k in (0, n) else binomial(n - 1, k - 1) + binomial(n - 1, k)


print(binomial(10, 5), len(binomial.cache))


def shadowing(x):
    def inner(x):
        def innermost():
            return x
        x += 1
        return innermost
    x += 100
    return inner(x)(), x


print(shadowing(1))
print((lambda x: [(lambda y: x + y + z)(1) for z in range(2)])(10))


def defaults_capture():
    fs = []
    for i in range(2):
        def f(a, i=i, *, j=i * 10):
            return a, i, j
        fs.append(f)
    return [f("a") for f in fs]


print(defaults_capture())
