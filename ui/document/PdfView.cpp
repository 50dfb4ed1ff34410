// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/PdfView.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace td::ui {
namespace {

using theme::ColorRole;
constexpr int gap = 16;
constexpr double pointsPerInch = 72.0;
constexpr double screenDotsPerInch = 96.0;
constexpr double smallestZoom = 0.25;
constexpr double largestZoom = 5.0;
constexpr double zoomStep = 1.25;
/// On a wide screen a page that fills the width is larger than anybody reads.
constexpr double largestFitZoom = 1.5;

} // namespace

PdfView::PdfView(const theme::Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Document"));
}

void PdfView::setDocument(std::shared_ptr<PdfDocument> document)
{
    ++m_generation;
    m_document = std::move(document);
    m_rendered.clear();
    m_hits.clear();
    m_currentHit = -1;
    m_described = -1;
    m_fitWidth = true;
    verticalScrollBar()->setValue(0);
    layoutPages();
}

void PdfView::setZoom(double zoom)
{
    m_fitWidth = false;
    applyZoom(zoom);
}

void PdfView::fitWidth()
{
    m_fitWidth = true;
    layoutPages();
}

void PdfView::applyZoom(double zoom)
{
    const double before = verticalScrollBar()->maximum() > 0
                              ? double(verticalScrollBar()->value()) / verticalScrollBar()->maximum()
                              : 0.0;
    m_zoom = std::clamp(zoom, smallestZoom, largestZoom);
    layoutPages();
    verticalScrollBar()->setValue(int(std::lround(before * verticalScrollBar()->maximum())));
}

void PdfView::layoutPages()
{
    m_tops.clear();
    if (!m_document) {
        viewport()->update();
        return;
    }
    double widest = 1;
    for (int i = 0; i < m_document->pageCount(); ++i)
        widest = std::max(widest, m_document->pageSize(i).width());
    if (m_fitWidth)
        m_zoom = std::clamp((viewport()->width() - 2.0 * gap) / (widest / pointsPerInch * screenDotsPerInch),
                            smallestZoom, largestFitZoom);
    const double scale = m_zoom * screenDotsPerInch / pointsPerInch;
    int top = gap;
    for (int i = 0; i < m_document->pageCount(); ++i) {
        m_tops.append(top);
        top += int(std::ceil(m_document->pageSize(i).height() * scale)) + gap;
    }
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(48);
    verticalScrollBar()->setRange(0, std::max(0, top - viewport()->height()));
    const int fullWidth = int(std::ceil(widest * scale)) + 2 * gap;
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, fullWidth - viewport()->width()));
    viewport()->update();
    describe();
    Q_EMIT viewChanged();
}

QRect PdfView::pageRect(int page) const
{
    const double scale = m_zoom * screenDotsPerInch / pointsPerInch;
    const QSizeF size = m_document->pageSize(page) * scale;
    const int width = int(std::ceil(size.width()));
    const int left =
        horizontalScrollBar()->maximum() > 0 ? gap - horizontalScrollBar()->value() : (viewport()->width() - width) / 2;
    return {left, m_tops[page] - verticalScrollBar()->value(), width, int(std::ceil(size.height()))};
}

int PdfView::currentPage() const
{
    const int middle = verticalScrollBar()->value() + viewport()->height() / 2;
    const auto next = std::upper_bound(m_tops.begin(), m_tops.end(), middle);
    return std::max(0, int(next - m_tops.begin()) - 1);
}

void PdfView::requestRender(int page)
{
    const double dotsPerInch = m_zoom * screenDotsPerInch * devicePixelRatioF();
    Rendered &rendered = m_rendered[page];
    if (rendered.pending || std::abs(rendered.dotsPerInch - dotsPerInch) < 0.01)
        return;
    rendered.pending = true;
    m_document->render(page, dotsPerInch)
        .then(this, [this, page, dotsPerInch, generation = m_generation](const QImage &image) {
            if (generation != m_generation)
                return;
            m_rendered[page] = {image, dotsPerInch, false};
            viewport()->update();
        });
}

void PdfView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!m_document)
        return;
    const double scale = m_zoom * screenDotsPerInch / pointsPerInch;
    for (int page = 0; page < m_tops.size(); ++page) {
        const QRect target = pageRect(page);
        if (!target.intersects(viewport()->rect())) {
            m_rendered.remove(page); // memory follows what is visible
            continue;
        }
        requestRender(page);
        painter.fillRect(target, Qt::white);
        if (!m_rendered[page].image.isNull())
            painter.drawImage(target, m_rendered[page].image);
        painter.setPen(m_theme.color(ColorRole::Border));
        painter.drawRect(target.adjusted(-1, -1, 0, 0));
        for (int i = 0; i < m_hits.size(); ++i) {
            if (m_hits[i].page != page)
                continue;
            const QRectF hit = m_hits[i].rect;
            QColor marker = m_theme.color(i == m_currentHit ? ColorRole::Caution : ColorRole::Primary);
            marker.setAlphaF(0.35F);
            painter.fillRect(QRectF(target.x() + hit.x() * scale, target.y() + hit.y() * scale, hit.width() * scale,
                                    hit.height() * scale),
                             marker);
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.color(ColorRole::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void PdfView::showHits(const QVector<PdfHit> &hits, int current)
{
    m_hits = hits;
    m_currentHit = current;
    if (m_document && current >= 0 && current < hits.size()) {
        const double scale = m_zoom * screenDotsPerInch / pointsPerInch;
        const PdfHit &hit = hits[current];
        verticalScrollBar()->setValue(m_tops[hit.page] + int(hit.rect.y() * scale) - viewport()->height() / 3);
    }
    viewport()->update();
}

void PdfView::describe()
{
    if (!m_document || m_described == currentPage())
        return;
    m_described = currentPage();
    setAccessibleName(tr("Document: page %1 of %2").arg(m_described + 1).arg(m_document->pageCount()));
    m_document->text(m_described).then(this, [this, generation = m_generation](const QString &text) {
        if (generation == m_generation)
            setAccessibleDescription(text);
    });
}

void PdfView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layoutPages();
}

void PdfView::scrollContentsBy(int, int)
{
    viewport()->update();
    describe();
    Q_EMIT viewChanged();
}

void PdfView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Home:
        verticalScrollBar()->setValue(0);
        return;
    case Qt::Key_End:
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
        return;
    case Qt::Key_Plus:
        setZoom(m_zoom * zoomStep);
        return;
    case Qt::Key_Minus:
        setZoom(m_zoom / zoomStep);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void PdfView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        setZoom(event->angleDelta().y() > 0 ? m_zoom * zoomStep : m_zoom / zoomStep);
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

} // namespace td::ui
