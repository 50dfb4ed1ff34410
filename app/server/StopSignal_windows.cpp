// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/StopSignal.h"

#include <windows.h>

namespace td::server {
namespace {

HANDLE stopEvent = nullptr;

BOOL WINAPI onConsoleEvent(DWORD)
{
    SetEvent(stopEvent);
    return TRUE;
}

} // namespace

void prepareForStop()
{
    stopEvent = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

void waitForStop()
{
    WaitForSingleObject(stopEvent, INFINITE);
}

} // namespace td::server
