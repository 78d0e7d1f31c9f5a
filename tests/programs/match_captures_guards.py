def guard(value):
    print("guard", value)
    return value > 2


def run(x):
    match x:
        case [a] if guard(a):
            return "one big", a
        case [a] | [a, _] if guard(a + 1):
            return "either", a
        case [_, b] as whole:
            return "whole", whole, b
        case n if n == 5:
            return "five", n
        case other:
            return "other", other


for x in ([5], [2], [1], [0, 7], 5, "x"):
    print(run(x))


def captures_stay():
    match [1, 2]:
        case [a, 3]:
            pass
        case [b, 2] if False:
            pass
        case [c, d]:
            pass
    found = {}
    for name in "abcd":
        try:
            found[name] = {"a": lambda: a, "b": lambda: b, "c": lambda: c, "d": lambda: d}[name]()
        except NameError:
            found[name] = "unbound"
    return found["c"], found["d"]


print(captures_stay())


def nested_match(x, y):
    match x:
        case 1:
            match y:
                case 1:
                    return "1 1"
                case _:
                    return "1 other"
        case 2:
            for i in range(3):
                match i:
                    case 0:
                        continue
                    case 1:
                        break
            return f"2 stopped at {i}"
    return "none"


print(nested_match(1, 1), nested_match(1, 2), nested_match(2, 0), nested_match(3, 0))


def in_loop(items):
    result = []
    for item in items:
        match item:
            case int(n) if n < 0:
                continue
            case "stop":
                break
            case str(s):
                result.append(s.upper())
            case [*xs]:
                result.extend(xs)
    else:
        result.append("else")
    return result


print(in_loop([1, -1, "a", [1, 2]]), in_loop(["x", "stop", "y"]))


def in_try(x):
    try:
        match x:
            case 0:
                raise ValueError("zero")
            case 1:
                return "return in match"
            case _ if 1 / 0:
                pass
    except ValueError as error:
        return str(error)
    except ZeroDivisionError:
        return "guard raised"
    finally:
        print("finally")


print(in_try(0), in_try(1), in_try(2))
match = 1
case = [match]
print(match, case)
match case:
    case [match]:
        print("soft keyword", match)
match (1, 2), 3:
    case (a, b), c:
        print(a, b, c)
match 1, 2:
    case a, b if (sum := a + b) == 3:
        print(sum)
