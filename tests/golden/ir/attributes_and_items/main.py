def attributes(box):
    box.value = box.other
    box.count += 1
    del box.value
    return box.name.first


def items(table, key):
    table[key] = table[0]
    table[key, 1:2] += 3
    del table[key]
    return table[::2], table[..., None], table[-1]


class Private:
    def get(self):
        return self.__hidden
