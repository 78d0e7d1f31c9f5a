def replaced():
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")


def in_finally():
    try:
        raise ValueError("first")
    finally:
        raise TypeError("from finally")


def in_except_expression():
    def pick():
        print("picking")
        raise LookupError("no class")

    try:
        raise ValueError("first")
    except pick():
        print("never")


def caught_in_handler():
    try:
        raise ValueError("first")
    except ValueError as error:
        try:
            raise KeyError("inner")
        except KeyError as inner:
            print("inner", inner, "context", repr(inner.__context__))
        print("outer still", error)
        return "done"


def else_raises():
    try:
        pass
    except RuntimeError:
        print("must not catch what else raises")
    else:
        raise RuntimeError("from else")


for function in (replaced, in_finally, in_except_expression, caught_in_handler, else_raises):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error.args, "<-", repr(error.__context__))


def handler_not_class():
    try:
        raise ValueError("x")
    except 42:
        print("never")


def handler_with_bad_tuple():
    try:
        raise ValueError("x")
    except (KeyError, "text"):
        print("never")


for function in (handler_not_class, handler_with_bad_tuple):
    try:
        function()
    except TypeError as error:
        print(error)
