// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/volume/SegmentBody.h"

#include <QObject>
#include <QThreadPool>

namespace td::viewer::volume {

/// Reslices on worker threads for one pane: what was asked last is what is drawn next; what was asked in between is
/// left out. Lives on the GUI thread.
class ResliceQueue : public QObject {
    Q_OBJECT
public:
    /// Interpolations that a picture during a drag may cost; larger ones are drawn coarsely first.
    static constexpr double kInteractiveCost = 1'000'000;

    explicit ResliceQueue(QObject *parent = nullptr);
    ~ResliceQueue() override;

    void setVolume(std::shared_ptr<const Volume> volume);
    /// What lies over the volume in the pictures that are asked for from now on.
    void setSegments(std::vector<ShownSegments> segments);
    /// While `dragging`, large cuts are coarse; ask again without it for the full picture.
    void request(const Cut &cut, bool dragging);
    bool isBusy() const noexcept { return m_running; }

Q_SIGNALS:
    void ready(std::shared_ptr<const td::viewer::load::LoadedImage> image);

private:
    struct Asked {
        Cut cut;
        bool dragging = false;
    };
    void start(const Asked &asked);

    std::shared_ptr<const Volume> m_volume;
    std::vector<ShownSegments> m_segments;
    bool m_outdated = false; ///< the picture under way has other segments
    std::shared_ptr<std::atomic_bool> m_cancelled;
    std::optional<Asked> m_waiting;
    std::optional<Cut> m_shown; ///< in full
    bool m_running = false;
    bool m_runningFull = false;
    // Threads of its own: the painter of Qt waits for the global ones.
    QThreadPool m_rows;
    QThreadPool m_cutter; ///< waits for the rows; goes first
};

} // namespace td::viewer::volume
