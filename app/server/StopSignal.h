// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace td::server {

/// To be called in main() before any thread starts, which inherits what it sets.
void prepareForStop();

/// Waits until the system asks the program to end (SIGTERM, SIGINT; on Windows Ctrl+C, or the end of the session).
void waitForStop();

} // namespace td::server
