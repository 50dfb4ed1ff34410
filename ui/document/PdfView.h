// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "ui/document/PdfDocument.h"

#include <QAbstractScrollArea>
#include <QHash>

namespace td::ui {

/// The pages of a PDF under each other; only what is visible is drawn, on the document's own worker.
class PdfView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit PdfView(const theme::Theme &theme, QWidget *parent = nullptr);

    void setDocument(std::shared_ptr<PdfDocument> document);
    /// 1.0 = as large as on paper on a 96 dpi screen. Ends fitting to the width.
    void setZoom(double zoom);
    double zoom() const { return m_zoom; }
    void fitWidth();
    void showHits(const QVector<PdfHit> &hits, int current);
    int currentPage() const;

Q_SIGNALS:
    void viewChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    struct Rendered {
        QImage image;
        double dotsPerInch = 0;
        bool pending = false;
    };

    void applyZoom(double zoom);
    void layoutPages();
    QRect pageRect(int page) const;
    void requestRender(int page);
    void describe();

    const theme::Theme &m_theme;
    std::shared_ptr<PdfDocument> m_document;
    QHash<int, Rendered> m_rendered;
    QVector<int> m_tops;
    QVector<PdfHit> m_hits;
    int m_currentHit = -1;
    int m_described = -1;
    double m_zoom = 1.0;
    bool m_fitWidth = true;
    int m_generation = 0;
};

} // namespace td::ui
