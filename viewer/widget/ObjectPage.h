// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/EncapsulatedDocument.h"
#include "resources/theme/Theme.h"
#include "viewer/render/EcgSheet.h"

#include <QComboBox>
#include <QLabel>
#include <QPagedPaintDevice>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTextBrowser>

#include <memory>

namespace td::viewer {

/// An electrocardiogram in true proportions; its scroll area moves it.
class EcgCanvas : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    void setSheet(std::optional<render::EcgSheet> sheet);
    const std::optional<render::EcgSheet> &sheet() const noexcept { return m_sheet; }
    void setZoom(double zoom);
    double zoom() const noexcept { return m_zoom; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double pixelsPerMm() const;
    void fit();
    std::optional<render::EcgSheet> m_sheet;
    double m_zoom = 1;
};

/// An instance without pixels: a report as text, an electrocardiogram on its grid, or a document to be opened. Read on
/// a worker thread.
class ObjectPage : public QWidget {
    Q_OBJECT
public:
    static constexpr double kMinZoom = 0.5;
    static constexpr double kMaxZoom = 4;

    explicit ObjectPage(const theme::Theme &theme, QWidget *parent = nullptr);

    void show(std::shared_ptr<const dicom::Part10> file);
    void clear();
    /// Something is shown that can be printed.
    bool canPrint() const;
    /// False when there is nothing, or the device cannot be painted on.
    bool print(QPagedPaintDevice &device);
    void zoomBy(double factor);
    /// Why nothing is shown; empty otherwise.
    QString message() const;
    QTextBrowser &text() noexcept { return *m_text; }
    EcgCanvas &ecg() noexcept { return *m_ecg; }

Q_SIGNALS:
    /// Of the instance; frame from 1, 0 = all.
    void imageRequested(const td::SopInstanceUid &instance, int frame);
    void documentRequested(const td::dicom::EncapsulatedDocument &document);
    void shown();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Contents;
    static Contents read(const dicom::Part10 &file);
    void take(const Contents &contents);
    void say(const QString &sentence);
    void showGroup(int group);
    QWidget *makeEcgPage();
    QWidget *makeFace();

    const theme::Theme &m_theme;
    QStackedWidget *m_pages;
    QTextBrowser *m_text;
    EcgCanvas *m_ecg;
    QScrollArea *m_scroll = nullptr;
    QLabel *m_heading = nullptr;
    QLabel *m_findings = nullptr;
    QComboBox *m_group = nullptr;
    QLabel *m_sentence = nullptr;
    QPushButton *m_open = nullptr;
    std::shared_ptr<const dicom::Waveform> m_waveform;
    std::optional<dicom::EncapsulatedDocument> m_document;
    QString m_html;
    int m_generation = 0;
    double m_zoom = 1;
};

} // namespace td::viewer
