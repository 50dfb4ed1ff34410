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
    QString language;   ///< "it" or "en"
    QString workFolder; ///< for an export that is being prepared
    QString sealFile{}; ///< of the key that signs exports, see authoring::ExportRequest
    std::shared_ptr<const signature::TrustStore> trust{}; ///< whose signatures are recognised; null = nobody's
    QString assistanceLink{}; ///< the clinic's form for help; empty: the page says to ask the clinic
    QString serviceAddress{}; ///< of a clinic's service, for the desk's instruction sheet; empty for the embedded one
    QString payloadFolder{};  ///< of exports, see authoring::ExportRequest
    QString discArchives{};   ///< where the patients' private archives stand; empty where nobody may keep one
};

} // namespace td::ui
