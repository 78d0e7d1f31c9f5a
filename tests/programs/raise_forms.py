class Custom(Exception):
    def __init__(self, *args):
        print("constructing", args)
        super().__init__(*args)


def by_class():
    raise Custom


def by_instance():
    raise Custom("x", 1)


def with_cause():
    try:
        raise ValueError("cause")
    except ValueError as error:
        raise Custom("effect") from error


def with_none():
    try:
        raise ValueError("hidden")
    except ValueError:
        raise Custom("clean") from None


def cause_class():
    raise Custom("c") from KeyError


def bad_cause():
    raise Custom("c") from "text"


def not_an_exception():
    raise "text"


def number():
    raise 42


def order():
    def make(name, value):
        print("make", name)
        return value

    raise make("error", ValueError("v")) from make("cause", KeyError("k"))


for function in (by_class, by_instance, with_cause, with_none, cause_class, bad_cause,
                 not_an_exception, number, order):
    try:
        function()
    except Exception as error:
        print(function.__name__, repr(error), repr(error.__cause__), error.__suppress_context__,
              repr(error.__context__))


def bare():
    raise


try:
    bare()
except RuntimeError as error:
    print(error)

try:
    try:
        raise ValueError("kept")
    except ValueError:
        bare()
except ValueError as error:
    print("reraised by callee", error)
