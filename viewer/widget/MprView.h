// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/load/Companions.h"
#include "viewer/volume/ResliceQueue.h"
#include "viewer/volume/VolumeJob.h"
#include "viewer/widget/CrossHairLayer.h"
#include "viewer/widget/Viewport.h"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QTimer>

namespace td::viewer {

class AnnotationController;
class AnnotationLayer;

/// A series as a volume, cut by three planes through one point: axial, coronal, sagittal, and the original image that
/// is nearest to that point. Lines in each pane show the others; dragging them moves and turns the planes. Segments lie
/// over the planes as over images; what is measured on a plane belongs to it alone and goes with the view.
class MprView : public QWidget {
    Q_OBJECT
public:
    /// All must outlive the view.
    MprView(load::StudyLoader &loader, const load::Companions &companions, const theme::Theme &theme,
            QWidget *parent = nullptr);
    /// None while another page is shown in its place.
    QSize minimumSizeHint() const override;

    /// Loads what is missing of the series and shows it, or says why it cannot. The loader's focus is then this view's
    /// until closed().
    void open(const SeriesInstanceUid &series);
    const SeriesInstanceUid &series() const noexcept { return m_series; }
    /// Stops and gives the memory back; emits closed().
    void close();
    void setTool(scene::Tool tool);
    void setInput(const ViewerPreferences &input);
    void setFileGraphicsShown(bool shown);
    /// Lets the original image show and take measures of images, which `ofImages` keeps; must outlive the view.
    void measureImages(AnnotationController &ofImages);
    /// Of the planes.
    AnnotationController &measures() { return *m_measures; }
    /// Those that lie over the planes.
    std::vector<std::shared_ptr<const load::SegmentMasks>> segmentations() const;
    /// Goes to the next plane that something was measured on, whatever the planes are now.
    void showNextMeasure();
    /// Axial, coronal, sagittal, original.
    QVector<Viewport *> viewports() const;
    /// Null while there is none.
    std::shared_ptr<const volume::Volume> volume() const { return m_volume; }
    const volume::PlaneSet &planes() const noexcept { return m_planes; }
    /// Why there are no planes, or what is being loaded; empty while planes are shown.
    QString message() const;
    /// Every plane is drawn in full.
    bool isSettled() const;

Q_SIGNALS:
    void closed();
    void segmentsChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Pane {
        Viewport *viewport = nullptr;
        CrossHairLayer *lines = nullptr;
        volume::ResliceQueue *queue = nullptr; ///< null for the original
    };

    void buildPages();
    QWidget *makeGrid();
    QWidget *makeFace();
    QWidget *makeControls();
    QLayout *makeMeasureLine(QWidget *page);
    void makePane(std::size_t number);
    void connectJob();
    void connectLines(std::size_t number);
    void say(const QString &sentence, int ready, int total, bool mayRetry);
    void takeVolume(std::shared_ptr<const volume::Volume> volume);
    void takeImage(volume::View view, std::shared_ptr<const load::LoadedImage> image);
    void resetPlanes();
    /// Draws what has changed, quickly first and in full when the hand rests.
    void planesChanged();
    void requestCuts(bool dragging);
    void showLines();
    void showOriginal();
    void refreshTexts(std::size_t number);
    void updateSegments();
    void makeMeasures();
    void noteMeasured(volume::View view);
    void offerNextMeasure();
    bool isMeasured(const SopInstanceUid &plane) const;
    void shareState(std::size_t from);
    void scroll(volume::View view, int steps);
    /// Moves the crossing to the plane of a neighbouring original image.
    void scrollOriginal(int images);
    volume::Cut cutOf(volume::View view) const;
    QColor colorOf(volume::View view) const;

    /// How a plane was cut that something was measured on.
    struct Measured {
        SopInstanceUid plane;
        SeriesInstanceUid series;
        volume::View view = volume::View::Axial;
        volume::PlaneSet planes;
        int slabMm = 0;
        int projection = 0;
    };

    load::StudyLoader &m_loader;
    const load::Companions &m_companions;
    const theme::Theme &m_theme;
    volume::VolumeJob *m_job;
    std::array<Pane, 4> m_panes{};
    QStackedWidget *m_pages = nullptr;
    QLabel *m_sentence = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_retry = nullptr;
    QSlider *m_slab = nullptr;
    QLabel *m_slabText = nullptr;
    QComboBox *m_projection = nullptr;
    QLabel *m_description = nullptr;
    QPushButton *m_nextMeasure = nullptr;
    AnnotationController *m_measures;
    AnnotationController *m_ofImages = nullptr;
    QVector<Measured> m_measured;
    qsizetype m_lastMeasured = -1;
    std::vector<volume::ShownSegments> m_segments;
    QTimer m_settle;
    SeriesInstanceUid m_series;
    std::shared_ptr<const volume::Volume> m_volume;
    volume::PlaneSet m_planes;
    int m_original = -1;                                      ///< index of the original image
    std::shared_ptr<const load::LoadedImage> m_originalImage; ///< without segments
    bool m_sharing = false;
};

} // namespace td::viewer
