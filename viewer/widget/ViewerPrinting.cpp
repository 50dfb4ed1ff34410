// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ViewerPrinting.h"

#include <QFutureWatcher>
#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPromise>
#include <QThreadPool>
#include <QWidget>

namespace td::viewer {

namespace {

QSizeF printableMillimetres(const QPrinter &printer)
{
    return printer.pageLayout().paintRect(QPageLayout::Millimeter).size();
}

} // namespace

ViewerPrinting::ViewerPrinting(QWidget &window, render::Sheet sheet)
    : QObject(&window)
    , m_window(window)
    , m_sheet(std::move(sheet))
    , m_printer(QPrinter::HighResolution)
{
    // Outside a desktop session the system's default is Letter.
    m_printer.setPageSize(QPageSize(QPageSize::A4));
    m_printer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter);
    m_printer.setDocName(tr("Images"));
}

void ViewerPrinting::start()
{
    // The worker answers through a watcher that lives here: when the window is gone, nobody listens.
    auto *answer = new QFutureWatcher<render::PreparedSheet>(this);
    connect(answer, &QFutureWatcherBase::finished, this, [this, answer] {
        m_prepared = std::make_shared<render::PreparedSheet>(answer->result());
        answer->deleteLater();
        openPreview();
    });
    QPromise<render::PreparedSheet> promise;
    answer->setFuture(promise.future());
    promise.start();
    QThreadPool::globalInstance()->start(
        [sheet = m_sheet, size = printableMillimetres(m_printer),
         promise = std::make_shared<QPromise<render::PreparedSheet>>(std::move(promise))] {
            promise->addResult(render::prepareSheet(sheet, size));
            promise->finish();
        });
}

void ViewerPrinting::openPreview()
{
    auto *preview = new QPrintPreviewDialog(&m_printer, &m_window);
    preview->setAttribute(Qt::WA_DeleteOnClose);
    preview->setWindowTitle(tr("Print preview"));
    preview->resize(m_window.size() * 0.95);
    connect(preview, &QPrintPreviewDialog::paintRequested, this, &ViewerPrinting::paint);
    connect(preview, &QObject::destroyed, this, &QObject::deleteLater);
    preview->open();
}

void ViewerPrinting::paint(QPrinter *printer)
{
    // Only a page of another size or turned on its side needs the images drawn again.
    const QSizeF size = printableMillimetres(*printer);
    if (size != m_prepared->pageMillimetres)
        m_prepared = std::make_shared<render::PreparedSheet>(render::prepareSheet(m_sheet, size));
    QPainter painter(printer);
    render::paintSheet(painter, *m_prepared, printer->logicalDpiX());
}

} // namespace td::viewer
