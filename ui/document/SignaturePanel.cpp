// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/SignaturePanel.h"

#include "ui/common/Widgets.h"
#include "ui/document/SignatureText.h"

#include <QAccessible>
#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using signature::Signature;
using signature::Verdict;
using theme::ColorRole;
using theme::Metric;
/// Of what the page has below its tools: the document itself keeps the other half.
constexpr double largestPart = 0.5;
/// More do not fit beside the document: their number is said, so that nobody misses those below.
constexpr int fewSignatures = 2;

struct Look {
    QString property;
    QString icon;
    ColorRole color;
};

Look lookOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Good:
        return {u"good"_s, u"check"_s, ColorRole::Good};
    case Verdict::Caution:
        return {u"caution"_s, u"warning"_s, ColorRole::Caution};
    case Verdict::Bad:
        break;
    }
    return {u"bad"_s, u"close"_s, ColorRole::Bad};
}

QLabel *iconLabel(const theme::Theme &theme, const QString &icon, ColorRole color, QWidget *parent)
{
    auto *label = new QLabel(parent);
    const int side = theme.metric(Metric::Icon);
    label->setPixmap(theme.icon(icon, color).pixmap(QSize(side, side), parent->devicePixelRatioF()));
    return label;
}

QWidget *makeDetails(const theme::Theme &theme, const Signature &signature, QWidget *parent)
{
    auto *details = new QWidget(parent);
    auto *grid = new QGridLayout(details);
    grid->setContentsMargins(0, theme.metric(Metric::SpaceXs), 0, 0);
    grid->setHorizontalSpacing(theme.metric(Metric::SpaceL));
    grid->setVerticalSpacing(theme.metric(Metric::SpaceXs));
    grid->setColumnStretch(1, 1);
    const QVector<SignatureText::Detail> rows = SignatureText::details(signature);
    for (int i = 0; i < rows.size(); ++i) {
        auto *name = makeLabel(rows[i].name, LabelRole::Secondary, details);
        name->setWordWrap(false);
        grid->addWidget(name, i, 0, Qt::AlignTop);
        grid->addWidget(makeLabel(rows[i].value, LabelRole::Body, details), i, 1);
    }
    details->hide();
    return details;
}

/// One signature: icon, headline, sentence, and the details when they are asked for.
QFrame *makeLine(const theme::Theme &theme, const Signature &signature, const QString &detailsName, QWidget *parent)
{
    const Look look = lookOf(verdict(signature));
    auto *line = new QFrame(parent);
    line->setProperty("notice", look.property);
    line->setProperty("listed", true);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(theme.metric(Metric::SpaceM), theme.metric(Metric::SpaceS), theme.metric(Metric::SpaceM),
                            theme.metric(Metric::SpaceS));
    row->setSpacing(theme.metric(Metric::SpaceM));
    row->addWidget(iconLabel(theme, look.icon, look.color, line), 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    auto *headline = makeLabel(SignatureText::headline(signature), LabelRole::Field, line);
    auto *sentence = makeLabel(SignatureText::sentence(signature), LabelRole::Body, line);
    QWidget *details = makeDetails(theme, signature, line);
    column->addWidget(headline);
    column->addWidget(sentence);
    column->addWidget(details);
    row->addLayout(column, 1);
    auto *more = makeLink(SignaturePanel::tr("Details"), line);
    more->setAccessibleName(detailsName);
    more->setAccessibleDescription(headline->text() + u". "_s + sentence->text());
    more->setCheckable(true);
    row->addWidget(more, 0, Qt::AlignTop);
    QObject::connect(more, &QPushButton::toggled, details, [more, details](bool open) {
        details->setVisible(open);
        more->setText(open ? SignaturePanel::tr("Fewer details") : SignaturePanel::tr("Details"));
    });
    return line;
}

} // namespace

SignaturePanel::SignaturePanel(const theme::Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Electronic signatures"));
    clear();
}

void SignaturePanel::clear()
{
    m_list = new QWidget;
    m_lines = new QVBoxLayout(m_list);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(m_theme.metric(Metric::SpaceXs));
    m_list->installEventFilter(this);
    setWidget(m_list); // deletes the one before
    hide();
}

void SignaturePanel::showSignatures(const QVector<Signature> &signatures)
{
    clear();
    if (signatures.size() > fewSignatures)
        m_lines->addWidget(
            makeLabel(tr("%n electronic signature(s)", nullptr, int(signatures.size())), LabelRole::Secondary, m_list));
    for (int i = 0; i < signatures.size(); ++i) {
        QFrame *line = makeLine(m_theme, signatures[i],
                                tr("Details of signature %1 of %2").arg(i + 1).arg(signatures.size()), m_list);
        m_lines->addWidget(line);
        if (verdict(signatures[i]) == Verdict::Good)
            continue;
        QAccessibleEvent event(line, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    setVisible(!signatures.isEmpty());
    fitHeight();
}

void SignaturePanel::showUnsigned()
{
    clear();
    auto *line = new QWidget(m_list);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(m_theme.metric(Metric::SpaceM), 0, m_theme.metric(Metric::SpaceM), 0);
    row->setSpacing(m_theme.metric(Metric::SpaceM));
    row->addWidget(iconLabel(m_theme, u"info"_s, ColorRole::Secondary, line));
    row->addWidget(makeLabel(tr("This document is not signed electronically."), LabelRole::Secondary, line), 1);
    m_lines->addWidget(line);
    show();
    fitHeight();
}

void SignaturePanel::showFailure()
{
    clear();
    auto *notice = new Notice(m_theme, m_list);
    m_lines->addWidget(notice);
    notice->say(Notice::Kind::Caution, tr("The signatures of this document could not be checked."));
    show();
    fitHeight();
}

bool SignaturePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::LayoutRequest)
        fitHeight();
    return QScrollArea::eventFilter(watched, event);
}

void SignaturePanel::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitHeight();
}

void SignaturePanel::moveEvent(QMoveEvent *event)
{
    QScrollArea::moveEvent(event);
    fitHeight(); // the tools above it wrap when the window is narrow
}

void SignaturePanel::fitHeight()
{
    // What scrolls is reached by keyboard: the arrows move it, as its buttons alone would not show every line.
    setFocusPolicy(wantedHeight() > largestHeight() ? Qt::TabFocus : Qt::NoFocus);
    updateGeometry();
}

int SignaturePanel::wantedHeight() const
{
    const int frame = 2 * frameWidth();
    return frame +
           (m_lines->hasHeightForWidth() ? m_lines->heightForWidth(viewport()->width()) : m_lines->sizeHint().height());
}

int SignaturePanel::largestHeight() const
{
    const int most = parentWidget() ? int((parentWidget()->height() - y()) * largestPart) : wantedHeight();
    return std::max(most, m_theme.metric(Metric::TableRow));
}

QSize SignaturePanel::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

QSize SignaturePanel::sizeHint() const
{
    return {QScrollArea::sizeHint().width(), std::min(wantedHeight(), largestHeight())};
}

} // namespace td::ui
