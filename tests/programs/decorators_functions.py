def decorate(label):
    print("evaluate", label)

    def apply(function):
        print("apply", label, "to", getattr(function, "__name__", function))

        def wrapper(*args, **kwargs):
            print("call", label)
            return function(*args, **kwargs)

        return wrapper

    return apply


def default(value):
    print("default", value)
    return value


@decorate("first")
@decorate("second")
def function(a=default(1), *, b=default(2)):
    return a, b


print(function(), function(3, b=4))


@lambda f: "replaced by %s" % f.__name__
def replaced():
    pass


print(replaced)

decorators = [decorate("from list")]


@decorators[0]
def listed():
    return "listed"


print(listed())


class Registry:
    def __init__(self):
        self.names = []

    def __call__(self, function):
        self.names.append(function.__name__)
        return function

    def named(self, name):
        def apply(function):
            self.names.append(name)
            return function
        return apply


registry = Registry()


@registry
def one():
    pass


@registry.named("zwei")
def two():
    pass


@(registry if True else None)
def three():
    pass


print(registry.names)


class Class:
    @decorate("method")
    def method(self, x):
        return self.__class__.__name__, x

    @staticmethod
    @decorate("static")
    def static(x):
        return x

    @classmethod
    @decorate("class method")
    def make(cls):
        return cls.__name__


print(Class().method(1), Class.static(2), Class.make())

import functools


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(30), fib.cache_info().misses)


@functools.wraps(fib)
def wrapped(*args):
    pass


print(wrapped.__name__)


def recursive(function):
    calls = 0

    def wrapper(n):
        nonlocal calls
        calls += 1
        return function(n), calls

    return wrapper


@recursive
def fact(n):
    return 1 if n == 0 else n * fact(n - 1)[0]


print(fact(4))
