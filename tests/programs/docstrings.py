"""The module's text."""


def function():
    """A function's text."""
    return function.__doc__


class Class:
    """A class's text."""

    attribute = __doc__

    def method(self):
        "single quotes"

    def none(self):
        f"not a docstring"

    def concatenated(self):
        "one " "two"

    def bytes(self):
        b"no"

    async def coroutine(self):
        """async text"""

    def generator(self):
        """generator text"""
        yield


print(__doc__, function(), Class.__doc__, Class.attribute)
print(Class.method.__doc__, Class.none.__doc__, Class.concatenated.__doc__, Class.bytes.__doc__)
print(Class.coroutine.__doc__, Class.generator.__doc__)
print((lambda: "text").__doc__)


def not_first():
    x = 1
    "late"
    return x


print(not_first.__doc__, not_first())
function.__doc__ = "changed"
print(function())
print(function.__name__, Class.method.__qualname__, function.__module__, Class.__module__)


def outer():
    def inner():
        class Deep:
            def method(self):
                return lambda: None
        return Deep
    return inner()


print(outer().__qualname__, outer().method.__qualname__, outer()().method().__qualname__)
