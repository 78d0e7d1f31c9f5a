class CountCalls:
    def __init__(self, function):
        self.function = function
        self.count = 0
        self.__name__ = function.__name__

    def __call__(self, *args, **kwargs):
        self.count += 1
        return self.function(*args, **kwargs)

    def __get__(self, instance, owner):
        import functools
        return self if instance is None else functools.partial(self, instance)


@CountCalls
def f(x):
    return x + 1


print(f(1), f(2), f.count, f.__name__)


class A:
    @CountCalls
    def method(self, x):
        return type(self).__name__, x


a = A()
print(a.method(1), a.method(2), A.method.count)


def class_decorator(*names):
    def apply(cls):
        for name in names:
            setattr(cls, name, lambda self, name=name: f"{name} of {cls.__name__}")
        original = cls.__init__

        def __init__(self, *args, **kwargs):
            print("before init")
            original(self, *args, **kwargs)

        cls.__init__ = __init__
        return cls

    return apply


@class_decorator("a", "b")
class B:
    def __init__(self, x):
        self.x = x


b = B(5)
print(b.a(), b.b(), b.x)


def replace(cls):
    return type("Replaced", (cls,), {"extra": True})


@replace
class C:
    def me(self):
        return C.__name__, type(self).__name__, __class__.__name__


print(C.__name__, C().me(), C.extra)


def singleton(cls):
    return cls()


@singleton
class config:
    debug = True

    def toggle(self):
        self.debug = not self.debug
        return self


print(config.toggle().debug)


def register(registry):
    return lambda key: lambda function: registry.setdefault(key, function)


handlers = {}
on = register(handlers)


@on("start")
def start():
    return "started"


@on("stop")
def stop():
    return "stopped"


@on("start")
def again():
    return "never registered"


print({k: v() for k, v in sorted(handlers.items())}, again())


def repeat(n):
    def decorator(function):
        def wrapper(*args):
            return [function(*args) for _ in range(n)]
        return wrapper
    return decorator


@repeat(2)
@repeat(n=2)
def hello(name):
    return "hello " + name


print(hello("x"))


def context(function):
    import contextlib
    return contextlib.contextmanager(function)


@context
def managed(value):
    yield value * 2


with managed(4) as v:
    print(v)


def trace(function):
    depth = 0

    def wrapper(n):
        nonlocal depth
        print("  " * depth + f"fib({n})")
        depth += 1
        try:
            return function(n)
        finally:
            depth -= 1

    return wrapper


@trace
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(3))


def coerce(**types):
    def apply(function):
        import inspect
        signature = inspect.signature(function)

        def wrapper(*args, **kwargs):
            bound = signature.bind(*args, **kwargs)
            bound.apply_defaults()
            for name, kind in types.items():
                bound.arguments[name] = kind(bound.arguments[name])
            return function(*bound.args, **bound.kwargs)

        return wrapper

    return apply


@coerce(a=int, b=str)
def coerced(a, b="x", *rest, c=None):
    return a, b, rest, c


print(coerced("5", 6, 7, c=8))
