// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/EncapsulatedDocument.h"
#include "viewer/load/Companions.h"
#include "viewer/load/StudyLoader.h"
#include "viewer/widget/ClipPlayer.h"
#include "viewer/widget/PaneOverlay.h"
#include "viewer/widget/Viewport.h"

#include <QPushButton>
#include <QSlider>
#include <QStackedLayout>
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
    /// The images of the series in the order they are scrolled through.
    const QVector<load::ImageKey> &keys() const { return m_loader.stack(m_series); }
    /// Index of the first frame of the instance that the slider stands on.
    int clipStart() const;
    /// Whether the slider stands on a film that cannot be shown.
    bool isRefusedFilm() const;
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

    /// Whether the shown image belongs to a clip.
    bool canPlay() const;
    bool isPlaying() const { return m_player->isPlaying(); }
    void setPlaying(bool playing);
    double speed() const { return m_player->speed(); }
    /// Of the recorded speed.
    void setSpeed(double speed);

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
    /// The film that the slider stands on is to be saved as it is.
    void filmRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build(int number);
    void refresh();
    void showObject(const std::shared_ptr<const dicom::Part10> &object);
    void showTick(int due, int shown);
    void updateButtons(const std::optional<Error> &error);
    QString errorText(const Error &error) const;
    std::shared_ptr<const load::LoadedImage> imageAt(int index) const;

    load::StudyLoader &m_loader;
    const load::Companions *m_companions = nullptr;
    const theme::Theme &m_theme;
    QStackedLayout *m_faces = nullptr; ///< the viewport, or an object without pixels
    Viewport *m_viewport = nullptr;
    ObjectPage *m_object = nullptr; ///< made when first needed
    std::shared_ptr<const dicom::Part10> m_shownObject;
    QSlider *m_slider = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_saveFilm = nullptr;
    SeriesInstanceUid m_series;
    int m_index = 0;
    int m_shownIndex = -1; ///< of the image in the viewport
    int m_latest = -1;     ///< while playing: the newest frame that is there when the due one is not
    QString m_message;
    std::function<QString(const load::LoadedImage &)> m_supplement;
    ClipPlayer *m_player;
};

} // namespace td::viewer
