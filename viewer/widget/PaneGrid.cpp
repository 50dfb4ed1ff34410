// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/PaneGrid.h"

#include <QHBoxLayout>

namespace td::viewer {

PaneGrid::PaneGrid(load::StudyLoader &loader, const load::Companions &companions, const theme::Theme &theme,
                   QWidget *parent)
    : QWidget(parent)
    , m_loader(loader)
    , m_companions(companions)
    , m_theme(theme)
    , m_first(new PaneField(theme, this))
    , m_second(std::make_unique<PaneField>(theme))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_first);
    connectField(*m_first, 0);
    connectField(*m_second, PaneField::kMostPanes);
}

PaneGrid::~PaneGrid()
{
    // While panes are taken down the focus moves among them and they report it; nobody listens any more.
    for (ImagePane *pane : all()) {
        pane->disconnect(this);
        pane->viewport().disconnect(this);
    }
}

void PaneGrid::connectField(PaneField &field, int firstNumber)
{
    connect(&field, &PaneField::pointedAt, this, [this, firstNumber](int pane) { setActive(firstNumber + pane); });
    connect(&field, &PaneField::dropped, this, [this](const SeriesInstanceUid &series) {
        active().showSeries(series);
        Q_EMIT seriesDropped();
    });
}

ImagePane &PaneGrid::pane(int number)
{
    const bool inFirst = number < PaneField::kMostPanes;
    return paneOf(inFirst ? *m_first : *m_second, number % PaneField::kMostPanes);
}

ImagePane &PaneGrid::paneOf(PaneField &field, int number)
{
    while (field.panes().size() <= number) {
        const int made = int(field.panes().size()) + (&field == m_first ? 0 : PaneField::kMostPanes);
        auto *pane = new ImagePane(m_loader, m_theme, made + 1, &field);
        pane->setCompanions(m_companions);
        pane->viewport().setTool(m_tool);
        pane->viewport().setFileGraphicsShown(m_fileGraphics);
        pane->viewport().setInput(m_input);
        field.add(*pane);
        connect(pane, &ImagePane::activated, this, [this, made] { setActive(made); });
        connect(pane, &ImagePane::focusChanged, this, [this, pane] { Q_EMIT focusChanged(*pane); });
        connect(pane, &ImagePane::playingChanged, this, &PaneGrid::playingChanged);
        connect(pane, &ImagePane::imageRequested, this, &PaneGrid::imageRequested);
        connect(pane, &ImagePane::documentRequested, this, &PaneGrid::documentRequested);
        connect(pane, &ImagePane::retryRequested, this, &PaneGrid::retryRequested);
        connect(&pane->viewport(), &Viewport::imagePainted, this, &PaneGrid::imagePainted);
        Q_EMIT paneMade(*pane);
    }
    return *field.panes()[number];
}

void PaneGrid::setTool(Tool tool)
{
    m_tool = tool;
    for (ImagePane *pane : all())
        pane->viewport().setTool(tool);
}

void PaneGrid::setFileGraphicsShown(bool shown)
{
    m_fileGraphics = shown;
    for (ImagePane *pane : all()) {
        pane->viewport().setFileGraphicsShown(shown);
        pane->refreshTexts();
    }
}

void PaneGrid::setInput(const ViewerPreferences &input)
{
    m_input = input;
    for (ImagePane *pane : all())
        pane->viewport().setInput(input);
}

void PaneGrid::setLayoutOf(PaneField &field, scene::Layout layout)
{
    paneOf(field, layout.panes() - 1);
    field.setLayoutOf(layout);
    markActive();
}

void PaneGrid::setSecondOpen(bool open)
{
    if (m_secondOpen == open)
        return;
    m_secondOpen = open;
    if (open)
        setLayoutOf(*m_second, m_second->layoutOf());
    else
        for (ImagePane *pane : m_second->panes())
            if (pane->isPlaying()) // nobody could stop it
                pane->setPlaying(false);
    const bool leaves = !open && std::exchange(m_secondActive, false);
    markActive();
    Q_EMIT secondToggled(open);
    if (leaves)
        Q_EMIT activeChanged();
}

void PaneGrid::setActive(int number)
{
    const bool inSecond = number >= PaneField::kMostPanes;
    const int inField = number % PaneField::kMostPanes;
    pane(number);
    PaneField &field = inSecond ? *m_second : *m_first;
    const bool changed = m_secondActive != inSecond || field.active() != inField;
    m_secondActive = inSecond;
    field.setActive(inField);
    markActive();
    if (changed)
        Q_EMIT activeChanged();
}

void PaneGrid::markActive()
{
    const bool isOneOfMany = shown().size() > 1;
    for (ImagePane *pane : all())
        pane->setActive(isOneOfMany && pane == &active());
}

QVector<ImagePane *> PaneGrid::shown() const
{
    return m_secondOpen ? m_first->shown() + m_second->shown() : m_first->shown();
}

} // namespace td::viewer
