def parse(tokens):
    position = 0
    errors = []

    def peek():
        return tokens[position] if position < len(tokens) else None

    def take():
        nonlocal position
        token = peek()
        position += 1
        return token

    def expression():
        left = term()
        while (operator := peek()) in ("+", "-"):
            take()
            right = term()
            left = (operator, left, right)
        return left

    def term():
        match take():
            case "(":
                inner = expression()
                if take() != ")":
                    errors.append("expected )")
                return inner
            case str() as text if text.isdigit():
                return int(text)
            case None:
                raise EOFError("unexpected end")
            case other:
                errors.append(f"unexpected {other}")
                return 0

    try:
        tree = expression()
    except EOFError as error:
        return str(error), errors
    else:
        if peek() is not None:
            errors.append("trailing")
    finally:
        tokens.clear()
    return tree, errors


for text in ("1 + 2 - ( 3 + 4 )", "1 +", "( 1", "+ 1", "1 2"):
    print(text, "->", parse(text.split()))


def process(records):
    good, bad = {}, []
    for line, record in enumerate(records, 1):
        try:
            match record:
                case {"id": int(key), "value": value, **extra} if not extra:
                    pass
                case {"id": key, "value": value}:
                    raise TypeError(f"extra or bad id {key!r}")
                case [key, value]:
                    pass
                case _:
                    continue
            with open(__file__) as f:
                first = f.readline()[:3]
            good[key] = (value, first) if key not in good else good[key]
        except (TypeError, ValueError) as error:
            bad.append((line, str(error)))
            if len(bad) > 1:
                break
        else:
            if key == "stop":
                return "stopped", good, bad
        finally:
            key = None
    else:
        return "all", good, bad
    return "too many errors", good, bad


print(process([{"id": 1, "value": 2}, ["k", "v"], 5, {"id": "x", "value": 1}]))
print(process([{"id": 1, "value": 1, "e": 1}, {"id": 2, "value": 1, "e": 1}, [1, 2]]))
print(process([["stop", 1], ["never", 2]]))


def search(grid, wanted):
    for y, row in enumerate(grid):
        for x, cell in enumerate(row):
            if cell == wanted:
                break
        else:
            continue
        break
    else:
        return None
    return x, y


print(search([[1, 2], [3, 4]], 3), search([[1]], 5))


def walk(tree, depth=0):
    match tree:
        case (op, left, right):
            yield from walk(left, depth + 1)
            yield depth, op
            yield from walk(right, depth + 1)
        case int() | str() as leaf:
            yield depth, leaf


print(list(walk(("+", ("*", 1, 2), "x"))))
