class Shows:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


s = Shows()
print(s[1], s[1:2], s[:], s[::], s[::-1], s[1:], s[:2], s[None:None])
print(s[1, 2], s[1:2, ::3], s[...], s[..., 1], s[()], s[(1,)], s[1,], s["a"], s[s[1]])
print(s[(a := 5)], a, s[1 if a else 2:3], s[*[1, 2]], s[0, *"ab", 3:4])
s[1:2] = 5
s[::2, 0] = "x"
del s[3:], s[1, 2]
s[5] += 1
items = list(range(10))
print(items[2:5], items[-3:], items[::-2], items[8:2:-2], items[100:], items[:-8])
items[2:4] = ["a", "b", "c"]
print(items)
items[::3] = [0] * len(items[::3])
print(items)
del items[::2]
print(items)
items[1:1] = [7, 8]
print(items, "hello"[1:4], (1, 2, 3)[::2], b"bytes"[1], b"bytes"[1:2])
try:
    items[::2] = [1]
except ValueError as error:
    print(error)
for key in (100, "a", None):
    try:
        items[key]
    except (IndexError, TypeError) as error:
        print(error)
nested = {"a": [{"b": (1, 2, {"c": 3})}]}
print(nested["a"][0]["b"][2]["c"], nested["a"][-1]["b"][:2])
nested["a"][0]["b"][2]["c"] += 10
print(nested)
matrix = [[0] * 3 for _ in range(2)]
matrix[1][2] = 5
matrix[0][0], matrix[0][1] = 1, 2
print(matrix, [row[0] for row in matrix], [*zip(*matrix)])
print(slice(1, 2).indices(5), "abc"[True], [1, 2][-1])
