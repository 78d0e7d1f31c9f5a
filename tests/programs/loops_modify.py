def grow():
    items = [1, 2, 3]
    for item in items:
        if item < 3:
            items.append(item + 10)
    return items


def rebind():
    items = [1, 2, 3]
    for item in items:
        items = []
        print(item, items)
    return items


def target_is_list_item():
    slots = [0, 0]
    for slots[0] in (5, 6):
        slots[1] += slots[0]
    return slots


class Box:
    pass


def target_is_attribute():
    box = Box()
    for box.value in "ab":
        print(box.value)
    return box.value


def target_is_tuple():
    result = []
    for (a, [b, *c]), d in [((1, "xyz"), 2), ((3, [4]), 5)]:
        result.append((a, b, c, d))
    return result


def dictionary_changes():
    data = {"a": 1}
    try:
        for key in data:
            data[key + "x"] = 1
    except RuntimeError as error:
        return str(error)


def range_is_evaluated_once():
    n = 3
    total = 0
    for i in range(n):
        n = 10
        total += 1
    return total


print(grow(), rebind(), target_is_list_item(), target_is_attribute(), target_is_tuple())
print(dictionary_changes(), range_is_evaluated_once())
for i in range(3):
    for i in "ab":
        pass
    print(i)
x = 0
while x < 10:
    x += 1
    if x % 2:
        continue
    if x > 6:
        break
    print("even", x)
print(x)
