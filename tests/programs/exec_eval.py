x = 5
print(eval("x + 1"), eval("y", {"y": 2}), eval("a + b", {"a": 1}, {"b": 2}))
exec("z = x * 2")
print(z)
namespace = {}
exec("def f(n):\n    return n * 2\nvalue = f(4)", namespace)
print(namespace["value"], namespace["f"](5))
code = compile("q = 1\nw = q + x", "<text>", "exec")
exec(code)
print(q, w)


def comprehension_eval():
    values = [1, 2]
    return [eval("v * 2", {"v": v}) for v in values]


print(comprehension_eval())
print(eval("[i for i in range(3)]"), eval("(lambda t: t + 1)(2)"))
print("x" in globals(), "x" in dir(), sorted(vars()).count("x"))
globals()["made"] = "dynamically"
print(made)


class Body:
    a = 1
    exec("b = a + 1")
    c = eval("a + b")
    names = sorted(k for k in locals() if not k.startswith("__"))


print(Body.b, Body.c, Body.names)
try:
    eval("1 +")
except SyntaxError as error:
    print("SyntaxError")
try:
    eval("undefined_thing")
except NameError as error:
    print(error)
print(getattr(__builtins__, "len", None) is len or True)
setattr(Body, "added", 3)
print(Body.added, callable(eval("len")), type(eval("...")).__name__)


def globals_in_function():
    globals()["from_function"] = 1
    return from_function


print(globals_in_function())
