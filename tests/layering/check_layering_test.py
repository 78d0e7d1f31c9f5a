"""Tests of check_layering.py: python3 -m unittest in this directory."""
import pathlib
import tempfile
import unittest

import check_layering

ROOMS = "base:\nsyntax: base\nir: base\nlower: ir syntax\n"
GUARDED = "#ifndef HYBRIDIZE_IR_PROGRAM_H_\n#define HYBRIDIZE_IR_PROGRAM_H_\n{}\n#endif\n"


class LayeringTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = pathlib.Path(scratch.name)
        (self.root / "rooms.txt").write_text(ROOMS)

    def breaches(self, **files):
        for name, text in files.items():
            path = self.root / name.replace("__", "/").replace("_h", ".h").replace("_cpp", ".cpp")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return check_layering.check_tree(
            self.root, check_layering.read_rooms(self.root / "rooms.txt")
        )

    def test_takes_an_include_along_the_arrows(self):
        text = '#include "hybridize/base/id.h"\n#include "lower/scope.h"\n#include <vector>\n'
        self.assertEqual(self.breaches(src__lower__scope_cpp=text), [])

    def test_finds_an_include_that_runs_upward(self):
        found = self.breaches(src__ir__print_cpp='\n#include "hybridize/lower/lower.h"\n')
        self.assertEqual(len(found), 1)
        self.assertIn("src/ir/print.cpp:2: ir may not include hybridize/lower/lower.h", found[0])

    def test_finds_an_upward_include_in_a_public_header(self):
        text = GUARDED.format('#include "hybridize/syntax/tree.h"')
        found = self.breaches(include__hybridize__ir__program_h=text)
        self.assertEqual(len(found), 1)
        self.assertIn("no arrow leads from ir to syntax", found[0])

    def test_finds_the_private_header_of_another_room(self):
        found = self.breaches(src__lower__a_cpp='#include "syntax/flatten.h"\n')
        self.assertEqual(len(found), 1)
        self.assertIn("private to syntax", found[0])

    def test_keeps_foreign_libraries_in_their_rooms(self):
        text = "#include <tree_sitter/api.h>\n"
        self.assertEqual(self.breaches(src__syntax__a_cpp=text), [])
        self.assertEqual(len(self.breaches(src__lower__a_cpp=text)), 1)

    def test_finds_library_names_at_the_start_of_literals_but_not_in_comments(self):
        text = '// such as "tensorflow.Tensor"\nauto a = "tensorflow.Tensor";\nauto b = "a numpy";\n'
        found = self.breaches(src__ir__a_cpp=text)
        self.assertEqual(len(found), 1)
        self.assertIn("src/ir/a.cpp:2", found[0])

    def test_finds_a_wrong_include_guard(self):
        text = "#ifndef PROGRAM_H\n#define PROGRAM_H\n#endif\n"
        self.assertEqual(len(self.breaches(include__hybridize__ir__program_h=text)), 1)
        self.assertEqual(self.breaches(include__hybridize__ir__program_h=GUARDED.format("")), [])

    def test_finds_a_folder_that_is_no_room(self):
        self.assertEqual(len(self.breaches(src__attic__a_cpp="")), 1)


if __name__ == "__main__":
    unittest.main()
