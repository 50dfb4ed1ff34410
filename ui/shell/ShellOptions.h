// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace td::signature {
class TrustStore;
}

namespace td::ui {

/// What the window needs to know besides the service.
struct ShellOptions {
    QString language;                                     ///< "it" or "en"
    QString workFolder;                                   ///< for an export that is being prepared
    std::shared_ptr<const signature::TrustStore> trust{}; ///< whose signatures are recognised; null = nobody's
    QString discArchives{}; ///< where the patients' private archives stand; empty where nobody may keep one
};

} // namespace td::ui
