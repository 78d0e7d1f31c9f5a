"""One compile function per operation of ops.def: from an instruction to a closure over the frame.

A compile function may return None for an instruction that has nothing to do at run time.
"""
import builtins
import operator
import types

from . import calls, definitions, protocols
from .code import AWAIT, YIELD, YIELD_FROM, AsyncItem
from .protocols import END, UNDEFINED
from .slots import AGAIN, CELLS, EXITS, ITERABLE_COROUTINE, NAMESPACE, RESULT

OPERATIONS = {}


def operation(mnemonic):
    def register(compile_function):
        OPERATIONS[mnemonic] = compile_function
        return compile_function
    return register


def compile_instruction(code, inst):
    return OPERATIONS[inst["op"]](code, inst, *inst.get("operands", ()))


def raising(make_error):
    def step(frame):
        raise make_error()
    return step


# --- Values ---


@operation("const")
def _constant(code, inst):
    code.frame[inst["result"]] = code.unit.program.constants[inst["payload"]]


@operation("undefined")
def _undefined(code, inst):
    code.frame[inst["result"]] = UNDEFINED


@operation("unknown")
def _unknown(code, inst, *operands):
    reason = inst["payload"]
    return raising(lambda: NotImplementedError(f"unknown construct: {reason}"))


def unbound_error(code, name):
    if code.function["kind"] in ("module", "class"):
        return NameError(f"name {name!r} is not defined", name=name)
    return UnboundLocalError(f"cannot access local variable {name!r} where it is not associated "
                             "with a value")


@operation("check_bound")
def _check_bound(code, inst, value):
    name = inst["payload"]

    def step(frame):
        if frame[value] is UNDEFINED:
            raise unbound_error(code, name)
    return step


# --- Names ---


def load_builtin(module_globals, name):
    scope = module_globals.get("__builtins__", builtins)
    scope = scope if isinstance(scope, dict) else vars(scope)
    if name not in scope:
        raise NameError(f"name {name!r} is not defined", name=name)
    return scope[name]


@operation("load_global")
def _load_global(code, inst):
    name, result, scope = inst["payload"], inst["result"], code.unit.globals
    if inst.get("flag"):
        def step(frame):
            try:
                frame[result] = scope[name] if name in scope else load_builtin(scope, name)
            except NameError:
                frame[result] = UNDEFINED
    else:
        def step(frame):
            try:
                frame[result] = scope[name]
                return
            except KeyError:
                pass
            frame[result] = load_builtin(scope, name)
    return step


@operation("store_global")
def _store_global(code, inst, value):
    name, scope = inst["payload"], code.unit.globals

    def step(frame):
        scope[name] = frame[value]
    return step


@operation("delete_global")
def _delete_global(code, inst):
    name, scope = inst["payload"], code.unit.globals

    def step(frame):
        if name not in scope:
            raise NameError(f"name {name!r} is not defined", name=name)
        del scope[name]
    return step


@operation("load_builtin")
def _load_builtin(code, inst):
    name, result = inst["payload"], inst["result"]

    def step(frame):
        frame[result] = getattr(builtins, name)
    return step


@operation("load_name")
def _load_name(code, inst, *cell):
    name, result, scope = inst["payload"], inst["result"], code.unit.globals

    def step(frame):
        try:
            frame[result] = frame[NAMESPACE][name]
            return
        except KeyError:
            pass
        if cell:
            frame[result] = cell_content(code, name, frame[cell[0]], is_free=True)
        elif name in scope:
            frame[result] = scope[name]
        else:
            frame[result] = load_builtin(scope, name)
    return step


@operation("store_name")
def _store_name(code, inst, value):
    name = inst["payload"]

    def step(frame):
        frame[NAMESPACE][name] = frame[value]
    return step


@operation("delete_name")
def _delete_name(code, inst):
    name = inst["payload"]

    def step(frame):
        try:
            del frame[NAMESPACE][name]
            return
        except KeyError:
            pass
        raise NameError(f"name {name!r} is not defined", name=name)
    return step


@operation("make_cell")
def _make_cell(code, inst):
    result = inst["result"]

    def step(frame):
        frame[result] = types.CellType()
    return step


@operation("free_cell")
def _free_cell(code, inst):
    index, result = inst["payload"], inst["result"]

    def step(frame):
        frame[result] = frame[CELLS][index]
    return step


def cell_content(code, name, cell, is_free):
    try:
        return cell.cell_contents
    except ValueError:
        pass
    if is_free:
        raise NameError(f"cannot access free variable {name!r} where it is not associated with a "
                        "value in enclosing scope", name=name)
    raise unbound_error(code, name)


