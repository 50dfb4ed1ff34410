// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceSource.h"
#include "core/model/ImagingStudy.h"
#include "resources/theme/Theme.h"
#include "viewer/load/StudyLoader.h"
#include "viewer/render/PrintSheet.h"
#include "viewer/scene/Layout.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QMainWindow>

#include <memory>

class QGridLayout;

namespace td::viewer {

class ImagePane;
class StudyBrowser;
class ViewerActions;

/// The viewer: studies and series on the left, one or four images in the middle, tools on the right. Its title holds no
/// health data, because titles appear in task bars and in screenshots of other programs.
class ViewerWindow : public QMainWindow {
    Q_OBJECT
public:
    static constexpr int kMaxPanes = 4;

    /// `theme` must outlive the window.
    ViewerWindow(std::shared_ptr<dicom::InstanceSource> source, const theme::Theme &theme, QWidget *parent = nullptr);
    ~ViewerWindow() override;

    /// Fetches and shows these studies in this order, the first one in the first pane.
    void openStudies(const QVector<StudyInstanceUid> &studies);

    void setLayoutOf(scene::Layout layout);
    scene::Layout layoutOf() const noexcept { return m_layout; }
    /// Precondition: 0 <= number < kMaxPanes.
    ImagePane &pane(int number) { return *m_panes[size_t(number)]; }
    ImagePane &activePane() { return *m_panes[size_t(m_active)]; }
    StudyBrowser &browser() noexcept { return *m_browser; }
    ViewerActions &actions() noexcept { return *m_actions; }
    load::StudyLoader &loader() noexcept { return *m_loader; }

    /// What would be printed: every shown pane, or the active one alone.
    render::Sheet sheet(bool activeOnly);

Q_SIGNALS:
    void exportRequested(const QVector<td::model::StudyContents> &studies);
    void firstImageShown();

private:
    /// How much larger than usual letters are.
    double textScale() const;
    void buildPages();
    QWidget *makeBanner();
    void connectLoader();
    void connectActions();
    void connectPane(ImagePane &pane, int number);
    void takeStudy(const model::StudyContents &contents);
    void takeFailure(const StudyInstanceUid &study, const Error &error);
    void retryFailed();
    bool isAnswered(const StudyInstanceUid &study) const;
    QVector<model::StudyContents> studiesToShow() const;
    void fillEmptyPanes();
    void setActive(int number);
    void tellFocus();
    void updateActions();
    void sortStudies();
    void showBanner(const QString &sentence);
    void showNetworkTrouble(const Error &error);
    void print(bool activeOnly);
    render::SheetCell cellOf(ImagePane &pane);

    const theme::Theme &m_theme;
    load::StudyLoader *m_loader;
    ViewerActions *m_actions;
    StudyBrowser *m_browser = nullptr;
    QWidget *m_banner = nullptr;
    QLabel *m_bannerText = nullptr;
    QGridLayout *m_grid = nullptr;
    std::array<ImagePane *, kMaxPanes> m_panes{};
    scene::Layout m_layout = scene::kSingle;
    int m_active = 0;
    QVector<StudyInstanceUid> m_asked;
    QVector<StudyInstanceUid> m_failed;
    QVector<model::StudyContents> m_studies;
    bool m_firstShown = false;
};

} // namespace td::viewer
