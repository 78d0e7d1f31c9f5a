"""Makes real functions and classes.

A function is a native stub with the same signature and the same captured variables, whose only
code is a call of the interpreter: `inspect`, closures, generators and coroutines see the real thing.
"""
import ast
import collections
import functools
import sys
import types
import typing
import warnings

from . import protocols
from .slots import NAMESPACE

# A constant in the text of a stub that is exchanged for the callable that runs the body.
_RUN = "<run>"


def stub_code(code):
    """The code object of the stub, and for each free variable its index in the stub's closure."""
    function = code.function
    names = function["free_variables"]
    parameters, arguments = _parameter_list(function)
    cells = f"(lambda: ({''.join(f'{name}, ' for name in names)})).__closure__" if names else "()"
    run = f"{_RUN!r}({cells}, ({''.join(f'{name}, ' for name in arguments)}))"
    lines = _BODIES[function["async"], function["generator"]].format(run=run).splitlines()
    head = "async def" if function["async"] else "def"
    text = "\n".join([f"def outer({', '.join(names)}):",
                      f"    {head} stub({', '.join(parameters)}):"]
                     + [f"        {line}" for line in lines])
    with warnings.catch_warnings():
        # It warns of the call of a constant.
        warnings.simplefilter("ignore", SyntaxWarning)
        compiled = compile(text, "<stub>", "exec", dont_inherit=True)
    outer = next(_code_constants(compiled))
    stub = next(_code_constants(outer))
    return _dress(stub, code), _cell_order(stub, names)


_STEPPING = """\
_ir_stepper = {run}
while {advance}:
    try:
        _ir_stepper.sent = yield _ir_stepper.item
    except BaseException as _ir_error:
        _ir_stepper.error = _ir_error
"""
_BODIES = {
    (False, False): "return {run}",
    (False, True): _STEPPING.replace("{advance}", "_ir_stepper.advance()")
    + "return _ir_stepper.result",
    (True, False): "return await {run}",
    (True, True): _STEPPING.replace("{advance}", "await _ir_stepper.advance()"),
}


def _parameter_list(function):
    """The parameters of the stub as source text, and the names of all of them."""
    parameters, arguments = [], []
    previous = None
    for parameter in function["parameters"]:
        name, kind = parameter["name"], parameter["kind"]
        if not name.isidentifier():
            name = "_ir_" + "".join(c for c in name if c.isalnum())
        if previous == "positional_only" and kind != previous:
            parameters.append("/")
        if kind == "keyword_only" and previous not in ("keyword_only", "star"):
            parameters.append("*")
        parameters.append({"star": "*", "double_star": "**"}.get(kind, "") + name)
        arguments.append(name)
        previous = kind
    if previous == "positional_only":
        parameters.append("/")
    return parameters, arguments


def _code_constants(code):
    return (constant for constant in code.co_consts if isinstance(constant, types.CodeType))


def _cell_order(stub, names):
    if not names:
        return []
    order = next(_code_constants(stub)).co_freevars
    return [order.index(name) for name in names]


def _dress(stub, code):
    """Exchanges the constant for the body, and gives the names and places of the source."""
    function, source = code.function, code.unit.source
    order = _cell_order(stub, function["free_variables"])
    start = {
        (False, False): code.run,
        (False, True): code.start_generator,
        (True, False): code.start_coroutine,
        (True, True): code.start_async_generator,
    }[function["async"], function["generator"]]

    def run(closure, arguments):
        return start([closure[index] for index in order], arguments)

    constants = tuple(run if constant == _RUN else constant for constant in stub.co_consts)
    return stub.replace(co_consts=constants, co_name=function["name"],
                        co_qualname=function["qualname"], co_filename=source.path,
                        co_firstlineno=source.first_line(function))


# --- make_function ---


def compile_make_function(code, inst, operands):
    function = code.unit.program.functions[inst["payload"]]
    if function["kind"] == "annotations":
        return _compile_make_evaluator(code, inst, operands)
    result, unit = inst["result"], code.unit
    with_default = [parameter for parameter in function["parameters"] if parameter["default"]]
    keyword_names = [parameter["name"] for parameter in with_default
                     if parameter["kind"] == "keyword_only"]
    defaults = operands[:len(with_default) - len(keyword_names)]
    keyword_defaults = operands[len(defaults):len(with_default)]
    cells = operands[len(with_default):len(with_default) + len(function["free_variables"])]
    evaluate = operands[len(with_default) + len(cells):]
    annotations = annotations_of(unit.source.definition(function["span"]))
    stub = functools.cache(lambda: unit.stub(inst["payload"]))
    cell_by_name = dict(zip(function["free_variables"], cells))

    def step(frame):
        stub_object, document = stub()
        evaluated = frame[evaluate[0]].signature(annotations) if evaluate else {}
        made = types.FunctionType(
            stub_object, unit.globals, function["name"],
            tuple([frame[value] for value in defaults]) or None,
            tuple([frame[cell_by_name[name]] for name in stub_object.co_freevars]))
        if keyword_names:
            made.__kwdefaults__ = dict(zip(keyword_names, [frame[v] for v in keyword_defaults]))
        made.__doc__ = document
        made.__annotations__ = evaluated
        frame[result] = made
    return step


# --- Annotations ---


def _compile_make_evaluator(code, inst, cells):
    """What the function evaluates, except that strings stay strings, as CPython leaves them."""
    body = code.unit.program.functions[inst["payload"]]
    result, unit = inst["result"], code.unit

    def step(frame):
        captured = [frame[cell] for cell in cells]
        frame[result] = Evaluator(unit, inst["payload"], body, captured, frame[NAMESPACE])
    return step


