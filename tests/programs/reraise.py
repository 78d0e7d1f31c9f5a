import sys


def current():
    return sys.exc_info()[1]


def nested():
    try:
        raise ValueError("outer")
    except ValueError:
        print(repr(current()))
        try:
            raise KeyError("inner")
        except KeyError:
            print(repr(current()))
        print(repr(current()))
        raise


try:
    nested()
except ValueError as error:
    print("again", error)
print(current())


def reraise_in_loop():
    for i in range(3):
        try:
            try:
                raise ValueError(i)
            except ValueError:
                if i == 1:
                    raise
                print("kept", i)
        except ValueError as error:
            print("outer", error)
    return current()


print(reraise_in_loop())


def finally_keeps():
    try:
        try:
            raise ValueError("v")
        finally:
            print("in finally", repr(current()))
    except ValueError:
        print("handled")
    return current()


print(finally_keeps())


def after_handler():
    try:
        raise ValueError("x")
    except ValueError:
        pass
    print(current())
    try:
        raise
    except RuntimeError as error:
        print(error)


after_handler()


def in_generator():
    try:
        raise ValueError("in generator")
    except ValueError:
        yield repr(current())
        yield repr(current())


try:
    raise KeyError("outside")
except KeyError:
    print(list(in_generator()))
    print(repr(current()))
