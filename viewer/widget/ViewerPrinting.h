// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/render/PrintSheet.h"
#include "viewer/widget/WindowJob.h"

#include <QObject>
#include <QPrinter>

#include <memory>

class QWidget;

namespace td::viewer {

/// The system's print preview on sheets, on A4, and the way from there to the printer. Deletes itself when the preview
/// is closed and what was sent to the printer is there.
class ViewerPrinting : public QObject {
    Q_OBJECT
public:
    /// `job` sends what is printed; window and job must outlive it.
    ViewerPrinting(QWidget &window, WindowJob &job, const QPageLayout &page);

    /// Draws one sheet on a worker thread, then opens the preview; on another page it is drawn again.
    void start(render::Sheet sheet);
    /// Opens the preview on sheets that are ready.
    void open(QVector<render::PreparedSheet> sheets);

private:
    void paint(QPrinter *printer);
    void send();
    static QString progressText(int number, int total);

    using Sheets = std::shared_ptr<const QVector<render::PreparedSheet>>;
    /// False when the printer cannot be painted on, or the job was cancelled.
    static bool paintAll(QPrinter &printer, const Sheets &sheets, JobControl *control);

    QWidget &m_window;
    WindowJob &m_job;
    std::optional<render::Sheet> m_sheet; ///< where there is but one
    Sheets m_sheets;
    std::shared_ptr<QPrinter> m_printer; ///< also of the worker that sends
};

} // namespace td::viewer
