// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/scene/Layout.h"
#include "viewer/widget/ImagePane.h"

class QGridLayout;

namespace td::viewer {

/// The panes in rows and columns, one of them active. Panes are made when a layout first needs them and keep what they
/// show when a smaller layout hides them.
class PaneGrid : public QWidget {
    Q_OBJECT
public:
    PaneGrid(load::StudyLoader &loader, const load::Companions &companions, const theme::Theme &theme,
             QWidget *parent = nullptr);
    ~PaneGrid() override;

    /// A layout of one shows the active pane.
    void setLayoutOf(scene::Layout layout);
    scene::Layout layoutOf() const noexcept { return m_layout; }
    /// Makes the pane when it is not there yet. Precondition: 0 <= number < kMaxSide * kMaxSide.
    ImagePane &pane(int number);
    /// For the panes there are and those to come.
    void setTool(Tool tool);
    void setFileGraphicsShown(bool shown);
    void setInput(const ViewerPreferences &input);
    ImagePane &active() { return pane(m_active); }
    void setActive(int number);
    /// The panes that the layout shows, in its order.
    QVector<ImagePane *> shown();
    const QVector<ImagePane *> &all() const noexcept { return m_panes; }

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

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void markActive();
    void activateAt(const QPoint &point);

    load::StudyLoader &m_loader;
    const load::Companions &m_companions;
    const theme::Theme &m_theme;
    QGridLayout *m_grid;
    QVector<ImagePane *> m_panes;
    scene::Layout m_layout = scene::kSingle;
    int m_active = 0;
    Tool m_tool = Tool::Window;
    bool m_fileGraphics = true;
    ViewerPreferences m_input;
};

} // namespace td::viewer