def is_free_cell(code, value):
    return code.definitions.get(value, {}).get("op") == "free_cell"


@operation("load_cell")
def _load_cell(code, inst, cell):
    name, result, is_free = inst["payload"], inst["result"], is_free_cell(code, cell)

    def step(frame):
        frame[result] = cell_content(code, name, frame[cell], is_free)
    return step


@operation("store_cell")
def _store_cell(code, inst, cell, value):
    def step(frame):
        frame[cell].cell_contents = frame[value]
    return step


@operation("delete_cell")
def _delete_cell(code, inst, cell):
    name, is_free = inst["payload"], is_free_cell(code, cell)

    def step(frame):
        cell_content(code, name, frame[cell], is_free)
        del frame[cell].cell_contents
    return step


# --- Attributes and items ---


@operation("get_attr")
def _get_attr(code, inst, value):
    name, result = inst["payload"], inst["result"]

    def step(frame):
        frame[result] = getattr(frame[value], name)
    return step


@operation("set_attr")
def _set_attr(code, inst, target, value):
    name = inst["payload"]

    def step(frame):
        setattr(frame[target], name, frame[value])
    return step


@operation("delete_attr")
def _delete_attr(code, inst, target):
    name = inst["payload"]

    def step(frame):
        delattr(frame[target], name)
    return step


@operation("get_item")
def _get_item(code, inst, container, key):
    result = inst["result"]

    def step(frame):
        frame[result] = frame[container][frame[key]]
    return step


@operation("set_item")
def _set_item(code, inst, container, key, value):
    def step(frame):
        frame[container][frame[key]] = frame[value]
    return step


@operation("delete_item")
def _delete_item(code, inst, container, key):
    def step(frame):
        del frame[container][frame[key]]
    return step


@operation("make_slice")
def _make_slice(code, inst, start, stop, stride):
    result = inst["result"]

    def step(frame):
        frame[result] = slice(frame[start], frame[stop], frame[stride])
    return step


# --- Operators ---

BINARY = {
    "+": (operator.add, operator.iadd),
    "-": (operator.sub, operator.isub),
    "*": (operator.mul, operator.imul),
    "/": (operator.truediv, operator.itruediv),
    "//": (operator.floordiv, operator.ifloordiv),
    "%": (operator.mod, operator.imod),
    "**": (operator.pow, operator.ipow),
    "@": (operator.matmul, operator.imatmul),
    "<<": (operator.lshift, operator.ilshift),
    ">>": (operator.rshift, operator.irshift),
    "&": (operator.and_, operator.iand),
    "|": (operator.or_, operator.ior),
    "^": (operator.xor, operator.ixor),
}
UNARY = {"-": operator.neg, "+": operator.pos, "~": operator.invert}
COMPARE = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "is": operator.is_,
    "is not": operator.is_not,
    "in": lambda left, right: left in right,
    "not in": lambda left, right: left not in right,
}


def two_operands(function, result, left, right):
    def step(frame):
        frame[result] = function(frame[left], frame[right])
    return step


def one_operand(function, result, value):
    def step(frame):
        frame[result] = function(frame[value])
    return step


@operation("binary")
def _binary(code, inst, left, right):
    return two_operands(BINARY[inst["payload"]][0], inst["result"], left, right)


@operation("in_place")
def _in_place(code, inst, left, right):
    return two_operands(BINARY[inst["payload"]][1], inst["result"], left, right)


@operation("unary")
def _unary(code, inst, value):
    return one_operand(UNARY[inst["payload"]], inst["result"], value)


@operation("compare")
def _compare(code, inst, left, right):
    return two_operands(COMPARE[inst["payload"]], inst["result"], left, right)


@operation("not")
def _not(code, inst, value):
    return one_operand(operator.not_, inst["result"], value)


@operation("length")
def _length(code, inst, value):
    return one_operand(len, inst["result"], value)


# --- Containers ---


def display(make):
    def compile_display(code, inst, *elements):
        result = inst["result"]

        def step(frame):
            frame[result] = make([frame[element] for element in elements])
        return step
    return compile_display


operation("make_tuple")(display(tuple))
operation("make_list")(display(lambda elements: elements))
operation("make_set")(display(set))
operation("make_dict")(display(lambda items: dict(zip(items[::2], items[1::2]))))


def effect(function):
    """For operations that change their first operand and give nothing."""
    def compile_effect(code, inst, *operands):
        def step(frame):
            function(*[frame[operand] for operand in operands])
        return step
    return compile_effect


