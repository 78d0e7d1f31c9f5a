def use_before():
    print(value)
    value = 1


def branch(flag):
    if flag:
        value = 1
    return value


def deleted():
    value = 1
    del value
    return value


def delete_twice(flag):
    value = 1
    if flag:
        del value
    del value
    return "deleted"


def loop(items):
    for item in items:
        pass
    return item


def in_try(fail):
    try:
        if fail:
            raise KeyError
        value = "set"
    except KeyError:
        pass
    return value


def augmented():
    total += 1


def conditional_import(flag):
    if flag:
        import math
    return math.pi > 3


def delete_unbound():
    del nothing
    nothing = 1


def in_while():
    while False:
        value = 1
    return value


def match_capture(subject):
    match subject:
        case [first, _]:
            pass
    return first


def try_it(function, *args):
    try:
        print(function.__name__, function(*args))
    except (UnboundLocalError, NameError) as error:
        print(function.__name__, type(error).__name__, error)


try_it(use_before)
try_it(branch, True)
try_it(branch, False)
try_it(deleted)
try_it(delete_twice, False)
try_it(delete_twice, True)
try_it(loop, [1])
try_it(loop, [])
try_it(in_try, False)
try_it(in_try, True)
try_it(augmented)
try_it(conditional_import, True)
try_it(conditional_import, False)
try_it(delete_unbound)
try_it(in_while)
try_it(match_capture, [1, 2])
try_it(match_capture, 3)
try:
    undefined_at_module
except NameError as error:
    print(error)
if False:
    never = 1
try:
    never
except NameError as error:
    print(error)
