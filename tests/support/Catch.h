// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Debian 12 packages Catch2 2.13, other systems 3.x: one name for both.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

namespace Catch {
template <>
struct StringMaker<QString> {
    static std::string convert(const QString &text) { return '"' + text.toStdString() + '"'; }
};
template <>
struct StringMaker<QByteArray> {
    static std::string convert(const QByteArray &bytes) { return '"' + bytes.toStdString() + '"'; }
};
template <>
struct StringMaker<td::ErrorCode> {
    static std::string convert(td::ErrorCode code) { return td::errorCodeName(code).toStdString(); }
};
} // namespace Catch
