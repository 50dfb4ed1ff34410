// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/Anonymiser.h"

#include "core/dicom/PixelIdentity.h"
#include "core/security/Random.h"

namespace td::ui {

Result<std::shared_ptr<Anonymiser>> Anonymiser::create(const dicom::DeidentifyOptions &options)
{
    auto secret = security::randomSecret();
    if (!secret)
        return tl::unexpected(secret.error());
    return std::shared_ptr<Anonymiser>(new Anonymiser(options, std::move(*secret)));
}

authoring::TransformInstance Anonymiser::transform()
{
    return [self = shared_from_this()](const QByteArray &part10) { return self->apply(part10); };
}

Result<QByteArray> Anonymiser::apply(const QByteArray &part10)
{
    auto copy = m_deidentifier.apply(part10);
    if (!copy)
        return copy;
    const auto shown = dicom::pixelIdentityOf(part10);
    if (!shown)
        return tl::unexpected(shown.error());
    m_withWords += shown->burnedIn != dicom::Shows::No ? 1 : 0;
    m_withFaces += shown->features != dicom::Shows::No ? 1 : 0;
    return copy;
}

} // namespace td::ui
