def all_kinds(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


print(all_kinds(1, d=4))
print(all_kinds(1, 2, 3, 4, 5, d=6, e=7, f=8))
print(all_kinds(1, c=9, d=4, a="kw", b="kw too"))
print(all_kinds(*[1, 2], **{"c": 3, "d": 4}))


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except TypeError as error:
        print(error)


attempt(all_kinds)
attempt(all_kinds, 1)
attempt(all_kinds, d=1)


def positional_only(a, b, /):
    return a, b


attempt(positional_only, 1, 2)
attempt(positional_only, 1, b=2)
attempt(positional_only, a=1, b=2)


def keyword_only(*, k, m=1):
    return k, m


attempt(keyword_only, k=1)
attempt(keyword_only, 1)
attempt(keyword_only, m=1)
attempt(keyword_only, k=1, z=2)


def plain(a, b=1):
    return a, b


attempt(plain, 1, 2, 3)
attempt(plain, 1, a=2)
attempt(plain, b=2)


def mutable_default(item, bucket=[]):
    bucket.append(item)
    return bucket


print(mutable_default(1), mutable_default(2), mutable_default(3, []), mutable_default(4))


def noisy(name, value):
    print("default", name)
    return value


def defaults(a=noisy("a", 1), *, k=noisy("k", 2), b2=noisy("b2", 3)):
    return a, k, b2


print("defined")
print(defaults(), defaults(9))
print(defaults.__defaults__, defaults.__kwdefaults__)
i = 5


def captured_default(value=i):
    return value


i = 6
print(captured_default())


def rebinding(a, *args, **kwargs):
    a = a + 1
    args = list(args) + [a]
    kwargs["new"] = a
    return a, args, kwargs


source = {"x": 1}
print(rebinding(1, 2, **source), source)


def same_names(self, cls, args, kwargs):
    return self, cls, args, kwargs


print(same_names(1, 2, 3, 4))
print((lambda a, /, b, *c, d=4, **e: (a, b, c, d, e))(1, b=2, z=3))
print((lambda *, k: k)(k="k"), (lambda *a: a)(), (lambda **k: k)(a=1))


def recursive_default(n, f=lambda n: n * 2):
    return f(n)


print(recursive_default(4))
import inspect

print(inspect.signature(all_kinds), inspect.signature(keyword_only), inspect.signature(lambda x, y=1: x))


class Callable:
    def method(self, a, *, b=1):
        return a, b


c = Callable()
print(c.method(1, b=2), Callable.method(c, 3), inspect.signature(c.method))
