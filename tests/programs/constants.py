print(0, 1, -1, 10**20, 0x1F, 0b101, 0o17, 1_000_000, 0xFFFF_FFFF)
print(1.0, 1e10, 1e-10, .5, 5., 1e308, 1e400, -1e400, 0.1, 123456789.123456789, 1_0.0_1)
print(1j, 2.5j, 1 + 2j, -1j, 1e5j, 0j)
print('single', "double", '''triple
line''', """with "quotes" inside""", 'it''s', "a" 'b')
print("\n\t\\\'\"\a\b\f\v\r".encode(), "\x41\u0042\U00000043\103\N{LATIN SMALL LETTER D}", "\0\07\0077".encode())
print(r"raw \n \d", R'\x', "line \
continued", rb"\raw bytes", b"bytes\x00\xff", B'B', Rb"\n")
print("ünïcödé", "日本", "🎉", "\ud800".encode("utf-8", "surrogatepass"), len("🎉"))
print(True, False, None, Ellipsis, ..., NotImplemented)
print((), (1,), (1, 2), [], {}, {1}, ((),), ((1,), [2]))
print("" or "empty", '"', "'", "\"'", 'tab\there')
print(123456789012345678901234567890 * 2, 2**100, -2**63, 0xdeadbeefcafebabe1234)
print(1 .real, 1.0.real, 1..real, (1).bit_length(), "x".upper(), b"x".hex())
print((1)if True else 2, [1,2,3,][0])
print(u"unicode prefix", len("a\
b"))
print(float("nan") != float("nan"), float("inf"), -float("inf"), 1e-400, 5e-324)
x = 1; y = 2; print(x + y)
if x: print("one line"); print("if")
for i in range(2): print(i, end=" "); print()
while False: pass
class A: a = 1; b = 2
def f(): x = 1; return x
print(A.a + A.b, f())
print(__name__, __doc__)
