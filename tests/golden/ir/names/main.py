import os

limit = 10


def module_variable(step):
    global limit
    limit = limit + step
    del step
    return limit, len, os


def maybe_unbound(flag):
    if flag:
        value = 1
    return value


def cells():
    total = 0
    factor = 2

    def add(x):
        nonlocal total
        total = total + x * factor
        return total

    add(1)
    del total
    return add


class Body:
    first = limit
    second = first

    def method(self):
        return first

    del second


exec("dynamic = 1")
print(limit, dynamic)
del limit
