def function(a: "forward", b: int = 1, *args: float, c: list[int], **kw: dict) -> "Result":
    local: undefined_name = 5
    other: undefined_name
    return local


print(function(1, c=[]))
print(function.__annotations__)


def order():
    def note(name, value=None):
        print("note", name)
        return value

    def inner(a: note("a") = note("default a"), *, k: note("k") = note("default k")) -> note("r"):
        pass

    return sorted(inner.__annotations__)


print(order())


class Annotated:
    x: int
    y: "str" = "y"
    z: list["Annotated"] = []
    print("annotations so far", sorted(__annotations__))


print(Annotated.__annotations__, hasattr(Annotated, "x"), Annotated.y)
module_level: int = 3
bare: "text"
print(__annotations__["module_level"], __annotations__["bare"], "bare" in globals())


class Box:
    pass


box = Box()
box.attr: int = 5
print(box.attr)
(parenthesized): int = 4
print(parenthesized, "parenthesized" in __annotations__)


def unbound_local():
    x: int
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


print(unbound_local())
lambda_with_default = lambda a, b=2, *c, d=4, **e: (a, b, c, d, e)
print(lambda_with_default(1), lambda_with_default.__annotations__)
