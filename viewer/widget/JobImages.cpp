// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/JobImages.h"

#include "core/base/WriteError.h"

#include <QSaveFile>
#include <QThread>

namespace td::viewer {

Result<QByteArray> fetched(dicom::InstanceSource &source, const model::InstanceKey &key, const JobControl &control)
{
    constexpr unsigned long pauseMs = 2;
    QFuture<Result<QByteArray>> answer = source.instance(key);
    while (!answer.isFinished()) {
        if (control.cancelled) {
            answer.cancel();
            return fail(ErrorCode::Cancelled);
        }
        QThread::msleep(pauseMs);
    }
    return answer.resultCount() > 0 ? answer.result() : fail(ErrorCode::Cancelled);
}

tl::unexpected<Error> fileError(const QSaveFile &file)
{
    if (file.error() == QFileDevice::OpenError || file.error() == QFileDevice::PermissionsError)
        return fail(ErrorCode::PermissionDenied);
    return fail(writeErrorOf(file));
}

bool concernsImage(ErrorCode code)
{
    return code == ErrorCode::Truncated || code == ErrorCode::Malformed || code == ErrorCode::Unsupported ||
           code == ErrorCode::NotFound || code == ErrorCode::OutOfRange || code == ErrorCode::TooLarge;
}

Result<DressedImage> JobImages::image(const load::ImageKey &key)
{
    if (m_control.cancelled)
        return fail(ErrorCode::Cancelled);
    if (!m_open || m_key.instance != key.instance.instance) {
        m_open.reset();
        const auto bytes = fetched(m_source, key.instance, m_control);
        if (!bytes)
            return tl::unexpected(bytes.error());
        auto open = load::OpenInstance::open(*bytes);
        if (!open)
            return tl::unexpected(open.error());
        m_open = std::move(*open);
        m_key = key.instance;
    }
    const auto image = m_open->image(key.frame);
    if (!image)
        return tl::unexpected(image.error());
    auto dressed = std::make_shared<DressedImage>(); // the window may answer when nobody waits any more
    if (!m_control.ask([dress = m_dress, dressed, image = *image] { *dressed = dress(image); }))
        return fail(ErrorCode::Cancelled);
    return *dressed;
}

} // namespace td::viewer
