"""Builtins that call back, or whose results hold what their arguments hold.

Never executed. `x[...] = v` stores an element under a key that is not known, `x[...]` reads any element.
"""
import hybridize
from tensorflow.data import _zip


class object:
    def __new__(cls, *args, **kwargs):
        return None


class property:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel

    def getter(self, fget):
        self.fget = fget
        return self

    def setter(self, fset):
        self.fset = fset
        return self

    def deleter(self, fdel):
        self.fdel = fdel
        return self


class staticmethod:
    def __init__(self, function):
        self.__func__ = function


class classmethod:
    def __init__(self, function):
        self.__func__ = function


class list:
    def __rows__(self):
        return hybridize.rows(self)

    def __converted__(self):
        return hybridize.converted(self)

    def __apply__(self, function):
        return function(self)

    def __init__(self, iterable=()):
        for item in iterable:
            self[...] = item

    def append(self, item):
        self[...] = item

    def insert(self, index, item):
        self[...] = item

    def extend(self, iterable):
        for item in iterable:
            self[...] = item

    def __iadd__(self, iterable):
        for item in iterable:
            self[...] = item
        return self

    def __imul__(self, count):
        return self

    def __add__(self, other):
        return [*self, *other]

    def __mul__(self, count):
        return [*self]

    def __rmul__(self, count):
        return [*self]

    def pop(self, index=-1):
        return self[...]

    def copy(self):
        return [*self]

    def sort(self, key=None, reverse=False):
        for item in self:
            key(item)

    def __contains__(self, item):
        for own in self:
            own == item
        return True


class tuple:
    def __rows__(self):
        first, second, third = self[0].__rows__(), self[1].__rows__(), self[2].__rows__()
        fourth, fifth, sixth = self[3].__rows__(), self[4].__rows__(), self[5].__rows__()
        return (first, second, third, fourth, fifth, sixth)

    def __converted__(self):
        first, second, third = self[0].__converted__(), self[1].__converted__(), self[2].__converted__()
        fourth, fifth, sixth = self[3].__converted__(), self[4].__converted__(), self[5].__converted__()
        return (first, second, third, fourth, fifth, sixth)

    def __batched__(self, size, drop_remainder, count):
        first, second, third = self[0].__batched__(size, drop_remainder, count), self[1].__batched__(size, drop_remainder, count), self[2].__batched__(size, drop_remainder, count)
        fourth, fifth, sixth = self[3].__batched__(size, drop_remainder, count), self[4].__batched__(size, drop_remainder, count), self[5].__batched__(size, drop_remainder, count)
        return (first, second, third, fourth, fifth, sixth)

    def __open_batched__(self, size, drop_remainder):
        first, second, third = self[0].__open_batched__(size, drop_remainder), self[1].__open_batched__(size, drop_remainder), self[2].__open_batched__(size, drop_remainder)
        fourth, fifth, sixth = self[3].__open_batched__(size, drop_remainder), self[4].__open_batched__(size, drop_remainder), self[5].__open_batched__(size, drop_remainder)
        return (first, second, third, fourth, fifth, sixth)

    def __specified__(self):
        first, second, third = self[0].__specified__(), self[1].__specified__(), self[2].__specified__()
        fourth, fifth, sixth = self[3].__specified__(), self[4].__specified__(), self[5].__specified__()
        return (first, second, third, fourth, fifth, sixth)

    def __numpy__(self):
        first, second, third = self[0].__numpy__(), self[1].__numpy__(), self[2].__numpy__()
        fourth, fifth, sixth = self[3].__numpy__(), self[4].__numpy__(), self[5].__numpy__()
        return (first, second, third, fourth, fifth, sixth)

    def __padded__(self, size, shapes, drop_remainder):
        first, second = self[0], self[1]
        return (first.__padded__(size, shapes[0], drop_remainder), second.__padded__(size, shapes[1], drop_remainder))

    def __declared__(self, shapes):
        return (self[0].__declared__(shapes[0]), self[1].__declared__(shapes[1]), self[2].__declared__(shapes[2]))

    def __apply__(self, function):
        return function(*self)

    def __zipped__(self, datasets):
        return _zip(self)

    def __init__(self, iterable=()):
        for item in iterable:
            self[...] = item

    def __add__(self, other):
        return (*self, *other)

    def __mul__(self, count):
        return (*self,)

    def __rmul__(self, count):
        return (*self,)


