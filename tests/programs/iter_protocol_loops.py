class Chunks:
    def __init__(self, items, size):
        self.items, self.size = items, size

    def __iter__(self):
        for i in range(0, len(self.items), self.size):
            yield self.items[i:i + self.size]

    def __reversed__(self):
        yield from list(self)[::-1]

    def __len__(self):
        return -(-len(self.items) // self.size)


c = Chunks("abcdefg", 3)
print(list(c), list(reversed(c)), len(c), [*c], dict(enumerate(c)))
for i, chunk in enumerate(c, start=1):
    for j, letter in enumerate(chunk):
        if letter in "be":
            continue
        if letter == "f":
            break
        print(i, j, letter)
    else:
        print("chunk", i, "complete")
for a, b in zip(c, reversed(c)):
    print(a, b)
for (a, *b), n in zip(c, range(9)):
    print(a, b, n)
x = iter(range(6))
for a in x:
    b = next(x)
    print(a, b)
pairs = iter([("a", 1), ("b", 2)])
while True:
    try:
        k, v = next(pairs)
    except StopIteration:
        break
    print(k, v)
it = iter([1, 2, 3, 4])
print(list(zip(it, it)))
for line in "a\nb".split("\n"):
    print(line)
else:
    print("no break")
for i in range(10, 0, -3):
    print(i, end=" ")
print()
for k, v in sorted({"b": 1, "a": 2}.items()):
    print(k, v)
for x in (y for y in range(3) if y):
    print(x)
for i in range(3):
    for j in range(3):
        if j > i:
            break
    else:
        continue
    print("broke", i, j)
    if i == 1:
        break
n = 5
while n:
    n -= 1
    if n == 3:
        continue
    while n > 2:
        n -= 1
    print("n", n)
else:
    print("while else", n)
for _ in range(2):
    try:
        continue
    finally:
        print("finally")
numbers = [1, 2, 3, 4]
for number in numbers[:]:
    if number % 2:
        numbers.remove(number)
print(numbers)
for i, numbers[i] in enumerate("xy"):
    pass
print(numbers, i)
