// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/InstancePipeline.h"
#include "core/dicom/Deidentifier.h"

#include <atomic>
#include <memory>

namespace td::ui {

/// De-identifies the instances of one export, and counts those whose pixels may still tell whose they are.
class Anonymiser : public std::enable_shared_from_this<Anonymiser> {
public:
    /// With a secret of its own, which goes with it. Errors: Crypto.
    static Result<std::shared_ptr<Anonymiser>> create(const dicom::DeidentifyOptions &options);

    /// Keeps this object. May be called on several threads.
    authoring::TransformInstance transform();

    /// Instances with words in the picture, as the header says or as is possible for their kind.
    int withWords() const { return m_withWords; }
    /// Instances that show a face, or from which one can be rebuilt.
    int withFaces() const { return m_withFaces; }

private:
    Anonymiser(const dicom::DeidentifyOptions &options, Secret secret)
        : m_deidentifier(options, std::move(secret))
    {
    }
    Result<QByteArray> apply(const QByteArray &part10);

    dicom::Deidentifier m_deidentifier;
    std::atomic_int m_withWords = 0;
    std::atomic_int m_withFaces = 0;
};

} // namespace td::ui
