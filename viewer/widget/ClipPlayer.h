// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/ImageAttributes.h"
#include "viewer/scene/Cine.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace td::viewer {

/// The clock of a clip: says which frame is due, lets frames fall out that are not there in time, and knows how fast
/// the clip really runs.
class ClipPlayer : public QObject {
    Q_OBJECT
public:
    /// The speeds that a reader can choose, of the recorded one.
    static constexpr std::array kSpeeds{0.25, 0.5, 1.0, 2.0};

    /// `isThere` says whether a frame of the clip can be shown at once.
    ClipPlayer(std::function<bool(int frame)> isThere, QObject *parent);

    bool isPlaying() const noexcept { return m_cine.has_value(); }
    /// Plays from `frame` on.
    void start(const dicom::CineAttributes &attributes, int frame);
    void stop();
    /// Goes on from there; nothing when it is not playing.
    void jumpTo(int frame);
    double speed() const noexcept { return m_speed; }
    void setSpeed(double speed);

    /// "30 fps", "not recorded: 10 fps", "15 fps, speed 1/2", "12 of 30 fps" when frames fall out.
    QString rateText(const dicom::CineAttributes &attributes) const;
    /// "1/4", "1/2", "1", "2".
    static QString speedText(double speed);

    static scene::Cine cineOf(const dicom::CineAttributes &attributes);

Q_SIGNALS:
    /// Frame `due` should be there by now, or soon where frames have come too late; `shown` is the newest that is there
    /// and should be seen, -1 when none is newer than the last.
    void tick(int due, int shown);

private:
    scene::Cine::Time now() const;
    void advance();
    void schedule();
    void count(qint64 due, bool shown);

    std::function<bool(int)> m_isThere;
    std::optional<scene::Cine> m_cine;
    double m_speed = 1;
    QElapsedTimer m_since;
    scene::Cine::Time m_base{0}; ///< recorded time at which m_since was started
    qint64 m_due = 0;
    qint64 m_shown = 0; ///< the last step that was seen
    QTimer m_timer;
    QElapsedTimer m_window; ///< in which m_dueSteps and m_shownSteps are counted
    qint64 m_dueSteps = 0;
    qint64 m_shownSteps = 0;
    int m_lead = 0;     ///< frames that are asked for before they are due
    double m_share = 1; ///< of the due frames, how many were seen in the last window
};

} // namespace td::viewer
