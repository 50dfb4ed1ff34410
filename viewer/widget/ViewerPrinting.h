// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/render/PrintSheet.h"

#include <QObject>
#include <QPrinter>

#include <memory>

class QWidget;

namespace td::viewer {

/// Prepares a sheet on a worker thread, then opens the system's print preview on it, on A4.
class ViewerPrinting : public QObject {
    Q_OBJECT
public:
    ViewerPrinting(QWidget &window, render::Sheet sheet);

    /// Opens the preview when the sheet is ready; the object deletes itself when the preview is closed.
    void start();

private:
    void prepare();
    void openPreview();
    void paint(QPrinter *printer);

    QWidget &m_window;
    render::Sheet m_sheet;
    std::shared_ptr<render::PreparedSheet> m_prepared;
    QPrinter m_printer;
};

} // namespace td::viewer
