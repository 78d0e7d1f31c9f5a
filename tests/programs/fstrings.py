name, value, width, precision = "n", 12.3456, 10, 3
print(f"plain {name} {{literal}} {value:.2f} {value!r} {name!s:>5}|")
print(f"{value:{width}.{precision}}|{name:*^{width}}|{value:{'>'}{width}}|")
print(f"{name=} {value = :.1f} {1 + 1=} {name = !s}")
print(f"{'nested ' + f'{name} {f"{value:.0f}"}'}")
print(f"{name!a} {'ä'!a} {'ä'!r}")
print(f"{[x for x in range(3)]} {({'a': 1})['a']} { {1, 2} == {2, 1}}")
print(f"{(lambda x: x * 2)(4)} {name if value > 100 else 'else'}")
print(f"a" "b" f"{name}" 'c{not}' rf"\d{name}")
print(f"""multi
{name}
  line {
    value
    :>10.2f}|""")
print(f"{3:b} {255:#x} {1000000:,} {0.25:%} {5:+d} {-1:05d} {1e10:g}")


class Formatted:
    def __format__(self, spec):
        print("format", repr(spec))
        return "F"

    def __repr__(self):
        print("repr")
        return "R"

    def __str__(self):
        print("str")
        return "S"


f = Formatted()
print(f"{f} {f!r} {f!s} {f:x{name}y} {f!r:>3}")
print(f"{f=}")


def noisy(x):
    print("eval", x)
    return x


print(f"{noisy(1)} {noisy('a'):>{noisy(5)}} {noisy(2)}")
print(f"" == "", f"{''}", f"{1}{2}{3}")
print(f"{'a\n'}" + f"{'\t'!r}")
print(f'{"same quotes"}' f"{"reused"}")
import datetime

print(f"{datetime.date(2020, 1, 2):%Y/%m/%d}")
print(f"{name!r:^{width}}", "%s and %d" % (name, 3), "{} {x}".format(1, x=2))
try:
    f"{undefined}"
except NameError as error:
    print(error)
try:
    f"{value:zzz}"
except ValueError as error:
    print("bad spec")
print(f"{value!s:.4}", f"{True:d}", f"{None}", f"{...}")
print(f"{ name }", f"{name :>3}", f"{(yes := 5)} {yes}")
