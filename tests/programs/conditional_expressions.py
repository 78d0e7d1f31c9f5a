def v(x):
    print("eval", x)
    return x


x = 5
print("a" if x > 3 else "b", "c" if x > 9 else "d" if x > 4 else "e")
print(v(1) if v(0) else v(2))
print([i if i % 2 else -i for i in range(4)])
print((lambda a: a if a else "empty")(""))
print({"k" if x else "z": 1 if x else 2})
print((v if x else None)("called"))
y = (z := 1) if x else (z := 2)
print(y, z)
print("%s" % ("a" if True else "b"), f"{'p' if x else 'q'}")


def nested(a, b, c):
    return 1 if a else (2 if b else 3) if c else 4


print([nested(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)])


def returns():
    return (yield 1) if x else (yield 2)


g = returns()
print(next(g))


def bound_in_branch(flag):
    r = (a := "a") if flag else (b := "b")
    try:
        return r, a
    except UnboundLocalError:
        return r, b


print(bound_in_branch(True), bound_in_branch(False))
print(*([1, 2] if x else []), **({"sep": "-"} if x else {}))
print([*(range(2) if x else ()), 9], {**({} if x else {"a": 1})})
assert x if x else False
print(1 if x else 2 if y else 3, not x if x else x)
numbers = [3, 1, 2]
numbers.sort(key=lambda n: n if n > 1 else -n)
print(numbers, max(numbers) if numbers else None)
del numbers[0 if x else 1]
print(numbers)
