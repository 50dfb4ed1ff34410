// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ViewerPrinting.h"

#include <QFile>
#include <QFutureWatcher>
#include <QPaintEngine>
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

render::Paper paperOf(const QPrinter &printer)
{
    return printer.paintEngine()->type() == QPaintEngine::Picture ? render::Paper::Preview : render::Paper::Real;
}

} // namespace

ViewerPrinting::ViewerPrinting(QWidget &window, WindowJob &job, const QPageLayout &page)
    : QObject(&window)
    , m_window(window)
    , m_job(job)
    , m_printer(std::make_shared<QPrinter>(QPrinter::HighResolution))
{
    m_printer->setPageLayout(page);
    m_printer->setDocName(tr("Images"));
}

void ViewerPrinting::start(render::Sheet sheet)
{
    m_sheet = std::move(sheet);
    // The worker answers through a watcher that lives here: when the window is gone, nobody listens.
    auto *answer = new QFutureWatcher<render::PreparedSheet>(this);
    connect(answer, &QFutureWatcherBase::finished, this, [this, answer] {
        open({answer->result()});
        answer->deleteLater();
    });
    QPromise<render::PreparedSheet> promise;
    answer->setFuture(promise.future());
    promise.start();
    QThreadPool::globalInstance()->start(
        [sheet = *m_sheet, size = printableMillimetres(*m_printer),
         promise = std::make_shared<QPromise<render::PreparedSheet>>(std::move(promise))] {
            promise->addResult(render::prepareSheet(sheet, size));
            promise->finish();
        });
}

void ViewerPrinting::open(QVector<render::PreparedSheet> sheets)
{
    m_sheets = std::make_shared<const QVector<render::PreparedSheet>>(std::move(sheets));
    auto *preview = new QPrintPreviewDialog(m_printer.get(), &m_window);
    preview->setAttribute(Qt::WA_DeleteOnClose);
    preview->setWindowTitle(tr("Print preview"));
    preview->resize(m_window.size() * 0.95);
    connect(preview, &QPrintPreviewDialog::paintRequested, this, &ViewerPrinting::paint);
    connect(preview, &QObject::destroyed, this, &QObject::deleteLater);
    preview->open();
}

void ViewerPrinting::paint(QPrinter *printer)
{
    // Only a page of another size or turned on its side needs the images of a single sheet drawn again.
    const QSizeF size = printableMillimetres(*printer);
    if (m_sheet && size != m_sheets->first().pageMillimetres)
        m_sheets = std::make_shared<const QVector<render::PreparedSheet>>(1, render::prepareSheet(*m_sheet, size));
    // The preview records what is painted; a printer wants every pixel, which takes a moment for each page.
    if (paperOf(*printer) == render::Paper::Preview || m_job.isBusy())
        paintAll(*printer, m_sheets, nullptr);
    else
        send();
}

bool ViewerPrinting::paintAll(QPrinter &printer, const Sheets &sheets, JobControl *control)
{
    const int count = int(sheets->size());
    const int first = printer.fromPage() > 0 ? printer.fromPage() : 1; // what the print dialog was told
    const int last = printer.toPage() > 0 ? std::min(printer.toPage(), count) : count;
    const render::Paper paper = paperOf(printer);
    QPainter painter;
    for (int page = first; page <= last; ++page) {
        if (control && control->cancelled) {
            printer.abort();
            painter.end();
            QFile::remove(printer.outputFileName()); // half of it is nothing; a real printer has no such name
            return false;
        }
        if (page == first ? !painter.begin(&printer) : !printer.newPage())
            return false;
        if (control)
            control->done = page - first, control->total = last - first + 1;
        render::paintSheet(painter, sheets->at(page - 1), printableMillimetres(printer), printer.logicalDpiX(), paper);
    }
    return painter.end();
}

QString ViewerPrinting::progressText(int number, int total)
{
    return tr("Printing: page %1 of %2").arg(number).arg(total);
}

void ViewerPrinting::send()
{
    m_job.start(int(m_sheets->size()), progressText, [printer = m_printer, sheets = m_sheets](JobControl &control) {
        const bool done = paintAll(*printer, sheets, &control);
        const bool stopped = control.cancelled;
        return [done, stopped, printer] {
            if (stopped)
                return tr("Stopped. Pages that the printer already has may still come.");
            return done ? QString() : tr("The printer did not take the pages. Check it and try again.");
        };
    });
}

} // namespace td::viewer
