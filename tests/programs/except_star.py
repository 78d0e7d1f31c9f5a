def run(error):
    print("--", repr(error))
    try:
        try:
            raise error
        except* ValueError as group:
            print("value", type(group).__name__, group.exceptions)
        except* (KeyError, IndexError) as group:
            print("lookup", group.exceptions)
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as rest:
        print("rest", repr(rest))


run(ValueError("plain"))
run(ExceptionGroup("g", [ValueError(1), KeyError("k"), ValueError(2)]))
run(ExceptionGroup("g", [ValueError(1), TypeError("t")]))
run(ExceptionGroup("g", [ExceptionGroup("inner", [IndexError("i"), OSError("o")]), ValueError(3)]))
run(TypeError("other"))
run(BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(4)]))


def no_error():
    try:
        pass
    except* ValueError:
        print("never")
    else:
        print("else")


no_error()


def raising_in_handlers():
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1), KeyError(2), TypeError(3)])
        except* ValueError:
            raise OSError("new")
        except* KeyError as e:
            raise
    except ExceptionGroup as group:
        return group


group = raising_in_handlers()
print(repr(group))


def name_is_unbound():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError:
        return "unbound"


print(name_is_unbound())


def bad_types():
    try:
        try:
            raise ValueError(1)
        except* ExceptionGroup:
            print("never")
    except TypeError as error:
        print(error)
    try:
        try:
            raise ValueError(1)
        except* 5:
            print("never")
    except TypeError as error:
        print(error)


bad_types()


def in_loop():
    seen = []
    for i in range(3):
        try:
            if i == 1:
                raise ExceptionGroup("g", [ValueError(i)])
            seen.append(i)
        except* ValueError as e:
            seen.append(e.exceptions[0].args)
    return seen


print(in_loop())


def nested():
    try:
        raise ExceptionGroup("outer", [ValueError(1), KeyError(2)])
    except* ValueError:
        try:
            raise ExceptionGroup("second", [TypeError("t")])
        except* TypeError as inner:
            print("inner", inner.exceptions)
    except* KeyError as k:
        print("key", k.exceptions)
    return "done"


print(nested())
group = ExceptionGroup("g", [ValueError(1), TypeError(2)])
print(group.split(ValueError), group.subgroup(lambda e: isinstance(e, TypeError)))