class Evaluator:
    """Gives the annotations of a function or variable, or a type parameter's bound."""

    def __init__(self, unit, index, body, cells, namespace):
        self.unit = unit
        self.index = index
        self.names = body["free_variables"]
        self.cells = cells
        self.namespace = namespace

    def run(self):
        return self.unit.code(self.index).run(self.cells, (), self.namespace)

    def gives_tuple(self):
        code = self.unit.code(self.index)
        last = code.function["blocks"][-1]["instructions"][-1]
        return code.definitions[last["operands"][0]]["op"] == "make_tuple"

    def signature(self, annotations):
        """`annotations`: the syntax nodes by name."""
        if self._run_by_ir(annotations.values()):
            return self.run()
        return {name: self.evaluate(annotation) for name, annotation in annotations.items()}

    def variable(self, node):
        return self.run() if self._run_by_ir([node]) else self.evaluate(node)

    def _run_by_ir(self, nodes):
        strings = any(isinstance(part, ast.Constant) and isinstance(part.value, str)
                      for node in nodes for part in ast.walk(node))
        return not strings and not self.unit.source.future_annotations

    def evaluate(self, node):
        if self.unit.source.future_annotations:
            return ast.unparse(node)
        captured = {}
        for name, cell in zip(self.names, self.cells):
            try:
                captured[name] = cell.cell_contents
            except ValueError:
                pass
        scope = collections.ChainMap(self.namespace or {}, captured)
        text = ast.Expression(node)
        return eval(compile(text, self.unit.source.path, "eval"), self.unit.globals, scope)


def annotations_of(node):
    """The annotated parameters of a definition in the order of CPython, and `return`."""
    arguments = getattr(node, "args", None)
    if arguments is None:
        return {}
    every = arguments.args + arguments.posonlyargs + [arguments.vararg] + arguments.kwonlyargs \
        + [arguments.kwarg]
    found = {argument.arg: argument.annotation for argument in every
             if argument is not None and argument.annotation is not None}
    if getattr(node, "returns", None) is not None:
        found["return"] = node.returns
    return found


def compile_annotate(code, inst, evaluate):
    name, unit = inst["payload"], code.unit
    node = unit.source.annotated_variable(inst["span"])

    def step(frame):
        scope = unit.globals if code.function["kind"] == "module" else frame[NAMESPACE]
        evaluator = frame[evaluate]
        value = evaluator.run() if node is None else evaluator.variable(node.annotation)
        if "__annotations__" not in scope:
            scope["__annotations__"] = {}
        scope["__annotations__"][name] = value
    return step


# --- make_class ---


def compile_make_class(code, inst, operands):
    unit, result = code.unit, inst["result"]
    body = unit.program.functions[inst["payload"]]
    count = len(body["free_variables"])
    cells, arguments = operands[:count], operands[count:]
    signature = code.function["signatures"][inst.get("extra", 0)] if arguments else []

    def step(frame):
        bases, keywords = [], {}
        for (kind, name), argument in zip(signature, arguments):
            if kind == "positional":
                bases.append(frame[argument])
            elif kind == "star":
                bases.extend(frame[argument])
            elif kind == "keyword":
                keywords[name] = frame[argument]
            else:
                keywords.update(frame[argument])
        captured = [frame[cell] for cell in cells]

        def run_body(namespace):
            cell = unit.code(inst["payload"]).run(captured, (), namespace)
            if cell is not None:
                namespace["__classcell__"] = cell
            return cell

        frame[result] = protocols.build_class(body["name"], tuple(bases), keywords, run_body)
    return step


# --- Type parameters ---


def compile_type_parameter(code, inst, evaluators):
    name, result = inst["payload"], inst["result"]
    stars = ("", "*", "**")[inst.get("extra", 0)]

    def step(frame):
        given = [frame[value] for value in evaluators]
        default = given.pop() if inst.get("flag") else None
        bound = given.pop() if given else None
        frame[result] = make_type_parameter(stars, name, bound, default)
    return step


def make_type_parameter(stars, name, bound, default):
    """A lazy type parameter needs syntax: the bound is evaluated when it is asked for."""
    if sys.version_info < (3, 12):
        make = (typing.TypeVar, typing.TypeVarTuple, typing.ParamSpec)[len(stars)]
        return make(name)
    text = f"def stub[{stars}{name}"
    if bound is not None:
        # A tuple in the source is a list of constraints.
        text += ": (*_ir_bound.run(),)" if bound.gives_tuple() else ": _ir_bound.run()"
    if default is not None and sys.version_info >= (3, 13):
        text += " = _ir_default.run()"
    scope = {"_ir_bound": bound, "_ir_default": default}
    exec(f"{text}](): pass", scope)
    return scope["stub"].__type_params__[0]


def compile_type_alias(code, inst, evaluate, parameters):
    name, result = inst["payload"], inst["result"]

    def step(frame):
        frame[result] = make_type_alias(name, frame[evaluate], [frame[p] for p in parameters],
                                        code.unit.globals)
    return step


def make_type_alias(name, evaluator, parameters, module_globals):
    scope = {"_ir_value": evaluator, "__name__": module_globals.get("__name__")}
    if parameters:
        try:
            return typing.TypeAliasType(name, evaluator.run(), type_params=tuple(parameters))
        except (NameError, TypeError):
            # It names itself, or what is defined later: then its parameters are not ours.
            pass
    names = ", ".join("*" * _stars(parameter) + parameter.__name__ for parameter in parameters)
    exec(f"type {name}{f'[{names}]' if names else ''} = _ir_value.run()", scope)
    return scope[name]


def _stars(parameter):
    return (typing.TypeVar, typing.TypeVarTuple, typing.ParamSpec).index(type(parameter))
