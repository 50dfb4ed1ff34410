#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layer check must fail on what it is there to find."""
import pathlib
import tempfile
import unittest

import check_layers

TABLE = """<!-- arrows -->
| room | what | may use | third party |
|---|---|---|---|
| `core/base` | x | | tl |
| `core/dicom` | x | core/base | dcmtk |
| `app/desktop` | x | everything | |
<!-- /arrows -->
"""


class CheckLayers(unittest.TestCase):
    def found(self, path, line):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "ARCHITECTURE.md").write_text(TABLE, encoding="utf-8")
            (root / path).parent.mkdir(parents=True)
            (root / path).write_text(line + "\n", encoding="utf-8")
            return list(check_layers.violations(root))

    def test_an_arrow_that_stands_in_the_table_is_allowed(self):
        self.assertEqual(self.found("core/dicom/A.h", '#include "core/base/Result.h"'), [])

    def test_an_include_upwards_is_found(self):
        self.assertEqual(len(self.found("core/base/A.h", '#include "core/dicom/X.h"')), 1)

    def test_a_library_outside_its_room_is_found(self):
        self.assertEqual(len(self.found("core/base/A.cpp", "#include <dcmtk/dcmdata/dctk.h>")), 1)

    def test_a_qt_module_outside_its_rooms_is_found(self):
        self.assertEqual(len(self.found("core/base/A.cpp", "#include <QtWidgets/QLabel>")), 1)

    def test_a_folder_that_is_no_room_is_found(self):
        self.assertEqual(len(self.found("core/utils/A.cpp", "#include <vector>")), 1)

    def test_a_composition_root_may_use_everything(self):
        self.assertEqual(self.found("app/desktop/main.cpp", '#include "core/dicom/X.h"'), [])


if __name__ == "__main__":
    unittest.main()
