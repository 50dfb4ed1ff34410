// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/TimelineLegend.h"

#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"
#include "ui/timeline/MarkPainter.h"
#include "ui/timeline/TimelineWords.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

/// One mark as the axis draws it.
class Swatch final : public QWidget {
public:
    Swatch(const theme::Theme &theme, MarkLook look, QWidget *parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_look(std::move(look))
    {
        setFixedSize(markSize(theme, {m_look.text}).toSize());
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintMark(painter, m_theme, QRectF(rect()), m_look);
    }

private:
    const theme::Theme &m_theme;
    MarkLook m_look;
};

} // namespace

TimelineLegend::TimelineLegend(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto *flow = new FlowLayout(this, theme.metric(Metric::SpaceL), theme.metric(Metric::SpaceXs));
    flow->setContentsMargins(0, 0, 0, 0);
}

void TimelineLegend::setEvents(const QVector<TimelineEvent> &events)
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_entries.clear();
    QStringList modalities;
    for (const TimelineEvent &event : events)
        if (!modalities.contains(event.modality))
            modalities.append(event.modality);
    const QStringList usual = {u"DX"_s, u"CT"_s, u"MR"_s, u"US"_s, u"MG"_s};
    std::sort(modalities.begin(), modalities.end(), [&usual](const QString &a, const QString &b) {
        const auto place = [&usual](const QString &modality) {
            const qsizetype known = usual.indexOf(modality);
            return std::tuple(modality.isEmpty(), known < 0 ? usual.size() : known, modality);
        };
        return place(a) < place(b);
    });
    for (const QString &modality : std::as_const(modalities))
        add(modality, TimelineWords::letters(modality), TimelineWords::modality(modality), false, false);
    add({}, u"3"_s, tr("Exams close together"), true, false);
    if (std::any_of(events.begin(), events.end(), [](const TimelineEvent &event) { return event.isOwn(); }))
        add({}, {}, tr("From your own discs"), false, true);
}

void TimelineLegend::add(const QString &modality, const QString &letters, const QString &meaning, bool isGroup,
                         bool isOwn)
{
    auto *entry = new QWidget(this);
    auto *row = new QHBoxLayout(entry);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.metric(Metric::SpaceS));
    row->addWidget(new Swatch(m_theme, {modality, letters, isGroup, isOwn}, entry));
    auto *words = makeLabel(meaning, LabelRole::Small, entry);
    words->setWordWrap(false);
    row->addWidget(words);
    layout()->addWidget(entry);
    m_entries.append(meaning);
}

} // namespace td::ui
