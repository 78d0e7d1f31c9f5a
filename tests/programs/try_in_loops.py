def retry(results):
    results = iter(results)
    tries = 0
    while True:
        tries += 1
        try:
            value = next(results)
            if isinstance(value, Exception):
                raise value
        except KeyError:
            continue
        except ValueError as error:
            last = error
            break
        except StopIteration:
            return "exhausted", tries
        else:
            if value:
                return value, tries
        finally:
            tries += 100
    return repr(last), tries


print(retry([KeyError(), 0, "value"]))
print(retry([KeyError(), ValueError("v")]))
print(retry([0, 0]))


def nested():
    out = []
    for i in range(3):
        try:
            for j in range(3):
                try:
                    if i == j:
                        raise ValueError((i, j))
                    if j > i:
                        break
                    out.append((i, j))
                except ValueError as error:
                    out.append(error.args[0])
                    if i == 2:
                        raise KeyError(i)
            else:
                out.append("else %d" % i)
        except KeyError as error:
            out.append(repr(error))
    return out


print(nested())


def first_working(functions):
    for f in functions:
        try:
            result = f()
        except Exception as error:
            failed = type(error).__name__
            continue
        break
    else:
        return "none worked", failed
    return result


print(first_working([lambda: 1 / 0, lambda: [][0], lambda: "third"]))
print(first_working([lambda: 1 / 0, lambda: [][0]]))


def accumulate(items):
    total, bad = 0, []
    for item in items:
        try:
            total += int(item)
        except (TypeError, ValueError) as e:
            bad.append((item, type(e).__name__))
    return total, bad


print(accumulate(["1", "x", 2, None, "3"]))


def generator_with_try():
    while True:
        try:
            command = yield
        except ValueError:
            print("value error")
            continue
        if command == "stop":
            break
        print("command", command)
    return "stopped"


g = generator_with_try()
next(g)
g.send("a")
g.throw(ValueError())
g.send("b")
try:
    g.send("stop")
except StopIteration as stop:
    print(stop.value)