def extend_list(target, iterable):
    try:
        target.extend(iterable)
    except TypeError:
        if hasattr(type(iterable), "__iter__") or hasattr(type(iterable), "__getitem__"):
            raise
        raise TypeError(f"Value after * must be an iterable, not {type(iterable).__name__}") \
            from None


operation("list_append")(effect(list.append))
operation("list_extend")(effect(extend_list))
operation("set_add")(effect(set.add))
operation("set_update")(effect(set.update))
operation("dict_set")(effect(dict.__setitem__))


@operation("dict_update")
def _dict_update(code, inst, target, mapping):
    def step(frame):
        value = frame[mapping]
        if not hasattr(value, "keys"):
            raise TypeError(f"'{type(value).__name__}' object is not a mapping")
        frame[target].update(value)
    return step


@operation("list_to_tuple")
def _list_to_tuple(code, inst, value):
    return one_operand(tuple, inst["result"], value)


@operation("unpack")
def _unpack(code, inst, value):
    unpack = calls.unpacker(inst["payload"], inst.get("extra", 0) if inst.get("flag") else None)
    return one_operand(unpack, inst["result"], value)


@operation("unpack_item")
def _unpack_item(code, inst, value):
    index, result = inst["payload"], inst["result"]

    def step(frame):
        frame[result] = frame[value][index]
    return step


# --- Calls and definitions ---


@operation("call")
def _call(code, inst, callee, *arguments):
    return calls.compile_call(code, inst, callee, arguments)


@operation("make_function")
def _make_function(code, inst, *operands):
    return definitions.compile_make_function(code, inst, operands)


@operation("make_class")
def _make_class(code, inst, *operands):
    return definitions.compile_make_class(code, inst, operands)


@operation("annotate")
def _annotate(code, inst, evaluate):
    return definitions.compile_annotate(code, inst, evaluate)


@operation("make_type_parameter")
def _make_type_parameter(code, inst, *evaluators):
    return definitions.compile_type_parameter(code, inst, evaluators)


@operation("make_type_alias")
def _make_type_alias(code, inst, evaluate, *parameters):
    return definitions.compile_type_alias(code, inst, evaluate, parameters)


# --- Imports ---


@operation("import")
def _import(code, inst):
    name, result, scope = inst["payload"], inst["result"], code.unit.globals
    level, leaf = inst.get("extra", 0), inst.get("flag", False)

    def step(frame):
        frame[result] = protocols.import_module(name, scope, level, leaf)
    return step


@operation("import_from")
def _import_from(code, inst, module):
    name, result = inst["payload"], inst["result"]

    def step(frame):
        frame[result] = protocols.import_from(frame[module], name)
    return step


@operation("import_star")
def _import_star(code, inst, module):
    scope = code.unit.globals

    def step(frame):
        protocols.import_star(frame[module], scope)
    return step


# --- Protocols ---


@operation("get_iter")
def _get_iter(code, inst, value):
    make = protocols.async_iterator if inst.get("flag") else iter
    return one_operand(make, inst["result"], value)


@operation("enter_context")
def _enter_context(code, inst, manager):
    result, is_async = inst["result"], inst.get("flag", False)

    def step(frame):
        enter, leave = protocols.enter_and_exit(frame[manager], is_async)
        if frame[EXITS] is None:
            frame[EXITS] = {}
        frame[EXITS][manager] = leave
        if is_async:
            return AWAIT, protocols.await_method(enter(), "__aenter__"), result
        frame[result] = enter()
    return step


@operation("exit_context")
def _exit_context(code, inst, manager, error):
    result = inst["result"]
    if inst.get("flag"):
        def step(frame):
            left = frame[EXITS][manager](*protocols.exit_arguments(frame[error]))
            return AWAIT, protocols.await_method(left, "__aexit__"), result
    else:
        def step(frame):
            leave = frame[EXITS][manager]
            frame[result] = leave(*protocols.exit_arguments(frame[error]))
    return step


@operation("yield")
def _yield(code, inst, value):
    result = inst["result"]
    if code.is_async:
        return lambda frame: (YIELD, AsyncItem(frame[value]), result)
    return lambda frame: (YIELD, frame[value], result)


@operation("yield_from")
def _yield_from(code, inst, value):
    result = inst["result"]

    def step(frame):
        source = frame[value]
        awaits = frame[ITERABLE_COROUTINE] and isinstance(source, types.CoroutineType)
        return AWAIT if awaits else YIELD_FROM, source, result
    return step


