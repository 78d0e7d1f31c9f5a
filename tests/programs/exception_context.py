def chain(error):
    parts = []
    while error is not None:
        parts.append(repr(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return " <- ".join(parts)


def in_handler():
    try:
        raise ValueError(1)
    except ValueError:
        raise KeyError(2)


def two_levels():
    try:
        in_handler()
    except KeyError:
        raise TypeError(3)


def after_handler():
    try:
        raise ValueError(1)
    except ValueError:
        pass
    raise KeyError("no context")


def in_finally():
    try:
        raise ValueError(1)
    finally:
        raise KeyError(2)


def finally_without_error():
    try:
        pass
    finally:
        raise KeyError("alone")


def called_from_handler():
    def fail():
        raise KeyError("in callee")

    try:
        raise ValueError(1)
    except ValueError:
        fail()


def after_loop():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError:
            continue
    raise KeyError("after loop")


def return_in_handler():
    def helper():
        try:
            raise ValueError(1)
        except ValueError:
            return "value"

    helper()
    raise KeyError("after return")


def with_exit():
    class Manager:
        def __enter__(self):
            pass

        def __exit__(self, *details):
            raise KeyError("from exit")

    with Manager():
        raise ValueError("in body")


def with_exit_after_success():
    class Manager:
        def __enter__(self):
            pass

        def __exit__(self, *details):
            raise KeyError("from exit")

    with Manager():
        pass


def swallowed_by_with():
    import contextlib
    with contextlib.suppress(ValueError):
        raise ValueError(1)
    raise KeyError("after suppress")


def inner_handler_finished():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise TypeError("context is outer")


def nested_try_in_finally():
    try:
        raise ValueError("v")
    finally:
        try:
            raise KeyError("k")
        except KeyError:
            pass


def else_has_none():
    try:
        try:
            raise ValueError("v")
        except ValueError:
            pass
        else:
            pass
    except KeyError:
        pass
    raise TypeError("none")


for function in (in_handler, two_levels, after_handler, in_finally, finally_without_error,
                 called_from_handler, after_loop, return_in_handler, with_exit, with_exit_after_success,
                 swallowed_by_with, inner_handler_finished, nested_try_in_finally, else_has_none):
    try:
        function()
    except Exception as error:
        print(function.__name__, chain(error))


def generator():
    try:
        yield 1
    except ValueError:
        yield 2
        raise KeyError("from generator")


g = generator()
next(g)
g.throw(ValueError("thrown"))
try:
    next(g)
except KeyError as error:
    print(chain(error))
error = ValueError("notes")
error.add_note("a note")
print(error.__notes__)
