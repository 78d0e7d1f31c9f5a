flag = True
if flag:
    maybe = "bound"
else:
    other = "unbound"
print(maybe)
try:
    other
except NameError as error:
    print(error)
for i in range(3):
    if i == 1:
        first_time = i
        break
else:
    never = 1
print(first_time, i)
count = 0
while True:
    count += 1
    try:
        if count == 2:
            continue
        if count > 3:
            break
        print("count", count)
    finally:
        print("finally", count)
values = []
for a in range(2):
    for b in range(2):
        values.append((a, b))
        if b == a:
            continue
        last = (a, b)
print(values, last)


def uses_globals():
    return count, values, flag


print(uses_globals())
flag = False
print(uses_globals()[2])
if not flag:
    def chosen():
        return "chosen when false"
else:
    def chosen():
        return "chosen when true"
print(chosen())
try:
    import not_there
except ImportError:
    not_there = None
else:
    print("never")
print(not_there)
x = y = 0
for x in range(3):
    y += x
del x
print(y, "x" in globals())
try:
    x
except NameError:
    x = "rebound"
print(x)
total = sum(n for n in range(y + 2))
print(total)
lookup = {n: (lambda m=n: m * total) for n in range(3)}
print([lookup[n]() for n in sorted(lookup)])
with open(__file__) as source:
    line = source.readline()
print(line.strip(), source.closed)
if __name__ == "__main__":
    print("main")


def redefined():
    return 1


saved = redefined


def redefined():
    return 2


print(saved(), redefined())
x = x if x else None
print(x)
builtin_shadow = max
max = min
print(max(1, 2))
del max
print(max(1, 2), builtin_shadow is max)
