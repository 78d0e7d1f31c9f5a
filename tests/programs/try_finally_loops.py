def break_in_finally():
    for i in range(3):
        try:
            print("try", i)
            raise ValueError(i)
        finally:
            print("finally", i)
            break
    return "left at %d" % i


def continue_in_finally():
    seen = []
    for i in range(4):
        try:
            if i % 2:
                raise ValueError(i)
            seen.append(i)
        finally:
            seen.append(-i)
            continue
    return seen


def break_in_try():
    for i in range(3):
        try:
            if i == 1:
                break
            print("body", i)
        finally:
            print("cleanup", i)
    else:
        print("not reached")
    return i


def continue_in_try():
    total = 0
    for i in range(5):
        try:
            if i % 2 == 0:
                continue
            total += i
        finally:
            total += 100
    else:
        print("else runs")
    return total


def return_in_loop_in_finally():
    try:
        pass
    finally:
        for i in range(10):
            if i == 3:
                return i


def while_with_finally():
    i = 0
    while True:
        try:
            i += 1
            if i < 3:
                continue
            return i
        finally:
            print("pass", i)


print(break_in_finally())
print(continue_in_finally())
print(break_in_try())
print(continue_in_try())
print(return_in_loop_in_finally())
print(while_with_finally())
