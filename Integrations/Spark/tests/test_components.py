"""Which nodes hang together; the way over shuffles is held against the one in memory in `test_job`."""

import random
import unittest

from . import support  # noqa: F401
from isnad_spark import components


class ComponentTests(unittest.TestCase):
    def test_each_node_is_called_by_the_smallest_that_it_hangs_together_with(self):
        found = components.joined_here([("d", "e"), ("b", "a"), ("e", "c"), ("x", "x")])
        self.assertEqual(found, {"a": "a", "b": "a", "c": "c", "d": "c", "e": "c", "x": "x"})

    def test_the_order_of_pairs_makes_no_difference(self):
        numbers = random.Random(1)
        pairs = [(f"n{numbers.randrange(400):03}", f"n{numbers.randrange(400):03}") for _ in range(220)]
        first = components.joined_here(pairs)
        for _ in range(5):
            numbers.shuffle(pairs)
            self.assertEqual(components.joined_here(pairs), first)
