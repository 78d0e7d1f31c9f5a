x = "module"


def reads():
    return x


def writes():
    global x
    x = "written"


def shadows():
    x = "local"
    return x


def deletes():
    global x
    del x


def defines():
    global made, Made

    def made():
        return "made"

    class Made:
        pass


print(reads(), shadows(), x)
writes()
print(x, reads())
deletes()
try:
    reads()
except NameError as error:
    print(error)
try:
    deletes()
except NameError as error:
    print(error)
x = "again"
print(reads())
defines()
print(made(), Made.__name__, Made.__qualname__)


def nested_global():
    x = "enclosing"

    def inner():
        global x
        x = "set by inner"
        return x

    return inner(), x


print(nested_global(), x)


def global_in_loop():
    global counter
    for counter in range(3):
        pass


global_in_loop()
print(counter)


class Body:
    global body_name
    body_name = "global from class"
    y = x


print(body_name, Body.y, hasattr(Body, "body_name"))


def global_import():
    global string
    import string


global_import()
print(string.digits)
print(len)


def len(value):
    return "shadowed len"


print(len([]))
del len
print(len([1]))
globals()["dynamic"] = 5
print(dynamic)
