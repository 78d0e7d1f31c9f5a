def displays(a, b):
    plain = [a, b], (a, b), {a, b}, {a: b, "k": 1}
    starred = [a, *b], (*a, b), {*a, b}, {**a, "k": b, **b}
    return plain, starred


def comprehensions(rows):
    total = [x * y for x in rows if x for y in x]
    names = {x for x in rows}
    table = {k: v for k, v in rows}
    lazy = (x for x in rows)
    return total, names, table, lazy


def unpacking(pairs):
    (a, b), [c, *d, e] = pairs
    first, *rest = a
    return a, b, c, d, e, first, rest
