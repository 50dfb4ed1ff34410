// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/PdfDocument.h"

#include <QtConcurrent/QtConcurrentRun>
#include <poppler-qt6.h>

namespace td::ui {

using namespace Qt::StringLiterals;

PdfDocument::PdfDocument()
{
    m_worker.setMaxThreadCount(1);
}

PdfDocument::~PdfDocument() = default;

QFuture<Result<std::shared_ptr<PdfDocument>>> PdfDocument::open(const QByteArray &bytes)
{
    return QtConcurrent::run(&PdfDocument::load, bytes);
}

Result<std::shared_ptr<PdfDocument>> PdfDocument::load(const QByteArray &bytes)
{
    auto document = Poppler::Document::loadFromData(bytes);
    if (!document)
        return fail(ErrorCode::Malformed, u"not a PDF"_s);
    if (document->isLocked())
        return fail(ErrorCode::Unsupported, u"locked by a password"_s);
    if (document->numPages() < 1)
        return fail(ErrorCode::Malformed, u"a PDF without pages"_s);
    document->setRenderHint(Poppler::Document::Antialiasing);
    document->setRenderHint(Poppler::Document::TextAntialiasing);
    std::shared_ptr<PdfDocument> opened(new PdfDocument);
    for (int i = 0; i < document->numPages(); ++i) {
        const std::unique_ptr<Poppler::Page> page(document->page(i));
        if (!page)
            return fail(ErrorCode::Malformed, u"a page cannot be read"_s);
        opened->m_pageSizes.append(page->pageSizeF());
    }
    opened->m_document = std::move(document);
    return opened;
}

QFuture<QImage> PdfDocument::render(int page, double dotsPerInch)
{
    return QtConcurrent::run(&m_worker, [self = shared_from_this(), page, dotsPerInch]() -> QImage {
        const std::unique_ptr<Poppler::Page> source(self->m_document->page(page));
        return source ? source->renderToImage(dotsPerInch, dotsPerInch) : QImage();
    });
}

QFuture<QVector<PdfHit>> PdfDocument::search(const QString &text)
{
    return QtConcurrent::run(&m_worker, [self = shared_from_this(), text]() {
        QVector<PdfHit> hits;
        for (int i = 0; i < self->pageCount() && !text.isEmpty(); ++i) {
            const std::unique_ptr<Poppler::Page> page(self->m_document->page(i));
            const QList<QRectF> found = page ? page->search(text, Poppler::Page::IgnoreCase) : QList<QRectF>();
            for (const QRectF &rect : found)
                hits.append({i, rect});
        }
        return hits;
    });
}

QFuture<QString> PdfDocument::text(int page)
{
    return QtConcurrent::run(&m_worker, [self = shared_from_this(), page]() -> QString {
        const std::unique_ptr<Poppler::Page> source(self->m_document->page(page));
        return source ? source->text(QRectF()) : QString();
    });
}

} // namespace td::ui
