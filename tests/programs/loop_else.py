def find(items, wanted):
    for item in items:
        if item == wanted:
            print("found", item)
            break
    else:
        print("missing", wanted)


find([1, 2, 3], 2)
find([1, 2, 3], 9)
find([], 1)


def count_down(n, stop):
    while n:
        n -= 1
        if n == stop:
            break
    else:
        return "exhausted"
    return "stopped at %d" % n


print(count_down(5, 2), count_down(5, 9))


def nested():
    result = []
    for i in range(3):
        for j in range(3):
            if j == i:
                break
            result.append((i, j))
        else:
            result.append("no break")
            continue
        result.append("broke %d" % i)
    else:
        result.append("outer else")
    return result


print(nested())


def break_in_else():
    for i in range(3):
        for j in ():
            pass
        else:
            if i == 1:
                break
    return i


print(break_in_else())


def return_from_else():
    for _ in range(2):
        pass
    else:
        return "else"
    return "after"


print(return_from_else())


def variable_after_loop():
    for i in range(4):
        last = i
    return i, last


print(variable_after_loop())
try:
    def empty():
        for i in []:
            pass
        return i

    empty()
except UnboundLocalError as error:
    print(error)
while False:
    pass
else:
    print("while False else")
