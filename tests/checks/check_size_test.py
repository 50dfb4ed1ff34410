#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The size check finds what it is there for."""
import unittest

from check_size import violations


class SizeCheck(unittest.TestCase):
    def test_sizes_at_the_limit_pass(self):
        self.assertEqual(list(violations({"core/a/A.cpp": 400, "core/a/A.h": 150, "a.svg": 9000}, {})), [])

    def test_a_long_source_and_a_long_header_are_found(self):
        self.assertEqual(len(list(violations({"core/a/A.cpp": 401, "core/a/A.h": 151}, {}))), 2)

    def test_an_exception_allows_its_number_and_no_more(self):
        self.assertEqual(list(violations({"A.h": 160}, {"A.h": 160})), [])
        self.assertEqual(len(list(violations({"A.h": 161}, {"A.h": 160}))), 1)

    def test_an_exception_that_is_not_needed_is_found(self):
        self.assertEqual(len(list(violations({"A.h": 150}, {"A.h": 160}))), 1)
        self.assertEqual(len(list(violations({}, {"A.h": 160}))), 1)


if __name__ == "__main__":
    unittest.main()
