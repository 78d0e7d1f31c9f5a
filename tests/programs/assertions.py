def check(x):
    assert x, f"bad {x!r}"
    return "fine"


print(check(1))
try:
    check([])
except AssertionError as error:
    print(error.args)
try:
    assert False
except AssertionError as error:
    print(error.args, repr(error))


def message():
    print("message evaluated")
    return "text"


assert True, message()
try:
    assert 0, message()
except AssertionError as error:
    print(error)
try:
    assert (1 == 2, "a tuple is true")[0] is True and False, ("t", 1)
except AssertionError as error:
    print(error.args)
AssertionError = ValueError
try:
    assert False, "the builtin is raised, not the global"
except BaseException as error:
    print(type(error).__name__)


def in_finally():
    try:
        assert False
    except Exception:
        return "caught"
    finally:
        assert True


print(in_finally())
assert (x := 5) and x
print(x)
for i in range(3):
    assert i < 2 or i == 2, i
print(i)
