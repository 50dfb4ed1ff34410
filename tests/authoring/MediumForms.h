// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/ExportJob.h"
#include "core/media/MediumCheck.h"
#include "tests/authoring/GeneratedInstances.h"

#include <QDir>
#include <QFileInfo>

#include <array>

namespace td::test {

/// What an export can become. Stick: a folder that is there, with files of its owner's. Volumes: several ZIPs.
enum class Shape { Zip, EncryptedZip, NewFolder, Stick, IsoImage, Volumes };

inline constexpr std::array allShapes{Shape::Zip,   Shape::EncryptedZip, Shape::NewFolder,
                                      Shape::Stick, Shape::IsoImage,     Shape::Volumes};

/// One instance of three, on a volume that has room for one study.
inline qint64 bytesOfVolume(const GeneratedInstances &source)
{
    const auto &instances = source.studies().first().series.first().instances;
    return (instances.size() + 1) * authoring::onMedium(instances.first().bytes) + 256 * 1024 +
           authoring::seriesOnPages;
}

inline authoring::ExportRequest requestOf(const GeneratedInstances &source, Shape shape, const QString &target,
                                          const QString &seal)
{
    using authoring::MediumForm;
    authoring::ExportRequest request{source.studies(), target, QStringLiteral("it"), seal};
    if (shape == Shape::EncryptedZip) {
        request.form = MediumForm::EncryptedZip;
        request.passphrase = Secret("albero lampada fiume");
    } else if (shape == Shape::IsoImage) {
        request.form = MediumForm::IsoImage;
    } else if (shape == Shape::NewFolder || shape == Shape::Stick) {
        request.form = MediumForm::Folder;
    } else if (shape == Shape::Volumes) {
        request.volumeBytes = bytesOfVolume(source);
    }
    return request;
}

/// The target of an export into `folder`.
inline QString targetIn(const QString &folder, Shape shape)
{
    return shape == Shape::Stick ? folder : folder + QStringLiteral("/VOL1");
}

inline QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace td::test
