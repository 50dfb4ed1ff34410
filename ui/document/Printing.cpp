// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/Printing.h"

#include <QPainter>
#include <QPrinter>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {
QFuture<QVector<QImage>> renderAllPages(const std::shared_ptr<PdfDocument> &document, double dotsPerInch)
{
    return QtConcurrent::run([document, dotsPerInch] {
        QVector<QImage> pages;
        for (int i = 0; i < document->pageCount(); ++i)
            pages.append(document->render(i, dotsPerInch).result());
        return pages;
    });
}

void paintPages(QPrinter &printer, const QVector<QImage> &pages)
{
    QPainter painter;
    for (int i = 0; i < pages.size(); ++i) {
        const bool wide = pages[i].width() > pages[i].height();
        printer.setPageOrientation(wide ? QPageLayout::Landscape : QPageLayout::Portrait);
        if (i == 0 ? !painter.begin(&printer) : !printer.newPage())
            return;
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const QRectF sheet(QPointF(0, 0), QSizeF(painter.device()->width(), painter.device()->height()));
        QSizeF size = pages[i].size();
        size.scale(sheet.size(), Qt::KeepAspectRatio);
        painter.drawImage(
            QRectF(QPointF((sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2), size), pages[i]);
    }
}

} // namespace td::ui
