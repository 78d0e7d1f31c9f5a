import typing


def first[T](items: list[T]) -> T:
    return items[0]


print(first([1, 2]), first.__type_params__, [p.__name__ for p in first.__type_params__])


class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def convert[U](self, f: typing.Callable[[T], U]) -> list[U]:
        return [f(x) for x in self.items]


print(Stack[int]().push(1).convert(str), Stack.__type_params__, Stack.__orig_bases__, Stack.__parameters__)


def bounded[T: int, U: (str, bytes), *Ts, **P](x: T, y: U, *args: *Ts) -> typing.Callable[P, T]:
    return lambda: x


t, u, ts, p = bounded.__type_params__
print(t.__bound__, u.__constraints__, ts, p, type(ts).__name__, type(p).__name__)
print(bounded(1, "a")())


def lazy[T: undefined_name](x: T):
    return x


print(lazy(5))
try:
    lazy.__type_params__[0].__bound__
except NameError as error:
    print(error)


class Base:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__()
        print("subclass", cls.__name__, kwargs)


class Derived[K, V](Base, option=1):
    kind = K

    def method(self):
        return K, V

    class Inner[W]:
        def both(self):
            return V, W


print(Derived().method(), Derived.kind, Derived.Inner().both(), Derived[int, str])


def outer[T]():
    def inner[U](x: T, y: U) -> T:
        return T, U

    return inner


print(outer()(1, 2), outer().__annotations__)


def default[T](x: int = 5, *, y=6) -> T:
    return x, y


print(default(), default.__defaults__, default.__kwdefaults__)


def decorate(f):
    print("decorating", f.__name__, f.__type_params__)
    return f


@decorate
def decorated[X](x: X):
    return x


@decorate
class Decorated[Y]:
    pass


async def coroutine[T](x: T) -> T:
    return x


import asyncio

print(asyncio.run(coroutine(3)))


def generator[T](x: T):
    yield T
    yield x


print(list(generator(1)))
try:
    T
except NameError as error:
    print(error)
T = "module"


def shadow[T]():
    return T


print(shadow(), T)
