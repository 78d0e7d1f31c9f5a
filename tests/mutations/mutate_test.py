import pathlib
import random
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import mutate  # noqa: E402

TEXT = "import a\n\n\ndef f(x):\n    return a.g(x)\n"


class MutateTest(unittest.TestCase):
    def test_gives_the_same_for_the_same_seed(self):
        first = [mutate.mutate(random.Random(7), TEXT) for _ in range(3)]
        self.assertEqual(len(set(first)), 1)
        self.assertNotEqual(mutate.mutate(random.Random(8), TEXT), first[0])

    def test_every_mutation_changes_something_for_some_seed(self):
        for mutation in set(mutate.MUTATIONS):
            texts = {mutation(random.Random(seed), TEXT) for seed in range(20)}
            self.assertGreater(len(texts - {TEXT}), 0, mutation.__name__)

    def test_bears_a_file_of_one_name_and_an_empty_one(self):
        for seed in range(50):
            self.assertIsInstance(mutate.mutate(random.Random(seed), "x"), str)
            self.assertEqual(mutate.mutate(random.Random(seed), ""), "")

    def test_exchanged_names_come_from_the_file(self):
        names = set(mutate.NAME.findall(TEXT))
        for seed in range(50):
            found = set(mutate.NAME.findall(mutate.exchange_name(random.Random(seed), TEXT)))
            self.assertLessEqual(found, names)


if __name__ == "__main__":
    unittest.main()
