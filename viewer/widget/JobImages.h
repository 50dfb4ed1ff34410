// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceSource.h"
#include "viewer/load/ImageFactory.h"
#include "viewer/render/AnnotationPainter.h"
#include "viewer/widget/WindowJob.h"

class QSaveFile;

namespace td::viewer {

/// An image with everything that is drawn over it.
struct DressedImage {
    std::shared_ptr<const load::LoadedImage> image;
    std::vector<render::AnnotationMark> marks;
};

/// What lies over an image now. For the window's thread.
using DressImage = std::function<DressedImage(const std::shared_ptr<const load::LoadedImage> &)>;

/// Waits for the answer, and no longer than the reader wants to. Errors: Cancelled; as of InstanceSource.
Result<QByteArray> fetched(dicom::InstanceSource &source, const model::InstanceKey &key, const JobControl &control);

/// Why a file could not be opened, written or put in its place: PermissionDenied, DiskFull, Io.
tl::unexpected<Error> fileError(const QSaveFile &file);

/// Whether the image alone is bad, and not the way it comes or where it goes.
bool concernsImage(ErrorCode code);

/// The images of a job, one after the other, dressed as the panes show them; the frames of a clip come from one fetched
/// instance. For a worker thread: one instance and one image are held at a time.
class JobImages {
public:
    JobImages(dicom::InstanceSource &source, JobControl &control, DressImage dress)
        : m_source(source)
        , m_control(control)
        , m_dress(std::move(dress))
    {
    }
    JobControl &control() const noexcept { return m_control; }
    dicom::InstanceSource &source() const noexcept { return m_source; }
    /// Errors: Cancelled; as of InstanceSource and OpenInstance.
    Result<DressedImage> image(const load::ImageKey &key);

private:
    dicom::InstanceSource &m_source;
    JobControl &m_control;
    DressImage m_dress;
    model::InstanceKey m_key;
    std::shared_ptr<const load::OpenInstance> m_open;
};

} // namespace td::viewer
