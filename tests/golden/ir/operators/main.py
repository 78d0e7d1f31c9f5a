def arithmetic(a, b):
    a += b
    a @= b
    return -a + b * a // b ** 2 @ ~b, +a << 1 | b & a ^ 3


def comparisons(a, b, c):
    if a < b <= c:
        return a is not b
    return not a == b != c, a in b, a not in c


def short_circuit(a, b, c):
    d = a and b or c
    e = b if a else c
    if not (a or b) and c:
        return d
    while a and b:
        a = c
    return e
