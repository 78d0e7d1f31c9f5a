#include "hybridize/project/source_file.h"

#include <gtest/gtest.h>

#include <string>

namespace hybridize::project {
namespace {

SourceFile Loaded(std::string bytes) {
  SourceFile file("a.py", "/a.py");
  file.SetBytes(std::move(bytes));
  return file;
}

// The text, or the reason for its absence with its place.
std::string TextOrReason(std::string bytes) {
  SourceFile file = Loaded(std::move(bytes));
  if (file.status() == FileStatus::Analyzed) {
    return file.text().str();
  }
  EXPECT_TRUE(file.text().empty());
  LineColumn place = file.failure_location();
  return std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
         file.reason().str();
}

std::string Encoded(const SourceFile& file, llvm::StringRef text) {
  std::string bytes;
  return file.Encode(text, bytes) ? bytes : "no place";
}

struct EncodingCase {
  const char* name;
  const char* bytes;
  const char* encoding;
  // Of the character behind `x="`.
  const char* character;
};

class DeclaredEncoding : public testing::TestWithParam<EncodingCase> {};

TEST_P(DeclaredEncoding, DecidesHowTheBytesAreRead) {
  SourceFile file = Loaded(GetParam().bytes);
  ASSERT_EQ(file.status(), FileStatus::Analyzed) << file.reason().str();
  EXPECT_EQ(file.encoding(), GetParam().encoding);
  auto [before, after] = file.text().split("x=\"");
  EXPECT_EQ(after.split('"').first, GetParam().character);
}

INSTANTIATE_TEST_SUITE_P(
    Python, DeclaredEncoding,
    testing::Values(
        EncodingCase{"None", "x=\"\xC3\xA9\"\n", "utf-8", "é"},
        EncodingCase{"Emacs", "# -*- coding: latin-1 -*-\nx=\"\xE9\"\n", "iso-8859-1", "é"},
        EncodingCase{"Vim", "# vim: set fileencoding=latin-1 :\nx=\"\xE9\"\n", "iso-8859-1", "é"},
        EncodingCase{"SecondLine", "#!/bin/python\n# coding: latin1\nx=\"\xE9\"\n", "iso-8859-1",
                     "é"},
        EncodingCase{"BlankFirstLine", " \f\t\n# coding: latin1\nx=\"\xE9\"\n", "iso-8859-1", "é"},
        EncodingCase{"LoneCarriageReturns", "#\r# coding: l1\rx=\"\xE9\"\r", "iso-8859-1", "é"},
        EncodingCase{"CarriageReturnsAndNewlines", "#\r\n# coding: l1\r\nx=\"\xE9\"\r\n",
                     "iso-8859-1", "é"},
        EncodingCase{"EmacsLineEnds", "# coding: LATIN_1-unix\nx=\"\xE9\"\n", "iso-8859-1", "é"},
        EncodingCase{"Utf8LineEnds", "# coding: utf-8-unix\nx=\"\xC3\xA9\"\n", "utf-8", "é"},
        EncodingCase{"FirstOfTwo", "# coding: latin-1\n# coding: utf-8\nx=\"\xE9\"\n", "iso-8859-1",
                     "é"},
        EncodingCase{"AfterAWordWithoutColon", "# coding latin-1, coding: utf-8\nx=\"\xC3\xA9\"\n",
                     "utf-8", "é"},
        EncodingCase{"Windows", "# coding: Windows-1252\nx=\"\x80\"\n", "cp1252", "€"},
        EncodingCase{"Cyrillic", "# coding: koi8_r\nx=\"\xC1\"\n", "koi8-r", "а"},
        EncodingCase{"EuroSign", "# coding: iso-8859-15\nx=\"\xA4\"\n", "iso8859-15", "€"},
        EncodingCase{"ShiftJis", "# coding: shift_jis\nx=\"\x83\x5C\"\n", "shift_jis", "ソ"},
        EncodingCase{"EucJp", "# coding: euc-jp\nx=\"\xA5\xBD\"\n", "euc_jp", "ソ"},
        EncodingCase{"Iso2022Jp", "# coding: iso-2022-jp\nx=\"\x1B$B%=\x1B(B\"\n", "iso2022_jp",
                     "ソ"},
        EncodingCase{"Gbk", "# coding: cp936\nx=\"\xD6\xD0\"\n", "gbk", "中"},
        EncodingCase{"FourBytes", "# coding: gb18030\nx=\"\x95\x32\x82\x36\"\n", "gb18030", "𠀀"},
        EncodingCase{"Big5", "# coding: big5\nx=\"\xA4\xA4\"\n", "big5", "中"}),
    [](const testing::TestParamInfo<EncodingCase>& test) { return test.param.name; });

TEST(SourceFile, ReadsABackslashInShiftJisAsOne) {
  EXPECT_EQ(TextOrReason("# coding: sjis\nx=\"\\n~\xB1\"\n"), "# coding: sjis\nx=\"\\n~ｱ\"\n");
}

TEST(SourceFile, IgnoresDeclarationsThatAreNone) {
  std::string tail = "x=1\n";
  for (std::string line :
       {"\"# coding: latin-1\"\n", "x=1 # no\n# coding: latin-1\n", "\\\n# coding: latin-1\n",
        "# coding : latin-1\n", "# coding:\n", "\n\n# coding: latin-1\n"}) {
    EXPECT_EQ(Loaded(line + tail).encoding(), "utf-8") << line;
  }
}

TEST(SourceFile, HidesTheByteOrderMarkFromTheText) {
  SourceFile file = Loaded("\xEF\xBB\xBFx = 1\n");
  EXPECT_TRUE(file.has_byte_order_mark());
  EXPECT_EQ(file.text(), "x = 1\n");
  EXPECT_EQ(file.OriginalOffset(0), 3U);
  EXPECT_EQ(file.OriginalOffset(4), 7U);
  EXPECT_EQ(Loaded("\xEF\xBB\xBF# coding: UTF_8\n").text(), "# coding: UTF_8\n");
}

TEST(SourceFile, RefusesAByteOrderMarkWithAnotherEncoding) {
  EXPECT_EQ(TextOrReason("\xEF\xBB\xBF\n# coding: latin-1\n"),
            "2:1: the file begins with a UTF-8 byte-order mark but declares the encoding "
            "'iso-8859-1': remove the mark, or declare utf-8");
  // The tokenizer compares the names as they are written.
  EXPECT_EQ(Loaded("\xEF\xBB\xBF# coding: utf8\n").status(), FileStatus::Failed);
}

TEST(SourceFile, NamesTheLineOfAnUnknownEncoding) {
  EXPECT_EQ(TextOrReason("#!x\n# coding: foobar\nx = 1\n"),
            "2:1: the declared encoding 'foobar' is unknown or not supported: correct the "
            "declaration, or save the file as UTF-8 without one");
  for (const char* name : {"cp-1252", "utf-16", "rot13", "utf.8", "utf8-dos"}) {
    EXPECT_EQ(Loaded(std::string("# coding: ") + name + "\n").status(), FileStatus::Failed) << name;
  }
}

TEST(SourceFile, NamesThePlaceOfTheFirstByteThatIsNotUtf8) {
  EXPECT_EQ(TextOrReason("x = 1\ny = \"é\xFF\"\n"),
            "2:7: byte 0xff is not UTF-8, and no other encoding is declared (PEP 263)");
  EXPECT_EQ(TextOrReason("x\r\ry\r\n\xE9"),
            "4:1: byte 0xe9 is not UTF-8, and no other encoding is declared (PEP 263)");
  EXPECT_EQ(TextOrReason("# coding: utf-8\n\xE9"),
            "2:1: byte 0xe9 is not UTF-8: correct the declared encoding, or save the file as "
            "UTF-8");
}

TEST(SourceFile, RefusesSurrogatesAndOverlongForms) {
  for (const char* bytes : {"\xED\xA0\x80", "\xC0\x80", "\xF4\x90\x80\x80", "\xE9", "\x80"}) {
    EXPECT_EQ(Loaded(bytes).status(), FileStatus::Failed) << bytes;
  }
}

TEST(SourceFile, NamesThePlaceOfAByteThatTheDeclaredEncodingLacks) {
  EXPECT_EQ(TextOrReason("# coding: cp1252\nx = \"\xE9\x81\"\n"),
            "2:7: byte 0x81 is no character of the declared encoding 'cp1252'");
  EXPECT_EQ(TextOrReason("# coding: ascii\nx = \"\xE9\"\n"),
            "2:6: byte 0xe9 is no character of the declared encoding 'ascii'");
  // A character cut short by the end of the file.
  EXPECT_EQ(TextOrReason("# coding: euc-jp\n\xA5"),
            "2:1: byte 0xa5 is no character of the declared encoding 'euc_jp'");
}

TEST(SourceFile, RefusesNullBytes) {
  EXPECT_EQ(TextOrReason(std::string("x = 1\ny\0", 8)),
            "2:2: source code cannot contain null bytes");
  EXPECT_EQ(TextOrReason(std::string("# coding: latin-1\n\xE9\0", 20)),
            "2:2: source code cannot contain null bytes");
}

TEST(SourceFile, CountsLinesAtEveryKindOfLineEnd) {
  SourceFile file = Loaded("a\nb\r\nc\rd\f\xE2\x80\xA8x");
  EXPECT_EQ(file.line_count(), 4U);
  EXPECT_EQ(file.LineStart(2), 2U);
  EXPECT_EQ(file.LineStart(3), 5U);
  EXPECT_EQ(file.LineStart(4), 7U);
  EXPECT_EQ(Loaded("a\n").line_count(), 1U);
  EXPECT_EQ(Loaded("a").line_count(), 1U);
  EXPECT_EQ(Loaded("\n\n").line_count(), 2U);
  EXPECT_EQ(Loaded("").line_count(), 0U);
}

TEST(SourceFile, LocatesInCodePoints) {
  SourceFile file = Loaded("é𠀀x\r\ny\n");
  auto place = [&](uint32_t offset) {
    LineColumn at = file.Locate(offset);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  };
  EXPECT_EQ(place(0), "1:1");
  EXPECT_EQ(place(2), "1:2");
  EXPECT_EQ(place(6), "1:3");
  EXPECT_EQ(place(8), "1:5");
  EXPECT_EQ(place(9), "2:1");
  EXPECT_EQ(place(10), "2:2");
  // Behind the last line end a line begins that is not counted.
  EXPECT_EQ(place(11), "3:1");
  EXPECT_EQ(Loaded("").Locate(0).line, 1U);
  EXPECT_EQ(Loaded("ab").Locate(2).column, 3U);
}

TEST(SourceFile, MapsEveryCharacterBackToItsBytes) {
  std::string head = "# coding: shift_jis\r\n";
  SourceFile file = Loaded(head + "a\x83\x5C\xB1\\\r\n\x83\x5Cz");
  ASSERT_EQ(file.text(), head + "aソｱ\\\r\nソz");
  auto base = static_cast<uint32_t>(head.size());
  EXPECT_EQ(file.OriginalOffset(base + 1), base + 1);
  EXPECT_EQ(file.OriginalOffset(base + 4), base + 3);
  EXPECT_EQ(file.OriginalOffset(base + 7), base + 4);
  EXPECT_EQ(file.OriginalOffset(base + 10), base + 7);
  EXPECT_EQ(file.OriginalOffset(base + 13), base + 9);
  EXPECT_EQ(file.OriginalOffset(base + 14), base + 10);
  EXPECT_EQ(file.OriginalOffset(0), 0U);
}

TEST(SourceFile, MapsBackThroughEscapeSequences) {
  std::string head = "# coding: iso-2022-jp\n";
  SourceFile file = Loaded(head + "\x1B$B%=\x1B(Bz\ny");
  ASSERT_EQ(file.text(), head + "ソz\ny");
  auto base = static_cast<uint32_t>(head.size());
  EXPECT_EQ(file.bytes()[file.OriginalOffset(base + 5)], 'y');
}

TEST(SourceFile, EncodesInTheEncodingOfTheFile) {
  EXPECT_EQ(Encoded(Loaded("# coding: latin-1\n"), "é"), "\xE9");
  EXPECT_EQ(Encoded(Loaded("# coding: latin-1\n"), "€"), "no place");
  EXPECT_EQ(Encoded(Loaded("# coding: ascii\n"), "é"), "no place");
  EXPECT_EQ(Encoded(Loaded("# coding: cp1252\n"), "€"), "\x80");
  EXPECT_EQ(Encoded(Loaded("# coding: shift_jis\n"), "ソ\\"), "\x83\x5C\\");
  EXPECT_EQ(Encoded(Loaded("# coding: iso-2022-jp\n"), "aソ"), "a\x1B$B%=\x1B(B");
  EXPECT_EQ(Encoded(Loaded("x"), "é"), "é");
}

TEST(SourceFile, EncodesNothingThatWouldReadAsAnotherCharacter) {
  // iconv turns YEN SIGN into the byte that is a backslash to Python.
  EXPECT_EQ(Encoded(Loaded("# coding: shift_jis\n"), "¥"), "no place");
}

TEST(SourceFile, WritesBytesOfThePathThatAreNotUtf8AsEscapes) {
  SourceFile file("d\xFF/é.py", "/d\xFF/é.py");
  EXPECT_EQ(file.path(), "d\\xff/é.py");
  EXPECT_EQ(file.raw_path(), "d\xFF/é.py");
}

TEST(SourceFile, CanBeGivenOtherBytes) {
  SourceFile file = Loaded("\xFF");
  ASSERT_EQ(file.status(), FileStatus::Failed);
  file.SetBytes("x\n");
  EXPECT_EQ(file.status(), FileStatus::Analyzed);
  EXPECT_EQ(file.text(), "x\n");
  EXPECT_EQ(file.line_count(), 1U);
}

}  // namespace
}  // namespace hybridize::project
