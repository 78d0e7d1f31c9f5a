def fibonacci(n):
    a, b = 0, 1
    out = []
    while len(out) < n:
        out.append(a)
        a, b = b, a + b
    return out


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def swap_in_branch(n):
    x, y, z = 1, 2, 3
    for i in range(n):
        if i % 3 == 0:
            x, y = y, x
        elif i % 3 == 1:
            y, z = z, y
        else:
            x, y, z = z, x, y
    return x, y, z


def collatz(n):
    steps = 0
    best = n
    while n != 1:
        if n % 2:
            n = 3 * n + 1
        else:
            n //= 2
        if n > best:
            best = n
        steps += 1
    return steps, best


def primes(limit):
    sieve = [True] * (limit + 1)
    sieve[0:2] = [False] * 2
    p = 2
    while p * p <= limit:
        if sieve[p]:
            for multiple in range(p * p, limit + 1, p):
                sieve[multiple] = False
        p += 1
    return [i for i, is_prime in enumerate(sieve) if is_prime]


def bubble(items):
    items = list(items)
    n = len(items)
    while True:
        swapped = False
        for i in range(1, n):
            if items[i - 1] > items[i]:
                items[i - 1], items[i] = items[i], items[i - 1]
                swapped = True
        n -= 1
        if not swapped:
            break
    return items


def matrix_product(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def rotate(n):
    a, b, c, d = "abcd"
    for _ in range(n):
        a, b, c, d = d, a, b, c
    return a + b + c + d


def last_seen(items):
    previous = current = None
    for item in items:
        previous, current = current, item
    return previous, current


def binary_search(items, wanted):
    low, high = 0, len(items) - 1
    while low <= high:
        middle = (low + high) // 2
        if items[middle] == wanted:
            return middle
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return -1


print(fibonacci(10), gcd(48, 18), [swap_in_branch(n) for n in range(7)], collatz(27))
print(primes(50), bubble([5, 2, 9, 1, 5]), matrix_product([[1, 2], [3, 4]], [[5, 6], [7, 8]]))
print([rotate(n) for n in range(5)], last_seen("xyz"), last_seen(""), last_seen("a"))
print([binary_search([1, 3, 5, 7], n) for n in (1, 4, 7)])
