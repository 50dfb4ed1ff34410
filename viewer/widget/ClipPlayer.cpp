// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ClipPlayer.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace td::viewer {
namespace {

using scene::Cine;

constexpr qint64 kWindowMs = 1000;
constexpr qint64 kLookBack = 64; ///< frames; what is later than these is not worth showing
constexpr int kMostLead = 12;    ///< frames
constexpr double kOnTime = 0.95; ///< of the frames: a few fall out on any busy computer

QString number(double rate)
{
    return QLocale().toString(rate, 'f', std::abs(rate - std::round(rate)) < 0.05 ? 0 : 1);
}

} // namespace

ClipPlayer::ClipPlayer(std::function<bool(int)> isThere, QObject *parent)
    : QObject(parent)
    , m_isThere(std::move(isThere))
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ClipPlayer::advance);
}

Cine ClipPlayer::cineOf(const dicom::CineAttributes &a)
{
    return Cine({a.firstFrame, a.lastFrame, a.frameTime, a.frameTimes, a.sweeping});
}

Cine::Time ClipPlayer::now() const
{
    return m_base + Cine::Time(qint64(double(m_since.nsecsElapsed()) / 1000 * m_speed));
}

void ClipPlayer::start(const dicom::CineAttributes &attributes, int frame)
{
    m_cine = cineOf(attributes);
    m_share = 1;
    m_lead = 0;
    jumpTo(frame);
}

void ClipPlayer::stop()
{
    m_cine.reset();
    m_timer.stop();
}

void ClipPlayer::jumpTo(int frame)
{
    if (!m_cine)
        return;
    m_shown = m_due = m_cine->stepOf(frame);
    m_base = m_cine->startOf(m_shown);
    m_since.start();
    m_window.start();
    m_dueSteps = m_shownSteps = 0;
    schedule();
}

void ClipPlayer::setSpeed(double speed)
{
    if (m_cine) {
        m_base = now();
        m_since.start();
        m_window.start();
        m_dueSteps = m_shownSteps = 0;
    }
    m_speed = speed;
    if (m_cine)
        schedule();
}

void ClipPlayer::schedule()
{
    const double wait = double((m_cine->startOf(m_due + 1) - now()).count()) / 1000 / m_speed;
    m_timer.start(std::max(1, int(std::ceil(wait))));
}

void ClipPlayer::advance()
{
    const qint64 due = m_cine->stepAt(now());
    qint64 shown = due;
    const qint64 oldest = std::max(m_shown, due - kLookBack);
    while (shown > oldest && !m_isThere(m_cine->frameOf(shown)))
        --shown;
    const bool isNew = shown > oldest;
    count(due, isNew);
    if (isNew)
        m_shown = shown;
    const int dueFrame = m_cine->frameOf(due + m_lead);
    const int shownFrame = isNew ? m_cine->frameOf(shown) : -1;
    schedule();
    Q_EMIT tick(dueFrame, shownFrame);
}

void ClipPlayer::count(qint64 due, bool shown)
{
    m_dueSteps += due - m_due;
    m_shownSteps += shown ? 1 : 0;
    m_due = due;
    if (m_window.elapsed() < kWindowMs)
        return;
    m_share = m_dueSteps > 0 ? double(m_shownSteps) / double(m_dueSteps) : 1;
    // Frames that are asked for when they are due come in a bunch when the next are: they are asked for earlier.
    m_lead = m_share < kOnTime ? std::min(m_lead + 3, kMostLead) : std::max(m_lead - 1, 0);
    m_window.start();
    m_dueSteps = m_shownSteps = 0;
}

QString ClipPlayer::speedText(double speed)
{
    return speed < 1 ? QStringLiteral("1/%1").arg(qRound(1 / speed)) : QLocale().toString(qRound(speed));
}

QString ClipPlayer::rateText(const dicom::CineAttributes &attributes) const
{
    const Cine cine = cineOf(attributes);
    const double rate = cine.rate() * m_speed;
    QString text = isPlaying() && m_share < kOnTime ? tr("%1 of %2 fps").arg(number(rate * m_share), number(rate))
                                                    : tr("%1 fps").arg(number(rate));
    if (m_speed != 1)
        text = tr("%1, speed %2").arg(text, speedText(m_speed));
    return cine.isRecorded() ? text : tr("not recorded: %1").arg(text);
}

} // namespace td::viewer
