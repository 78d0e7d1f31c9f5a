state = "start"
history = []
counters = {"a": 0, "b": 0}


def transition(new):
    global state
    history.append((state, new))
    state = new


def run():
    while state != "end":
        match state:
            case "start":
                transition("middle")
            case "middle" if counters["a"] < 2:
                counters["a"] += 1
                transition("middle")
            case "middle":
                transition("almost")
            case _:
                transition("end")


run()
print(state, history, counters)
for name in list(counters):
    counters[name] += 1
    globals()[name + "_count"] = counters[name]
print(a_count, b_count)
total = 0


def add(n):
    global total
    total += n
    return total


print(add(1) + add(2) * total, total)
values = [add(i) for i in range(3)]
print(values, total)
if add(1) > 5 and total < 100:
    print("total", total)
x = total
add(10)
print(x, total, total - x)
total = 0
while add(1) < 3:
    print("loop", total)
print(total)


def reset():
    global total
    total = 0


for total in range(3):
    if total == 1:
        reset()
    print("for", total)


def outer():
    global total

    def inner():
        global total
        total = "inner"

    total = "outer"
    inner()
    return total


print(outer(), total)


class Uses:
    before = total
    outer()
    total = "class attribute"
    after = total

    def method(self):
        return total


print(Uses.before, Uses.after, Uses().method())
del total
try:
    add(1)
except NameError as error:
    print(error)
total = 1
print(add(1))
try:
    transition = None
    run()
except Exception as error:
    print("never" if state != "end" else "fine")
print(transition)
