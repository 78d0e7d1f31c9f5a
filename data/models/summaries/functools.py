"""Higher-order functions of functools. Never executed."""


class partial:
    def __init__(self, func, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, *args, **keywords):
        return self.func(*self.args, *args, **self.keywords, **keywords)


def reduce(function, iterable, initial=None):
    result = initial
    for item in iterable:
        result = item
        result = function(result, item)
    return result


def wraps(wrapped, assigned=(), updated=()):
    def decorate(wrapper):
        wrapper.__wrapped__ = wrapped
        return wrapper

    return decorate


def update_wrapper(wrapper, wrapped, assigned=(), updated=()):
    wrapper.__wrapped__ = wrapped
    return wrapper


def lru_cache(maxsize=128, typed=False):
    def decorate(function):
        return function

    return decorate if not callable(maxsize) else maxsize


def cache(function):
    return function


class cached_property:
    def __init__(self, func):
        self.fget = func
