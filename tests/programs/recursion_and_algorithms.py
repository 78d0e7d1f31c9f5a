def hanoi(n, source="A", target="C", spare="B", moves=None):
    moves = [] if moves is None else moves
    if n:
        hanoi(n - 1, source, spare, target, moves)
        moves.append(source + target)
        hanoi(n - 1, spare, target, source, moves)
    return moves


def permutations(items):
    if len(items) <= 1:
        yield list(items)
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item, *rest]


def quicksort(items):
    if not items:
        return []
    pivot, *rest = items
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


def queens(n):
    def place(row, columns, diagonals, antidiagonals):
        if row == n:
            return 1
        count = 0
        for column in range(n):
            if column in columns or row + column in diagonals or row - column in antidiagonals:
                continue
            count += place(row + 1, columns | {column}, diagonals | {row + column}, antidiagonals | {row - column})
        return count

    return place(0, frozenset(), frozenset(), frozenset())


class Node:
    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

    def insert(self, key):
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Node(key))
        else:
            child.insert(key)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right


def dijkstra(graph, start):
    import heapq
    distances, queue = {start: 0}, [(0, start)]
    while queue:
        distance, node = heapq.heappop(queue)
        if distance > distances.get(node, float("inf")):
            continue
        for neighbour, weight in graph[node].items():
            new = distance + weight
            if new < distances.get(neighbour, float("inf")):
                distances[neighbour] = new
                heapq.heappush(queue, (new, neighbour))
    return distances


def evaluate(text):
    import re
    tokens = iter(re.findall(r"\d+|[-+*/()]", text))
    token = next(tokens)

    def advance():
        nonlocal token
        current, token = token, next(tokens, None)
        return current

    def expression():
        value = term()
        while token in ("+", "-"):
            value = value + term() if advance() == "+" else value - term()
        return value

    def term():
        value = factor()
        while token in ("*", "/"):
            value = value * factor() if advance() == "*" else value / factor()
        return value

    def factor():
        if token == "(":
            advance()
            value = expression()
            advance()
            return value
        if token == "-":
            advance()
            return -factor()
        return int(advance())

    return expression()


print(hanoi(3), [*permutations([1, 2, 3])], quicksort([3, 1, 2, 3, 0]), queens(5))
root = Node(5)
for key in (3, 8, 1, 4, 9):
    root.insert(key)
print(list(root), dijkstra({"a": {"b": 1, "c": 5}, "b": {"c": 2}, "c": {}}, "a"))
print(evaluate("2*(3+4)-10/5"), evaluate("-(1+2)*3"))


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(2, 3))


def edit_distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


print(edit_distance("kitten", "sitting"))


def too_deep(n):
    return too_deep(n + 1)


try:
    too_deep(0)
except RecursionError as error:
    print("RecursionError")
