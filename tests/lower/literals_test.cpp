#include "lower/literals.h"

#include "lower/lowered.h"

namespace hybridize::lower {
namespace {

using ir::ConstantKind;
using ir::Op;
using testing::ElementsAre;

TEST(Literals, NormalisesIntegersOfEveryBase) {
  EXPECT_EQ(ReadNumber("0").text, "0");
  EXPECT_EQ(ReadNumber("00_0").text, "0");
  EXPECT_EQ(ReadNumber("1_000").text, "1000");
  EXPECT_EQ(ReadNumber("0xFF").text, "255");
  EXPECT_EQ(ReadNumber("0X_f_f").text, "255");
  EXPECT_EQ(ReadNumber("0o17").text, "15");
  EXPECT_EQ(ReadNumber("0b1010").text, "10");
}

TEST(Literals, KeepsIntegersOfAnySize) {
  EXPECT_EQ(ReadNumber("123456789012345678901234567890").text, "123456789012345678901234567890");
  EXPECT_EQ(ReadNumber("0xffffffffffffffff").text, "18446744073709551615");
  EXPECT_EQ(ReadNumber("0x10000000000000000").text, "18446744073709551616");
  EXPECT_EQ(ReadNumber("0x4B3B4CA85A86C47A098A224000000000").text,
            "100000000000000000000000000000000000000");
  std::string zeros(1000, '0');
  EXPECT_EQ(ReadNumber("0b1" + zeros).text.size(), 302U);
}

TEST(Literals, WritesFloatsAsPythonDoes) {
  EXPECT_EQ(ReadNumber("1.").text, "1.0");
  EXPECT_EQ(ReadNumber(".5").text, "0.5");
  EXPECT_EQ(ReadNumber("1e3").text, "1000.0");
  EXPECT_EQ(ReadNumber("1_0.2_5").text, "10.25");
  EXPECT_EQ(ReadNumber("1e16").text, "1e+16");
  EXPECT_EQ(ReadNumber("123456789012345680.0").text, "1.2345678901234568e+17");
  EXPECT_EQ(ReadNumber("9999999999999998.0").text, "9999999999999998.0");
  EXPECT_EQ(ReadNumber("0.0001").text, "0.0001");
  EXPECT_EQ(ReadNumber("0.00001").text, "1e-05");
  EXPECT_EQ(ReadNumber("0.1").text, "0.1");
  EXPECT_EQ(ReadNumber("1e999").text, "inf");
  EXPECT_EQ(ReadNumber("1e-999").text, "0.0");
  EXPECT_EQ(ReadNumber("5e-324").text, "5e-324");
  EXPECT_EQ(ReadNumber("2.5e-10").text, "2.5e-10");
  EXPECT_EQ(ReadNumber("0e0").text, "0.0");
}

TEST(Literals, TellsImaginaryNumbersApart) {
  Number number = ReadNumber("1_0j");
  EXPECT_EQ(number.kind, ConstantKind::Complex);
  EXPECT_EQ(number.text, "10.0");
  EXPECT_EQ(ReadNumber("1e3J").text, "1000.0");
  EXPECT_EQ(ReadNumber("0x1f").kind, ConstantKind::Int);
  EXPECT_EQ(ReadNumber("0xe1").kind, ConstantKind::Int);
}

TEST(Strings, ReplacesEscapes) {
  EXPECT_EQ(LiteralValue(R"('a\tb\'\"\\\n')"), "a\tb'\"\\\n");
  EXPECT_EQ(LiteralValue(R"('\x41\101\u00e9\U0001F600\7')"), "AA\xc3\xa9\xf0\x9f\x98\x80\x07");
  EXPECT_EQ(LiteralValue(R"('\N{LATIN SMALL LETTER E WITH ACUTE}\N{bullet}')"),
            "\xc3\xa9\xe2\x80\xa2");
  EXPECT_EQ(LiteralValue("'a\\\nb'"), "ab");
  EXPECT_EQ(LiteralValue("'\\q\\8'"), "\\q\\8");
}

TEST(Strings, KeepsSurrogatesAsIfTheyWereCharacters) {
  EXPECT_EQ(LiteralValue(R"('\ud800')"), "\xed\xa0\x80");
}

TEST(Strings, LeavesRawStringsAlone) {
  EXPECT_EQ(LiteralValue(R"(r'\n\x')"), "\\n\\x");
  EXPECT_EQ(LiteralValue(R"(r"\\")"), "\\\\");
  EXPECT_EQ(LiteralValue(R"(R'a\'b')"), "a\\'b");
}

TEST(Strings, MakesLineEndsOfOneKind) {
  EXPECT_EQ(LiteralValue("'''a\r\nb\rc\nd'''"), "a\nb\nc\nd");
}

TEST(Strings, JoinsAdjacentLiterals) {
  EXPECT_EQ(LiteralValue(R"(('a' "b" r'\c'))"), "ab\\c");
  EXPECT_EQ(LiteralValue(R"((f'a' 'b{}' f'{{c}}'))"), "ab{}{c}");
}

TEST(Strings, ReadsBytes) {
  Lowered lowered(R"(x = b'\xff\u00e9' B"\0")"
                  "\n");
  const ir::Instruction& constant = *lowered.All("<module>", Op::Constant).front();
  const ir::Constant& value = lowered.program().constants()[ir::ConstantId(constant.payload)];
  EXPECT_EQ(value.kind, ConstantKind::Bytes);
  EXPECT_EQ(lowered.Text(value.text), std::string("\xff\\u00e9\0", 8));
}

TEST(Strings, HasNoValueForAnUnknownCharacterName) {
  Lowered lowered("x = '\\N{NO SUCH NAME}'\n");
  EXPECT_EQ(lowered.Count("<module>", Op::Unknown), 1U);
}

TEST(FormattedStrings, AlternateTextAndFields) {
  Lowered lowered("def f(a, b):\n  return f'x{a}y{b!r:>{a}}z'\n");
  std::vector<const ir::Instruction*> fields = lowered.All("f", Op::FormatValue);
  ASSERT_EQ(fields.size(), 3U);
  EXPECT_EQ(fields[0]->payload, 0U);
  // The width is formatted before the field that it is part of.
  EXPECT_EQ(fields[1]->operands.count, 1U);
  EXPECT_EQ(fields[2]->payload, static_cast<uint32_t>('r'));
  EXPECT_EQ(fields[2]->operands.count, 2U);
  EXPECT_THAT(lowered.Constants("f"), ElementsAre("x", "y", ">", "z"));
  EXPECT_EQ(lowered.All("f", Op::BuildString).back()->operands.count, 5U);
}

TEST(FormattedStrings, DescribeThemselves) {
  Lowered lowered("def f(a):\n  return f'{a = }', f'{a=:5}', f'{a + 1  =!s}'\n");
  EXPECT_THAT(lowered.Constants("f"), ElementsAre("a = ", "a=", "5", "a + 1  =", "1"));
  std::vector<const ir::Instruction*> fields = lowered.All("f", Op::FormatValue);
  EXPECT_EQ(fields[0]->payload, static_cast<uint32_t>('r'));
  EXPECT_EQ(fields[1]->payload, 0U);
  EXPECT_EQ(fields[2]->payload, static_cast<uint32_t>('s'));
}

TEST(FormattedStrings, TreatDoubledBracesAsText) {
  Lowered lowered("def f(a):\n  return f'{{{a}}}'\n");
  EXPECT_THAT(lowered.Constants("f"), ElementsAre("{", "}"));
}

TEST(FormattedStrings, NestWithTheSameQuotes) {
  Lowered lowered("def f(a):\n  return f'{a['k']}{f'{a}'}'\n");
  EXPECT_EQ(lowered.Count("f", Op::FormatValue), 3U);
  EXPECT_EQ(lowered.Count("f", Op::GetItem), 1U);
}

}  // namespace
}  // namespace hybridize::lower
