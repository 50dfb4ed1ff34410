// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QFuture>
#include <QImage>
#include <QRectF>
#include <QSizeF>
#include <QThreadPool>
#include <QVector>

#include <memory>

namespace Poppler {
class Document;
}

namespace td::ui {

/// Where a searched text stands: page index, rectangle in points from the page's top left corner.
struct PdfHit {
    int page = 0;
    QRectF rect;
};

/// An opened PDF. Poppler allows one thread at a time: everything runs on one worker of its own, never on the caller's.
class PdfDocument : public std::enable_shared_from_this<PdfDocument> {
public:
    /// Errors: Malformed — no PDF, or one without pages; Unsupported — locked by a password.
    static QFuture<Result<std::shared_ptr<PdfDocument>>> open(const QByteArray &bytes);
    ~PdfDocument();

    int pageCount() const { return int(m_pageSizes.size()); }
    /// In points (1/72 inch).
    QSizeF pageSize(int page) const { return m_pageSizes[page]; }

    /// One page as a picture. A null image when Poppler cannot draw it.
    QFuture<QImage> render(int page, double dotsPerInch);
    /// Every place of `text`, regardless of case, in reading order.
    QFuture<QVector<PdfHit>> search(const QString &text);
    /// The text of a page, for assistive technology.
    QFuture<QString> text(int page);

private:
    PdfDocument();
    static Result<std::shared_ptr<PdfDocument>> load(const QByteArray &bytes);

    std::unique_ptr<Poppler::Document> m_document;
    QVector<QSizeF> m_pageSizes;
    QThreadPool m_worker;
};

} // namespace td::ui
