"""Calls, made from a frame that looks like the calling module's: some functions ask for it."""
import builtins
import functools
import types

from .flow import visible_values
from .protocols import UNDEFINED
from .slots import NAMESPACE


@functools.cache
def _call_code(shape):
    parameters = ["_ir_callee"]
    arguments = []
    for index, (kind, name) in enumerate(shape):
        parameters.append(f"_ir_{index}")
        prefix = {"positional": "", "star": "*", "double_star": "**"}.get(kind, f"{name}=")
        arguments.append(f"{prefix}_ir_{index}")
    text = f"lambda {', '.join(parameters)}: _ir_callee({', '.join(arguments)})"
    return compile(text, "<call>", "eval").co_consts[0]


def compile_call(code, inst, callee, arguments):
    shape = tuple((kind, name) for kind, name in code.function["signatures"][inst["payload"]])
    call_code = _call_code(shape).replace(
        co_filename=code.unit.source.path,
        co_name=code.function["name"],
        co_firstlineno=code.unit.source.line(inst["span"][0]))
    invoke = types.FunctionType(call_code, code.unit.globals)
    result = inst["result"]
    visible = visible_values(code, inst) if code.function.get("has_dynamic_names") else None

    def step(frame):
        function = frame[callee]
        values = [frame[argument] for argument in arguments]
        if type(function) is types.BuiltinFunctionType and function in _ASKING:
            asked = _ASKING[function]
            positional, named = invoke(_collect, *values)
            frame[result] = asked(code, frame, visible, *positional, **named)
        else:
            frame[result] = invoke(function, *values)
    return step


def _collect(*arguments, **named):
    return arguments, named


# --- Builtins that read the frame they are called from ---


def _locals(code, frame, visible):
    kind = code.function["kind"]
    if kind == "module":
        return code.unit.globals
    if kind == "class":
        return frame[NAMESPACE]
    found = {}
    for name, value in reversed(visible or ()):
        content = frame[value]
        if isinstance(content, types.CellType):
            try:
                content = content.cell_contents
            except ValueError:
                content = UNDEFINED
        if content is not UNDEFINED:
            found[name] = content
    return found


def _vars(code, frame, visible, *arguments):
    return vars(*arguments) if arguments else _locals(code, frame, visible)


def _dir(code, frame, visible, *arguments):
    return dir(*arguments) if arguments else sorted(_locals(code, frame, visible))


def _with_scopes(run):
    def asked(code, frame, visible, text, *scopes, **named):
        if not scopes and not named:
            return run(text, code.unit.globals, _locals(code, frame, visible))
        return run(text, *scopes, **named)
    return asked


_ASKING = {
    builtins.locals: _locals,
    builtins.vars: _vars,
    builtins.dir: _dir,
    builtins.eval: _with_scopes(eval),
    builtins.exec: _with_scopes(exec),
}


# --- Unpacking ---


@functools.cache
def unpacker(count, behind):
    """Takes an iterable apart as `a, b = x` does, or with `behind` as `a, b, *rest, c = x`."""
    names = [f"_{index}" for index in range(count)]
    if behind is not None:
        names.append("*_rest")
        names += [f"_behind_{index}" for index in range(behind)]
    targets = "".join(f"{name}, " for name in names)
    results = "".join(f"{name.lstrip('*')}, " for name in names)
    scope = {}
    exec(f"def unpack(value):\n    [{targets}] = value\n    return ({results})", scope)
    return scope["unpack"]
