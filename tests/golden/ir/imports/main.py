import os
import os.path
import collections.abc as containers
from os import path, sep as separator
from math import *

print(os, containers, path, separator, pi)


def local():
    import json
    from json import dumps
    return json, dumps
