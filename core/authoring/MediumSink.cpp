// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/MediumSink.h"

#include "core/authoring/FolderSink.h"
#include "core/authoring/ZipSink.h"

namespace td::authoring {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<MediumSink>> createSink(MediumForm form, const QString &target, const QString &)
{
    switch (form) {
    case MediumForm::Zip:
        return ZipSink::create(target);
    case MediumForm::Folder:
        return FolderSink::create(target);
    case MediumForm::EncryptedZip:
    case MediumForm::IsoImage:
        break;
    }
    return fail(ErrorCode::Unsupported, u"form of a medium"_s);
}

} // namespace td::authoring
