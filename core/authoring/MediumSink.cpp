// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/MediumSink.h"

#include "core/authoring/EncryptedZipSink.h"
#include "core/authoring/FolderSink.h"
#include "core/authoring/IsoSink.h"
#include "core/authoring/ZipSink.h"
#include "core/media/Manifest.h"

namespace td::authoring {

using namespace Qt::StringLiterals;

const QStringList &topNames()
{
    static const QStringList names{u"DICOM"_s,
                                   u"DICOMDIR"_s,
                                   u"IHE_PDI"_s,
                                   u"INDEX.HTM"_s,
                                   u"README.TXT"_s,
                                   u"settings"_s,
                                   QString(QLatin1String(media::manifestName))};
    return names;
}

Result<std::unique_ptr<MediumSink>> createSink(MediumForm form, const QString &target, const Secret &passphrase,
                                               const QStringList &tops)
{
    switch (form) {
    case MediumForm::Zip:
        return ZipSink::create(target);
    case MediumForm::Folder:
        return FolderSink::create(target, tops);
    case MediumForm::EncryptedZip:
        return EncryptedZipSink::create(target, passphrase);
    case MediumForm::IsoImage:
        return IsoSink::create(target, QLatin1String(fileSetId));
    }
    return fail(ErrorCode::Unsupported, u"form of a medium"_s);
}

} // namespace td::authoring
