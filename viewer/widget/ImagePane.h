// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/EncapsulatedDocument.h"
#include "viewer/load/Companions.h"
#include "viewer/load/StudyLoader.h"
#include "viewer/widget/PaneOverlay.h"
#include "viewer/widget/Viewport.h"

#include <QPushButton>
#include <QSlider>
#include <QStackedLayout>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace td::viewer {

class ObjectPage;

/// A place of the layout: one stack, its slider, and the sentence that stands there when there is nothing to show.
class ImagePane : public QWidget {
    Q_OBJECT
public:
    ImagePane(load::StudyLoader &loader, const theme::Theme &theme, int number, QWidget *parent = nullptr);

    /// What else is shown over the images; must outlive the pane.
    void setCompanions(const load::Companions &companions);

    /// Shows a series from image `index`; the middle one when it is negative.
    void showSeries(const SeriesInstanceUid &series, int index = -1);
    void clear(const QString &message);
    void setIndex(int index);
    int index() const noexcept { return m_index; }
    /// Of the image that is visible, which may still be the one before; -1 without one.
    int shownIndex() const noexcept { return m_shownIndex; }
    int count() const;
    const SeriesInstanceUid &series() const noexcept { return m_series; }
    /// Of the image that the slider stands on; empty without one.
    load::ImageKey key() const;
    bool hasSeries() const noexcept { return !m_series.isEmpty(); }
    /// The image that the slider stands on; null while it is not loaded.
    std::shared_ptr<const load::LoadedImage> currentImage() const;
    /// Why there is no image; empty when there is one.
    QString message() const noexcept { return m_message; }
    Viewport &viewport() noexcept { return *m_viewport; }
    /// What stands there instead of an image: a report, a recording, a document; null when an image does.
    ObjectPage *objectPage() const;
    /// What a screen reader says of an image besides its data; empty when there is nothing.
    void setSpokenSupplement(std::function<QString(const load::LoadedImage &)> supplement);
    void refreshTexts();
    void setActive(bool active) { m_viewport->setActive(active); }

    /// Whether the shown image belongs to a clip with a recorded frame time.
    bool canPlay() const;
    bool isPlaying() const { return m_clock.isActive(); }
    void setPlaying(bool playing);

    void imageArrived(const load::ImageKey &key);
    void stackChanged(const SeriesInstanceUid &series);

Q_SIGNALS:
    void activated();
    void focusChanged();
    void playingChanged();
    void retryRequested();
    /// A report or a key object speaks of an image; frame from 1, 0 = all.
    void imageRequested(const td::SopInstanceUid &instance, int frame);
    void documentRequested(const td::dicom::EncapsulatedDocument &document);

private:
    void build(int number);
    void refresh();
    void showObject(const std::shared_ptr<const dicom::Part10> &object);
    void playNext();

    load::StudyLoader &m_loader;
    const load::Companions *m_companions = nullptr;
    const theme::Theme &m_theme;
    QStackedLayout *m_faces = nullptr; ///< the viewport, or an object without pixels
    Viewport *m_viewport = nullptr;
    ObjectPage *m_object = nullptr; ///< made when first needed
    std::shared_ptr<const dicom::Part10> m_shownObject;
    QSlider *m_slider = nullptr;
    QPushButton *m_retry = nullptr;
    SeriesInstanceUid m_series;
    int m_index = 0;
    int m_shownIndex = -1; ///< of the image in the viewport
    QString m_message;
    std::function<QString(const load::LoadedImage &)> m_supplement;
    QTimer m_clock;
};

} // namespace td::viewer