class set:
    def __init__(self, iterable=()):
        for item in iterable:
            self[...] = item

    def add(self, item):
        self[...] = item

    def update(self, *iterables):
        for iterable in iterables:
            for item in iterable:
                self[...] = item

    def pop(self):
        for item in self:
            return item

    def copy(self):
        return {*self}

    def union(self, *others):
        result = {*self}
        for other in others:
            for item in other:
                result.add(item)
        return result

    def intersection(self, *others):
        return {*self}

    def difference(self, *others):
        return {*self}

    def __or__(self, other):
        return {*self, *other}

    def __and__(self, other):
        return {*self}

    def __sub__(self, other):
        return {*self}


class frozenset:
    def __init__(self, iterable=()):
        for item in iterable:
            self[...] = item


class dict:
    def __apply__(self, function):
        return function(self)

    def __rows__(self):
        return {key: self[key].__rows__() for key in self}

    def __converted__(self):
        return {key: self[key].__converted__() for key in self}

    def __batched__(self, size, drop_remainder, count):
        return {key: self[key].__batched__(size, drop_remainder, count) for key in self}

    def __open_batched__(self, size, drop_remainder):
        return {key: self[key].__open_batched__(size, drop_remainder) for key in self}

    def __init__(self, items=(), **named):
        for key in items:
            self[key] = items[key]
        for pair in items:
            self[pair[0]] = pair[1]
        for name in named:
            self[name] = named[name]

    def get(self, key, default=None):
        if key in self:
            return self[key]
        return default

    def setdefault(self, key, default=None):
        self[key] = default
        return self[key]

    def pop(self, key, default=None):
        if key in self:
            return self[key]
        return default

    def popitem(self):
        for key in self:
            return key, self[key]

    def items(self):
        return [(key, self[key]) for key in self]

    def keys(self):
        return [key for key in self]

    def values(self):
        return [self[key] for key in self]

    def copy(self):
        return {**self}

    def update(self, items=(), **named):
        for key in items:
            self[key] = items[key]
        for name in named:
            self[name] = named[name]

    def __or__(self, other):
        return {**self, **other}


class range:
    def __init__(self, *bounds):
        self[...] = hybridize.integer()


class enumerate:
    def __init__(self, iterable, start=0):
        self.__source__ = iterable

    def __iter__(self):
        for item in self.__source__:
            yield hybridize.integer(), item


class zip:
    def __init__(self, first=(), second=(), third=(), fourth=(), fifth=(), *rest, strict=False):
        self.__sources__ = (first, second, third, fourth, fifth)

    def __iter__(self):
        first, second, third, fourth, fifth = self.__sources__
        for a in first:
            row = (a, None, None, None, None)
        rows = _columns(first, second, third, fourth, fifth)
        yield rows


def _columns(first, second, third, fourth, fifth):
    row = [_any(first), _any(second), _any(third), _any(fourth), _any(fifth)]
    return row


def _any(iterable):
    for item in iterable:
        return item


class map:
    def __init__(self, function, first=(), second=(), third=()):
        self.__function__ = function
        self.__first__ = first
        self.__second__ = second
        self.__third__ = third

    def __iter__(self):
        yield self.__function__(_any(self.__first__), _any(self.__second__), _any(self.__third__))


class filter:
    def __init__(self, function, iterable):
        self.__function__ = function
        self.__source__ = iterable

    def __iter__(self):
        for item in self.__source__:
            self.__function__(item)
            yield item


class reversed:
    def __init__(self, sequence):
        self.__source__ = sequence

    def __iter__(self):
        for item in self.__source__:
            yield item


def sorted(iterable, key=None, reverse=False):
    result = [*iterable]
    for item in result:
        key(item)
    return result


def min(first, *others, key=None, default=None):
    for item in first:
        key(item)
        return item
    for other in others:
        key(other)
        return other
    key(first)
    return first if others else default


def max(first, *others, key=None, default=None):
    for item in first:
        key(item)
        return item
    for other in others:
        key(other)
        return other
    key(first)
    return first if others else default


def sum(iterable, start=0):
    total = start
    for item in iterable:
        total = total + item
    return total


def any(iterable):
    for item in iterable:
        if item:
            return True
    return False


def all(iterable):
    for item in iterable:
        if item:
            return True
    return False


def iter(iterable, sentinel=None):
    return iterable.__iter__()


def next(iterator, default=None):
    for item in iterator:
        return item
    return default