@operation("await")
def _await(code, inst, value):
    result = inst["result"]
    return lambda frame: (AWAIT, frame[value], result)


CONVERSIONS = {"s": str, "r": repr, "a": ascii}


@operation("format_value")
def _format_value(code, inst, value, *specification):
    result = inst["result"]
    if inst.get("flag"):
        return _interpolation(inst, value, specification)
    convert = CONVERSIONS[chr(inst["payload"])] if inst["payload"] else lambda converted: converted

    def step(frame):
        converted = convert(frame[value])
        frame[result] = format(converted, frame[specification[0]] if specification else "")
    return step


def _interpolation(inst, value, specification):
    from string.templatelib import Interpolation
    result = inst["result"]
    conversion = chr(inst["payload"]) if inst["payload"] else None

    def step(frame):
        text = frame[specification[0]] if specification else ""
        frame[result] = Interpolation(frame[value], inst["text"], conversion, text)
    return step


@operation("build_string")
def _build_string(code, inst, *parts):
    result = inst["result"]

    def step(frame):
        frame[result] = "".join([frame[part] for part in parts])
    return step


@operation("build_template")
def _build_template(code, inst, *parts):
    from string.templatelib import Template
    result = inst["result"]

    def step(frame):
        frame[result] = Template(*[frame[part] for part in parts])
    return step


# --- Exceptions ---


@operation("match_exception")
def _match_exception(code, inst, error, wanted):
    return two_operands(protocols.match_exception, inst["result"], error, wanted)


@operation("split_group")
def _split_group(code, inst, error, wanted):
    return two_operands(protocols.split_group, inst["result"], error, wanted)


@operation("join_group")
def _join_group(code, inst, error, raised):
    return two_operands(protocols.join_group, inst["result"], error, raised)


# --- Patterns ---


@operation("match_sequence")
def _match_sequence(code, inst, subject):
    return one_operand(protocols.is_sequence, inst["result"], subject)


@operation("match_mapping")
def _match_mapping(code, inst, subject):
    return one_operand(protocols.is_mapping, inst["result"], subject)


@operation("match_keys")
def _match_keys(code, inst, subject, *keys):
    result = inst["result"]

    def step(frame):
        frame[result] = protocols.match_keys(frame[subject], [frame[key] for key in keys])
    return step


@operation("match_rest")
def _match_rest(code, inst, subject, *keys):
    result = inst["result"]

    def step(frame):
        frame[result] = protocols.match_rest(frame[subject], [frame[key] for key in keys])
    return step


@operation("match_class")
def _match_class(code, inst, subject, cls):
    result, signature = inst["result"], code.function["signatures"][inst["payload"]]
    positional = sum(kind == "positional" for kind, _ in signature)
    keywords = [name for kind, name in signature if kind == "keyword"]

    def step(frame):
        frame[result] = protocols.match_class(frame[subject], frame[cls], positional, keywords)
    return step


# --- Terminators ---


@operation("jump")
def _jump(code, inst):
    return code.edge(inst["edges"][0])


@operation("branch")
def _branch(code, inst, condition):
    if_true, if_false = (code.edge(edge) for edge in inst["edges"])

    def leave(frame):
        return if_true(frame) if frame[condition] else if_false(frame)
    return leave


@operation("iter_next")
def _iter_next(code, inst, iterator):
    body, done = code.edge(inst["edges"][0], takes_value=True), code.edge(inst["edges"][1])

    def decide(frame, item):
        return done(frame) if item is END else body(frame, item)

    if inst.get("flag"):
        return lambda frame: (protocols.next_async(frame[iterator]), decide)

    def leave(frame):
        return decide(frame, next(frame[iterator], END))
    return leave


@operation("return")
def _return(code, inst, value):
    def leave(frame):
        frame[RESULT] = frame[value]
    return leave


@operation("raise")
def _raise(code, inst, error, *cause):
    if cause:
        def leave(frame):
            raise frame[error] from frame[cause[0]]
    elif inst.get("flag") or code.unit.source.text_at(inst["span"]).strip() == "raise":
        def leave(frame):
            # It is on its way already: its context stays as it is.
            raised = frame[error]
            context = raised.__context__
            frame[AGAIN] = raised, raised.__traceback__
            try:
                raise raised
            finally:
                raised.__context__ = context
    else:
        def leave(frame):
            raise frame[error]
    return leave


@operation("reraise")
def _reraise(code, inst):
    def leave(frame):
        raise
    return leave


@operation("unreachable")
def _unreachable(code, inst):
    return raising(lambda: AssertionError("reached what cannot be reached"))
