def every_way(how):
    log = []

    def run():
        for i in range(2):
            try:
                log.append(f"try {i}")
                if how == "return":
                    return "returned"
                if how == "break":
                    break
                if how == "continue":
                    continue
                if how == "raise":
                    raise ValueError("raised")
                if how == "yield":
                    pass
            finally:
                log.append(f"finally {i}")
                for j in range(2):
                    if j == 1:
                        break
                    log.append(f"inner loop {j}")
                try:
                    if how == "raise":
                        raise KeyError("inner")
                except KeyError:
                    log.append("inner handled")
            log.append(f"after {i}")
        else:
            log.append("else")
        return "end"

    try:
        result = run()
    except ValueError as error:
        result = repr(error)
    return result, log


for how in ("none", "return", "break", "continue", "raise"):
    print(how, every_way(how))


def deep(how):
    log = []
    try:
        for i in range(3):
            try:
                for j in range(3):
                    try:
                        if how == "break" and j == 1:
                            break
                        if how == "continue":
                            continue
                        if how == "return" and i == 1:
                            return log, "early"
                        log.append((i, j))
                    finally:
                        log.append("inner")
            finally:
                log.append("middle")
    finally:
        log.append("outer")
    return log, "late"


for how in ("break", "continue", "return", "none"):
    print(how, deep(how))


def finally_in_generator():
    for i in range(2):
        try:
            yield i
        finally:
            yield f"cleanup {i}"


print(list(finally_in_generator()))


def return_value_is_saved():
    x = [1]
    try:
        return x
    finally:
        x.append(2)
        x = [3]


print(return_value_is_saved())


def finally_with_return_in_branch(flag):
    try:
        raise ValueError
    finally:
        if flag:
            return "swallowed"


print(finally_with_return_in_branch(True))
try:
    finally_with_return_in_branch(False)
except ValueError:
    print("not swallowed")


def conditional_definition(flag):
    try:
        if flag:
            x = 1
    finally:
        y = 2
    try:
        return x, y
    except UnboundLocalError:
        return "unbound", y


print(conditional_definition(True), conditional_definition(False))


def while_true_finally():
    n = 0
    while True:
        try:
            n += 1
            if n == 3:
                return n
        finally:
            if n == 2:
                n = 10
            if n > 10:
                break
    return "broke", n


print(while_true_finally())
