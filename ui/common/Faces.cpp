// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Faces.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"

#include <QAccessible>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::ColorRole;
using theme::Metric;

/// Pale bars where the content will stand. Still, so that nobody who asked for less motion is disturbed.
class Skeleton final : public QWidget {
public:
    Skeleton(const theme::Theme &theme, SkeletonShape shape, QWidget *parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_shape(shape)
    {
        setAccessibleName(Faces::tr("Loading"));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(ColorRole::PrimarySoft));
        m_shape == SkeletonShape::Table ? paintTable(painter) : paintDocument(painter);
    }

private:
    void paintTable(QPainter &painter) const
    {
        const int rowHeight = m_theme.metric(Metric::TableRow);
        const int bar = rowHeight / 3;
        const std::array columns = {0.0, 0.10, 0.34, 0.46, 0.60};
        const std::array widths = {0.07, 0.20, 0.06, 0.10, 0.34};
        for (int row = 0; row * rowHeight + rowHeight < height() && row < 6; ++row) {
            for (size_t c = 0; c < columns.size(); ++c)
                painter.drawRoundedRect(
                    QRectF(width() * columns[c] + 12, row * rowHeight + bar, width() * widths[c], bar), 4, 4);
        }
    }

    void paintDocument(QPainter &painter) const
    {
        const int pageWidth = std::min(width() - 32, 640);
        const int left = (width() - pageWidth) / 2;
        painter.setBrush(m_theme.color(ColorRole::Surface));
        painter.drawRect(left, 16, pageWidth, height() - 16);
        painter.setBrush(m_theme.color(ColorRole::PrimarySoft));
        for (int line = 0; line * 28 + 80 < height() && line < 14; ++line)
            painter.drawRoundedRect(
                QRectF(left + 48, 64 + line * 28, (pageWidth - 96) * (line % 4 == 3 ? 0.6 : 1.0), 12), 4, 4);
    }

    const theme::Theme &m_theme;
    SkeletonShape m_shape;
};

} // namespace

Faces::Faces(const theme::Theme &theme, SkeletonShape shape, QWidget *content, QWidget *parent)
    : QStackedWidget(parent)
    , m_theme(theme)
    , m_skeleton(new Skeleton(theme, shape, this))
    , m_message(new QWidget(this))
    , m_content(content)
{
    m_icon = new QLabel(m_message);
    m_icon->setAlignment(Qt::AlignCenter);
    m_title = makeLabel({}, LabelRole::Heading3, m_message);
    m_title->setAlignment(Qt::AlignCenter);
    m_text = makeLabel({}, LabelRole::Secondary, m_message);
    m_text->setAlignment(Qt::AlignCenter);
    m_retry = makeButton(tr("Try again"), m_message);
    connect(m_retry, &QPushButton::clicked, this, &Faces::retryRequested);
    auto *column = new QVBoxLayout(m_message);
    column->setSpacing(theme.metric(Metric::SpaceM));
    column->addStretch(1);
    column->addWidget(m_icon);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_retry, 0, Qt::AlignCenter);
    column->addStretch(2);
    addWidget(m_skeleton);
    m_page = new QScrollArea(this); // so that a small window cuts nothing off
    m_page->setWidget(m_message);
    m_page->setWidgetResizable(true);
    m_page->setFocusPolicy(Qt::NoFocus);
    addWidget(m_page);
    addWidget(m_content);
    showLoading();
}

void Faces::showLoading()
{
    setCurrentWidget(m_skeleton);
}

void Faces::showContent()
{
    setCurrentWidget(m_content);
}

void Faces::showEmpty(const QString &title, const QString &text)
{
    m_isError = false;
    showMessage(u"empty"_s, ColorRole::Secondary, title, text, false);
}

void Faces::showError(const Error &error)
{
    m_isError = true;
    const bool network = ErrorText::isNetwork(error);
    showMessage(network ? u"network-off"_s : u"warning"_s, network ? ColorRole::Caution : ColorRole::Bad,
                network ? tr("No connection") : tr("This cannot be shown now"), ErrorText::sentence(error), true);
}

void Faces::showError(const QString &title, const QString &text)
{
    m_isError = true;
    showMessage(u"warning"_s, ColorRole::Caution, title, text, true);
}

Faces::Face Faces::face() const
{
    if (currentWidget() == m_skeleton)
        return Face::Loading;
    if (currentWidget() == m_content)
        return Face::Content;
    return m_isError ? Face::Error : Face::Empty;
}

QString Faces::message() const
{
    return m_text->text();
}

void Faces::showMessage(const QString &icon, ColorRole color, const QString &title, const QString &text, bool retry)
{
    const int side = 2 * m_theme.metric(Metric::Icon);
    m_icon->setPixmap(m_theme.icon(icon, color).pixmap(QSize(side, side), devicePixelRatioF()));
    m_title->setText(title);
    m_text->setText(text);
    m_retry->setVisible(retry);
    setCurrentWidget(m_page);
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace td::ui
