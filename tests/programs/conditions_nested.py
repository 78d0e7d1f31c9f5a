def classify(n):
    if n < 0:
        kind = "negative"
    elif n == 0:
        kind = "zero"
    elif n < 10:
        if n % 2:
            kind = "small odd"
        else:
            kind = "small even"
    elif n < 100:
        kind = "medium"
        if n == 50:
            return "fifty"
    else:
        kind = "large"
    return kind


print([classify(n) for n in (-5, 0, 3, 4, 10, 50, 100)])


def definitely_assigned(a, b):
    if a:
        x = 1
    elif b:
        x = 2
    else:
        return "neither"
    return x


print(definitely_assigned(1, 0), definitely_assigned(0, 1), definitely_assigned(0, 0))


def maybe_assigned(a, b):
    if a:
        x = "a"
        if b:
            del x
    try:
        return x
    except UnboundLocalError:
        return "unbound"


print([maybe_assigned(a, b) for a in (0, 1) for b in (0, 1)])


def no_else(x):
    if x:
        pass
    if not x:
        return "falsy"
    if x is True:
        ...
    return "truthy"


print(no_else(0), no_else(1))


def complex_conditions(a, b, c):
    if not (a and b) or c:
        r = "one"
    elif a and not c or b and c:
        r = "two"
    else:
        r = "three"
    if a if b else c:
        r += " x"
    if (a, b) == (1, 1) != c:
        r += " y"
    if [] or {} or a:
        r += " z"
    return r


print([complex_conditions(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)])


def while_conditions():
    out = []
    i = j = 0
    while i < 3 and (j < 5 or i == 2):
        i, j = (i, j + 2) if j < 4 else (i + 1, 0)
        out.append((i, j))
    while not (i > 5 or j > 3):
        i += 1
        j += 1
    return out, i, j


print(while_conditions())
if (lambda: True)() and [1][0] and {"a": 1}.get("a"):
    print("all true")
if 0: print("never")
elif "": print("never")
elif None or (): print("never")
else: print("else at the end")
x = 5
if x > 3: y = "big"; print(y)
if x == 5 and (z := x * 2) == 10: print(z)
print("even" if not x % 2 else "odd", x if x else 0, (x and 0) or "default")
if not not x: print("double not")
if x in (1, 5) and x not in [2] and x is not None and not x is None: print("memberships")


def returns_in_branches(x):
    if x == 1:
        return "one"
    elif x == 2:
        return "two"


print(returns_in_branches(1), returns_in_branches(2), returns_in_branches(3))
assert not (x == 5 and x != 5)
