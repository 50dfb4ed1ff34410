// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/EncapsulatedDocument.h"
#include "core/dicom/InstanceSource.h"
#include "core/model/AnnotationStore.h"
#include "core/model/ImagingStudy.h"
#include "resources/theme/Theme.h"
#include "viewer/load/Companions.h"
#include "viewer/load/StudyLoader.h"
#include "viewer/scene/Layout.h"
#include "viewer/scene/Tool.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QMainWindow>
#include <QStackedWidget>

#include <memory>

class QPushButton;

namespace td::viewer {

class AnnotationController;
class ClipExport;
class Comparison;
class ImagePane;
class MprView;
class PaneGrid;
class TagBrowser;
class StudyBrowser;
class ViewerActions;
class ViewerSheets;
class WindowJob;
struct ViewerPreferences;

/// The viewer: studies and series on the left, one to sixteen images in the middle, tools on the right. Its title holds
/// no health data, because titles appear in task bars and in screenshots of other programs.
class ViewerWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `theme` must outlive the window. Without a `store` what is drawn goes with the window, and it says so.
    ViewerWindow(std::shared_ptr<dicom::InstanceSource> source, const theme::Theme &theme,
                 std::shared_ptr<model::AnnotationStore> store = nullptr, QWidget *parent = nullptr);
    ~ViewerWindow() override;

    /// Fetches and shows these studies in this order, the first one in the first pane.
    void openStudies(const QVector<StudyInstanceUid> &studies);
    /// All studies of this patient that could be opened: where the previous exam is looked for.
    void setKnownStudies(const QVector<model::ImagingStudy> &studies);

    /// Of the window that holds the active pane.
    void setLayoutOf(scene::Layout layout);
    scene::Layout layoutOf() const;
    /// Precondition: 0 <= number < 32; those of the second window count from 16.
    ImagePane &pane(int number);
    ImagePane &activePane();
    StudyBrowser &browser() noexcept { return *m_browser; }
    ViewerActions &actions() noexcept { return *m_actions; }
    load::StudyLoader &loader() noexcept { return *m_loader; }
    ClipExport &clips() noexcept { return *m_clips; }
    ViewerSheets &sheets() noexcept { return *m_sheets; }
    WindowJob &job() noexcept { return *m_job; }

Q_SIGNALS:
    void exportRequested(const QVector<td::model::StudyContents> &studies);
    void firstImageShown();
    /// A PDF inside a DICOM object is to be read. Where nobody listens it can be saved.
    void documentOpened(const td::dicom::EncapsulatedDocument &document);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// How much larger than usual letters are.
    double textScale() const;
    void buildPages();
    QWidget *makeBanner();
    void connectLoader();
    void connectGrid();
    void connectActions();
    void connectStudyActions();
    void takeStudy(const model::StudyContents &contents);
    void takeFailure(const StudyInstanceUid &study, const Error &error);
    void retryFailed();
    bool isAnswered(const StudyInstanceUid &study) const;
    QVector<model::StudyContents> studiesToShow() const;
    void hangStudies();
    void fillEmptyPanes();
    void tellFocus();
    void updateActions();
    void updatePresets();
    void makeProducts();
    void connectClips();
    void connectCompanions();
    void updatePrepared();
    void updateSegments();
    void choosePrepared(const std::optional<QString> &label);
    std::optional<StudyInstanceUid> priorStudy() const;
    void openPrior();
    void sortStudies();
    /// Something failed that can be tried again.
    void showBanner(const QString &sentence);
    /// Something happened that there is nothing to be done about.
    void showNotice(const QString &sentence);
    void showNetworkTrouble(const Error &error);
    void savePicture();
    void saveMeasurements();
    void openDocument(const dicom::EncapsulatedDocument &document);
    void saveDocument(const dicom::EncapsulatedDocument &document);
    void showTags();
    void fillTags();
    /// Shows an image that a report speaks of, beside the report where there is a place.
    void showImage(const SopInstanceUid &instance, int frame);
    void setTool(scene::Tool tool);
    void usePreferences(const ViewerPreferences &preferences);
    void choosePreferences();
    void showPlanes(bool shown);
    void chooseMeasures(bool ofPlanes);

    std::shared_ptr<dicom::InstanceSource> m_source;
    const theme::Theme &m_theme;
    load::StudyLoader *m_loader;
    load::Companions *m_companions;
    ViewerActions *m_actions;
    StudyBrowser *m_browser = nullptr;
    QWidget *m_banner = nullptr;
    QLabel *m_bannerText = nullptr;
    QLabel *m_bannerIcon = nullptr;
    QPushButton *m_bannerAgain = nullptr;
    PaneGrid *m_grid = nullptr;
    QStackedWidget *m_pages = nullptr; ///< the panes, or the planes of a volume
    MprView *m_planes = nullptr;
    Comparison *m_comparison = nullptr;
    AnnotationController *m_annotations;
    WindowJob *m_job;
    ClipExport *m_clips = nullptr;
    ViewerSheets *m_sheets = nullptr;
    QVector<StudyInstanceUid> m_asked;
    QVector<StudyInstanceUid> m_failed;
    QVector<model::StudyContents> m_studies;
    QVector<model::ImagingStudy> m_known;
    TagBrowser *m_tags = nullptr; ///< in a window of its own, made when first asked for
    int m_tagsAsked = 0;
    bool m_hung = false; ///< the studies lie as they were hung, or as the reader has laid them since
    bool m_firstShown = false;
};

} // namespace td::viewer
