def patterns(subject):
    match subject:
        case 0 | -1 | "text" | None:
            return "literal"
        case [first, *rest] if rest:
            return first
        case [_, 2]:
            return "two"
        case {"key": value, **others}:
            return value, others
        case complex(real=0) | str():
            return "class"
        case Point(x, y=0) as point:
            return x, point
        case Color.RED:
            return "value"
        case _:
            return "other"
