// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "resources/theme/Theme.h"
#include "ui/portable/VerifyBar.h"
#include "viewer/widget/ViewerWindow.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace td::media {
class FolderSource;
}

namespace td::ui {

class OpenPage;

/// The viewer that travels on a medium: opens the medium's images, or another folder's, and verifies the medium.
/// Writes nothing to the computer. Either of its two windows stands for the program.
class PortableViewer : public QObject {
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit PortableViewer(const theme::Theme &theme, QObject *parent = nullptr);
    ~PortableViewer() override;

    /// Asks for a folder.
    void start();
    /// Looks through `folder` on a worker and shows its images.
    void open(const QString &folder);
    /// Begins to verify the folder that is shown. Nothing when there is none.
    void verify();

    OpenPage &page() noexcept { return *m_page; }
    /// Null while no images are shown.
    viewer::ViewerWindow *viewer() const { return m_viewer; }
    VerifyBar *verifyBar() const { return m_verifyBar; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void firstImageShown();
    void failed(const td::Error &error);

private:
    struct Looking; ///< shared with the worker
    void show(const QString &folder, const std::shared_ptr<media::FolderSource> &source);
    void addCommands();

    const theme::Theme &m_theme;
    std::unique_ptr<OpenPage> m_page;
    QPointer<viewer::ViewerWindow> m_viewer;
    QPointer<VerifyBar> m_verifyBar;
    std::shared_ptr<Looking> m_looking;
    QString m_folder; ///< whose images are shown
};

} // namespace td::ui
