# differs: a class body knows the values of its names, whatever its namespace makes of them
import enum


class Permission(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    RW = R | W


print(Permission.RW & Permission.W)
