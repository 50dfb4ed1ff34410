// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/widget/PaneField.h"

#include <memory>

namespace td::viewer {

/// All panes of a viewer, one of them active: those in its window, and those in a second window for a second screen.
/// Panes are made when a layout first needs them and keep what they show when a smaller layout hides them.
class PaneGrid : public QWidget {
    Q_OBJECT
public:
    PaneGrid(load::StudyLoader &loader, const load::Companions &companions, const theme::Theme &theme,
             QWidget *parent = nullptr);
    ~PaneGrid() override;

    PaneField &first() noexcept { return *m_first; }
    /// A window of its own, hidden until somebody shows it.
    PaneField &second() noexcept { return *m_second; }
    /// Whether the second window takes part. Closed, its panes are no longer shown, and none of them is active.
    void setSecondOpen(bool open);
    bool isSecondOpen() const noexcept { return m_secondOpen; }
    /// The one with the active pane.
    PaneField &activeField() noexcept { return m_secondActive ? *m_second : *m_first; }

    /// A layout of one shows the active pane.
    void setLayoutOf(PaneField &field, scene::Layout layout);
    /// Makes the pane when it is not there yet; those of the second window count from kMostPanes.
    ImagePane &pane(int number);
    /// For the panes there are and those to come.
    void setTool(Tool tool);
    void setFileGraphicsShown(bool shown);
    void setInput(const ViewerPreferences &input);
    ImagePane &active() { return paneOf(activeField(), activeField().active()); }
    void setActive(int number);
    /// The panes that the layouts show, in their order.
    QVector<ImagePane *> shown() const;
    QVector<ImagePane *> all() const { return m_first->panes() + m_second->panes(); }

Q_SIGNALS:
    void paneMade(td::viewer::ImagePane &pane);
    void activeChanged();
    void focusChanged(td::viewer::ImagePane &pane); ///< another image or series stands in it
    void playingChanged();
    void retryRequested();
    void imageRequested(const td::SopInstanceUid &instance, int frame);
    void documentRequested(const td::dicom::EncapsulatedDocument &document);
    void imagePainted();
    void seriesDropped();
    void secondToggled(bool open);

private:
    void connectField(PaneField &field, int firstNumber);
    ImagePane &paneOf(PaneField &field, int number);
    void markActive();

    load::StudyLoader &m_loader;
    const load::Companions &m_companions;
    const theme::Theme &m_theme;
    PaneField *m_first;
    std::unique_ptr<PaneField> m_second;
    bool m_secondOpen = false;
    bool m_secondActive = false;
    Tool m_tool = Tool::Window;
    bool m_fileGraphics = true;
    ViewerPreferences m_input;
};

} // namespace td::viewer
