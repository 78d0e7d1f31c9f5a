x = 3
y = "text"
print(f"{x=}")
print(f"{x = }")
print(f"{ x=}")
print(f"{x=:5}")
print(f"{y=!s}")
print(f"{y=!r:>10}")
print(f"{x+1=}")
print(f"{x   +   1   =   }")
print(f"{x==3}")
print(f"{x>=3=}" if False else f"{x>=3}")
print(f"{x!=4}")
print(f"{y.upper()=}")
print(f"{[a for a in 'ab']=}")
print(f"{x=}{y=}")
print(f"{f'{x=}'=}")
print(f"""{
    x
    =
}""")
width = 8
print(f"{x=:{width}}")
print(f"{x=:>{width}}|")
print(f"{'a' 'b'=}")
