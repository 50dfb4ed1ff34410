// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/FrameDecoder.h"
#include "viewer/load/LoadedImage.h"

namespace td::viewer::load {

/// An instance whose frames can be decoded, in any order and from any thread.
class OpenInstance {
public:
    /// Errors: as of dicom::Part10::read and dicom::FrameDecoder::create.
    static Result<std::shared_ptr<const OpenInstance>> open(const QByteArray &part10);

    int numberOfFrames() const noexcept { return m_decoder.numberOfFrames(); }
    std::size_t bytes() const noexcept { return m_bytes; }
    /// Decodes one frame into what is drawn. Errors: as of dicom::FrameDecoder::frame; Unsupported — colours by a
    /// palette that is missing or segmented.
    Result<std::shared_ptr<const LoadedImage>> image(int frame) const;
    /// A first look at a large frame that holds lower resolutions: of the size of the whole, each decoded pixel
    /// standing for several. Null where there is none, or none is needed.
    std::shared_ptr<const LoadedImage> preview(int frame) const;

private:
    enum class Look { First, Whole };
    Result<std::shared_ptr<const LoadedImage>> loaded(const dicom::DecodedFrame &decoded, int frame, Look look) const;
    explicit OpenInstance(dicom::FrameDecoder decoder)
        : m_decoder(std::move(decoder))
    {
    }
    dicom::FrameDecoder m_decoder;
    std::shared_ptr<const dicom::ImageAttributes> m_attributes;
    std::size_t m_bytes = 0;
};

} // namespace td::viewer::load
