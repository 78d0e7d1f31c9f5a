"""Small changes to Python files, as typing leaves them: the same seed gives the same text."""

import re

NAME = re.compile(r"[A-Za-z_]\w*")
TOKEN = re.compile(r"\w+|[^\w\s]")


def _line(random, lines):
    return random.randrange(len(lines))


def delete_line(random, text):
    lines = text.splitlines(keepends=True)
    del lines[_line(random, lines)]
    return "".join(lines)


def duplicate_line(random, text):
    lines = text.splitlines(keepends=True)
    at = _line(random, lines)
    lines.insert(at, lines[at])
    return "".join(lines)


def swap_lines(random, text):
    lines = text.splitlines(keepends=True)
    at, other = _line(random, lines), _line(random, lines)
    lines[at], lines[other] = lines[other], lines[at]
    return "".join(lines)


def truncate(random, text):
    return text[: random.randrange(len(text))]


def indent_line(random, text):
    lines = text.splitlines(keepends=True)
    at = _line(random, lines)
    line = lines[at]
    lines[at] = "    " + line if random.random() < 0.5 else line.removeprefix("    ")
    return "".join(lines)


def delete_token(random, text):
    token = random.choice(list(TOKEN.finditer(text)))
    return text[: token.start()] + text[token.end() :]


def duplicate_token(random, text):
    token = random.choice(list(TOKEN.finditer(text)))
    return text[: token.end()] + " " + token.group() + text[token.end() :]


def exchange_name(random, text):
    """A name in the place of another: what still parses, and binds, calls and inherits strangely."""
    names = list(NAME.finditer(text))
    place = random.choice(names)
    return text[: place.start()] + random.choice(names).group() + text[place.end() :]


MUTATIONS = (
    delete_line,
    duplicate_line,
    swap_lines,
    truncate,
    indent_line,
    delete_token,
    duplicate_token,
    # Twice as likely as the others: most of them do not parse any more.
    exchange_name,
    exchange_name,
)


def mutate(random, text):
    """One to four changes, one after the other."""
    for _ in range(random.randint(1, 4)):
        if NAME.search(text):
            text = random.choice(MUTATIONS)(random, text)
    return text
