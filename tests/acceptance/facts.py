"""The facts that a case states about its functions (tests/cases/README.md), and their comparison with a report."""
import dataclasses
import re

FACT = re.compile(r"^(\s*)#\$\s*([A-Za-z-]+(?: [^\s:]+)?)\s*:\s*(.*?)\s*$")
DEF = re.compile(r"^\s*(?:async\s+)?def\s+(\w+)")
# What may stand between a block of facts and its `def`: decorators and what continues them.
STATEMENT = re.compile(r"^\s*(class|import|from|if|for|while|with|try|return|raise)\b")

TRI_STATE = {
    "hybrid": "hybrid",
    "tensor-parameter": "tensorParameter",
    "primitive-parameter": "primitiveParameter",
    "side-effects": "sideEffects",
    "recursive": "recursive",
    "tensor-computation": "tensorComputation",
}
# Facts that other tests check, or that are for the reader alone.
NOT_REPORTED = ("why", "runtime")
LEFT_ALONE = ("keep", "declined", "undecided")
REWRITTEN = ("convert", "dehybridize", "reconfigure")


class FactError(Exception):
    """The case itself is malformed."""


@dataclasses.dataclass
class Block:
    """The facts above one function; `line` is that of its `def`."""

    line: int
    function: str
    facts: dict


def read_blocks(path):
    """The blocks of one file, and whether it says `others: unchanged`."""
    blocks, pending, others_unchanged = [], {}, False
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    for number, line in enumerate(text.split("\n"), 1):
        fact = FACT.match(line)
        definition = DEF.match(line)
        if fact:
            indent, key, value = fact.groups()
            if key == "others" and not indent:
                others_unchanged = value == "unchanged"
            else:
                # A long value goes on under its key said again.
                pending[key] = f"{pending[key]} {value}" if key in pending else value
        elif definition:
            if pending:
                blocks.append(Block(number, definition.group(1), pending))
            pending = {}
        elif pending and STATEMENT.match(line):
            raise FactError(f"{path}:{number}: facts stand above no function")
    if pending:
        raise FactError(f"{path}: facts stand above no function at the end of the file")
    return blocks, others_unchanged


def listed(value):
    if value in ("", "none"):
        return []
    return sorted(item.strip() for item in value.split(",") if item.strip())


def text_of(items):
    return ", ".join(items) or "none"


def reported(key, stated, function):
    """What the report says where it contradicts `key: stated`, else None."""
    if key in TRI_STATE:
        got = function["facts"].get(TRI_STATE[key])
        return None if got == stated else str(got)
    if key.startswith("parameter "):
        return _reported_parameter(key.split(" ", 1)[1], stated, function)
    if key not in COMPARISONS:
        raise FactError(f"unknown fact '{key}'")
    return COMPARISONS[key](stated, function)


def _reported_parameter(name, stated, function):
    found = [p for p in function["parameters"] if p["name"].lstrip("*") == name.lstrip("*")]
    if not found:
        return "no such parameter"
    role, _, types = stated.partition(" ")
    wanted = sorted(_compact(item) for item in types.split("|") if item.strip())
    got = sorted(_compact(item) for item in found[0].get("types", []))
    if found[0]["role"] == role and wanted in ([], got):
        return None
    return f"{found[0]['role']} {' | '.join(got)}".strip()


def _compact(text):
    return text.replace(" ", "")


def _reported_decision(stated, function):
    got = function["decision"]
    if got == stated or (stated == "keep" and got in LEFT_ALONE):
        return None
    return got


def _reported_signature(stated, function):
    got = function.get("signature") or "none"
    return None if _compact(got) == _compact(stated) else got


def _equal(read):
    def compare(stated, function):
        got = read(function) or "none"
        return None if got == stated else got

    return compare


def _same_list(read):
    def compare(stated, function):
        got = sorted(read(function))
        return None if got == listed(stated) else text_of(got)

    return compare


def _includes(read):
    def compare(stated, function):
        got = read(function)
        return None if set(listed(stated)) <= set(got) else text_of(sorted(got))

    return compare


def _rules(function):
    return {failure["rule"] for failure in function["failures"]}


COMPARISONS = {
    "callees": _same_list(lambda function: function["callees"]),
    "decision": _reported_decision,
    "precondition": _equal(lambda function: function["precondition"]),
    "failures": _same_list(_rules),
    "failures-include": _includes(_rules),
    "signature": _reported_signature,
    "signature-relation": _equal(lambda function: function.get("signatureRelation")),
    "assumptions-include": _includes(lambda f: {item["name"] for item in f["assumptions"]}),
}
