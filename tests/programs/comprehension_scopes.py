x = "outer"
print([x for x in range(3)], x)
print({x for x in "a"}, {x: y for x, y in [(1, 2)]}, x)


def function():
    x = "local"
    squares = [x * x for x in range(4)]
    return squares, x


print(function())


def first_iterable_in_enclosing():
    n = 3
    return [n for n in range(n)]


print(first_iterable_in_enclosing())


def nested():
    return [[i * j for j in range(i)] for i in range(4)]


print(nested())


def conditions():
    return [(a, b) for a in range(4) if a % 2 for b in range(a) if b != 1 if True]


print(conditions())


def lambdas():
    return [f() for f in [lambda: i for i in range(3)]]


print(lambdas())


def captures_outer():
    k = 10
    f = lambda: [k + i for i in range(2)]
    k = 20
    return f()


print(captures_outer())


def comprehension_variable_captured():
    i = "outer i"
    functions = [(lambda: i) for i in range(2)]
    return [f() for f in functions], i


print(comprehension_variable_captured())


def walrus_in_comprehension():
    result = [last := n * 2 for n in range(3)]
    return result, last


print(walrus_in_comprehension())
total = 0
partial = [total := total + v for v in range(5)]
print(partial, total)


def walrus_condition():
    return [y for x in range(5) if (y := x * x) > 3], y


try:
    print(walrus_condition())
except NameError as error:
    print(error)


def unpacking_targets():
    return [a + b for a, (b, *_) in [(1, (2, 3)), (4, (5,))]]


print(unpacking_targets())


def attribute_targets():
    class Box:
        pass
    box = Box()
    values = [box.v for box.v in range(3)]
    return values, box.v


print(attribute_targets())


def exceptions():
    try:
        return [1 // x for x in (1, 0, 2)]
    except ZeroDivisionError:
        return "raised inside", [x for x in "after"][0]


print(exceptions())


def unbound_in_comprehension():
    try:
        [later for _ in range(1)]
    except NameError:
        print("unbound")
    later = 1
    return [later for _ in range(1)]


print(unbound_in_comprehension())


class Body:
    items = [1, 2, 3]
    same = [i for i in items]
    nested = [[j for j in range(i)] for i in items]
    try:
        crossed = [i for _ in range(1) for i in items]
    except NameError as error:
        crossed = "NameError"
    y = 5
    with_lambda = [(lambda: 7)() for _ in range(1)]


print(Body.same, Body.nested, Body.crossed, Body.with_lambda)
print([(yield_ := i) for i in range(2)], yield_)
print({k: [v for v in range(k)] for k in range(3)})
print([x for x in [y for y in [z for z in range(2)]]])
print([i for i in range(5) if i if i > 2], [(i, j) for i in "ab" for j in "cd"])
print([locals_ for locals_ in (1, 2)])
