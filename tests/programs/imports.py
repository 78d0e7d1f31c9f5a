import os
import os.path
import os.path as path_module
import collections.abc
import xml.dom.minidom as dom
from os import path, sep as separator
from os.path import join, basename as base
from collections import (
    OrderedDict,
    deque as Deque,
)
import json, string as text_module
import importlib

print(os.path is path_module, path is path_module, join("a", "b"), base("x/y"), separator)
print(collections.abc.Mapping.__name__, dom.__name__, OrderedDict(a=1), Deque([1]))
print(json.dumps({"a": [1, None, True]}), text_module.digits)


def local_import():
    import math
    from math import pi as circle
    import os.path
    return math.floor(circle), os.path.basename("p/q")


print(local_import())
try:
    import no_such_module_anywhere
except ImportError as error:
    print(type(error).__name__, error)
try:
    from os import no_such_name
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    import os.nothing
except ModuleNotFoundError as error:
    print(error)
try:
    from os.path import join as one, nothing_here as two
except ImportError as error:
    print("one" in globals())


def star():
    namespace = {}
    exec("from string import *", namespace)
    return "digits" in namespace, "_re" in namespace


print(star())
from math import *

print(sqrt(16), floor(2.5), "pow" in globals())


class Body:
    import math as m
    from math import tau
    value = m.floor(tau)


print(Body.value, Body.m.floor(1.5))
if True:
    import fractions
else:
    import decimal
print(fractions.Fraction(1, 3) + 1)
try:
    import tomllib_missing as toml
except ImportError:
    toml = None
print(toml)
print(importlib.import_module("json.decoder").__name__)
