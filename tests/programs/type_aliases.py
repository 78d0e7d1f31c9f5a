import typing

type Number = int | float
type Pair[T] = tuple[T, T]
type Recursive = list[Recursive] | int
type Lazy = undefined_name

print(Number, Number.__value__, type(Number).__name__)
print(Pair, Pair.__type_params__, Pair[int])
print(Recursive.__value__)
try:
    Lazy.__value__
except NameError as error:
    print(error)
undefined_name = str
print(Lazy.__value__)


def function():
    local = int
    type Local = list[local]
    return Local


print(function().__value__)


class Body:
    inner = str
    type Alias = dict[inner, int]
    type Generic[K] = dict[K, Alias]


print(Body.Alias.__value__)
type = "soft keyword"
print(type)
print(Pair.__name__, Number.__module__)
x: Number = 5
print(x, __annotations__)
