"""Where a handler ends: the dump has no mark for it, so it is found in the graph and the regions."""


def handler_scopes(function):
    """By handler (the target of unwind edges): the blocks in which its exception is being handled.

    These are blocks that only the handler leads to.
    """
    blocks = function["blocks"]
    targets = sorted({block["unwind"][0] for block in blocks if "unwind" in block})
    if not targets:
        return {}
    immediate = _immediate_dominators(blocks)
    return {target: _scope(function, immediate, target) for target in targets}


def star_clauses(function):
    """The clauses of `except*`: (first block, value of the part they take, blocks within)."""
    blocks, immediate = function["blocks"], None
    for block in blocks:
        operations = [inst["op"] for inst in block["instructions"]]
        if "split_group" not in operations:
            continue
        immediate = immediate or _immediate_dominators(blocks)
        split = block["instructions"][operations.index("split_group")]
        part = next(inst["result"] for inst in block["instructions"]
                    if inst["op"] == "unpack_item" and inst["operands"] == [split["result"]]
                    and inst["payload"] == 0)
        first = block["instructions"][-1]["edges"][0][0]
        within = {first}
        for index in range(first + 1, len(blocks)):
            if immediate[index] in within and _is_within(
                    function["regions"], blocks[index]["region"], blocks[first]["region"]):
                within.add(index)
        yield first, part, within


def _successors(block):
    edges = list(block["instructions"][-1].get("edges", ()))
    if "unwind" in block:
        edges.append(block["unwind"])
    return [edge[0] for edge in edges]


def _immediate_dominators(blocks):
    predecessors = [[] for _ in blocks]
    for index, block in enumerate(blocks):
        for successor in _successors(block):
            predecessors[successor].append(index)
    immediate = [None] * len(blocks)
    immediate[0] = 0
    changed = True
    while changed:
        changed = False
        for index in range(1, len(blocks)):
            found = None
            for predecessor in predecessors[index]:
                if immediate[predecessor] is None:
                    continue
                found = predecessor if found is None else _meet(immediate, found, predecessor)
            if immediate[index] != found:
                immediate[index], changed = found, True
    return immediate


def _meet(immediate, left, right):
    # Blocks stand in reverse postorder: a dominator has the lower number.
    while left != right:
        if left > right:
            left = immediate[left]
        else:
            right = immediate[right]
    return left


# What the instructions are made for that decide how an exception goes on.
_DECIDING = ("except", "with", "for", "comprehension")
# The edge that leaves the handler, of a branch on what the instruction gives.
_AFTER = {"join_group": 1, "exit_context": 0}


def _scope(function, immediate, target):
    """The handler's own region up to a block that ends with an instruction of another statement,

    and the regions within it; control that comes back from these has left the handler.
    """
    regions, blocks = function["regions"], function["blocks"]
    own = blocks[target]["region"]
    left = {target for block in blocks for target in _after(block)}
    deciding, within = {target}, set()
    for index in range(target + 1, len(blocks)):
        dominator, region = immediate[index], blocks[index]["region"]
        if region != own:
            if dominator in deciding | within and _is_within(regions, region, own):
                within.add(index)
        elif dominator in deciding and index not in left:
            if blocks[index]["instructions"][-1].get("construct") in _DECIDING:
                deciding.add(index)
    return deciding | within


def _after(block):
    """The targets of the block's branch that lie behind a handler."""
    last = block["instructions"][-1]
    if last["op"] == "branch":
        for inst in block["instructions"]:
            if inst["op"] in _AFTER:
                yield last["edges"][_AFTER[inst["op"]]][0]


def _is_within(regions, region, ancestor):
    while region is not None:
        if region == ancestor:
            return True
        region = regions[region].get("parent")
    return False


def visible_values(code, inst):
    """(variable, value) pairs that are defined before the instruction, the nearest first."""
    blocks = code.function["blocks"]
    immediate = _immediate_dominators(blocks)
    index = next(i for i, block in enumerate(blocks)
                 if any(candidate is inst for candidate in block["instructions"]))
    found = []
    stop = inst
    while True:
        defined = []
        for candidate in blocks[index]["instructions"]:
            if candidate is stop:
                break
            if "result" in candidate:
                defined.append(candidate["result"])
        for value in reversed(blocks[index]["parameters"] + defined):
            if code.name_of(value) is not None:
                found.append((code.name_of(value), value))
        if index == 0:
            return found
        index, stop = immediate[index], None
