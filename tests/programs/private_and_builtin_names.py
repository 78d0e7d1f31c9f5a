list_ = list
list = "shadowed"
print(list, list_("ab"))
del list
print(list("ab"))


def function(id, type=type, print=print):
    print(id, type(id).__name__)
    sum = id + 1
    return sum


print(function(1))


def shadow_in_comprehension():
    return [str for str in "ab"], str(1)


print(shadow_in_comprehension())


class int_like(int):
    def __new__(cls, value):
        return super().__new__(cls, value * 2)


print(int_like(4), isinstance(int_like(1), int))
__private_module__ = 1
_single = 2
__double = 3
print(__private_module__, _single, __double)


class Access:
    def get(self):
        return __double_free()


def _Access__double_free():
    return "mangled global"


print(Access().get())
True_ = True
match_ = "not keyword"
_ = "underscore"
print(_, True_, match_)
match 5:
    case _:
        print(_)
for _ in range(2):
    pass
print(_)
a_, _, b_ = 1, 2, 3
print(_)
é = "unicode name"
变量 = 5
print(é, 变量)
print(__name__, __builtins__ is not None, __file__.endswith(".py"))
type = type("T", (), {})
print(type.__name__)
del type
print(type(1).__name__)
import builtins

builtins.custom_builtin = "injected"
print(custom_builtin)
print = builtins.print
del builtins.custom_builtin
try:
    custom_builtin
except NameError as error:
    print(error)


def late():
    return late_global


late_global = "defined later"
print(late())


def locals_named_like_globals():
    late_global = "local"
    def inner():
        return late_global
    return inner(), late()


print(locals_named_like_globals())
