// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/Tour.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QWidget>

#include <cstdio>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
constexpr int pollMs = 15;
constexpr int longestWaitMs = 30'000;
constexpr int longestOptionalWaitMs = 400;
/// A picture is taken when the screen has been right for this many looks, so that painting has caught up.
constexpr int calmPolls = 12;

QWidget *baseWindow()
{
    // The newest plain window that is visible: the viewer stands before the dossier, the phone before both if active.
    QWidget *base =
        QApplication::activeModalWidget() ? QApplication::activeModalWidget() : QApplication::activeWindow();
    while (base && base->parentWidget() && (base->windowFlags() & Qt::Dialog) == Qt::Dialog)
        base = base->parentWidget()->window();
    if (base)
        return base;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible() && (window->windowType() == Qt::Window))
            base = window;
    }
    return base;
}

void drawOver(QPainter &painter, QWidget *over, const QWidget *base)
{
    const QPixmap picture = over->grab();
    QPoint at = over->mapToGlobal(QPoint(0, 0)) - base->mapToGlobal(QPoint(0, 0));
    if (over->windowType() != Qt::Popup) // without a window manager a dialog does not know where it stands
        at = QPoint((base->width() - over->width()) / 2, std::max(0, (base->height() - over->height()) / 2));
    painter.fillRect(QRect(at, over->size()).adjusted(-1, -1, 1, 1), Qt::gray);
    painter.drawPixmap(at, picture);
}

} // namespace

QImage pictureOfScreen()
{
    QWidget *base = baseWindow();
    if (!base)
        return {};
    QImage image = base->grab().toImage();
    QPainter painter(&image);
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible() && window->parentWidget() && (window->windowFlags() & Qt::Dialog) == Qt::Dialog)
            drawOver(painter, window, base);
    }
    if (QWidget *popup = QApplication::activePopupWidget())
        drawOver(painter, popup, base);
    return image;
}

Tour::Tour(QVector<TourStep> steps, QString folder, QObject *parent)
    : QObject(parent)
    , m_steps(std::move(steps))
    , m_folder(std::move(folder))
{
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, &Tour::poll);
}

void Tour::start()
{
    QDir().mkpath(m_folder);
    enter(0);
    m_poll.start();
}

void Tour::enter(int step)
{
    m_step = step;
    m_calmPolls = 0;
    m_waiting.start();
    if (m_step < m_steps.size())
        return;
    m_poll.stop();
    std::printf("tour: %lld steps done, %d pictures\n", static_cast<long long>(m_steps.size()), m_pictures);
    Q_EMIT finished({});
}

QString Tour::label(int step) const
{
    return u"%1 (%2)"_s.arg(step + 1).arg(m_steps[step].name);
}

void Tour::poll()
{
    const TourStep &step = m_steps[m_step];
    const bool ready = step.ready();
    if (!ready) {
        m_calmPolls = 0;
        if (m_waiting.elapsed() < (step.optional ? longestOptionalWaitMs : longestWaitMs))
            return;
        if (step.optional)
            return enter(m_step + 1);
        takePicture(u"failed"_s);
        m_poll.stop();
        Q_EMIT finished(label(m_step));
        return;
    }
    if (!step.optional && ++m_calmPolls < calmPolls)
        return;
    if (!step.name.isEmpty() && !takePicture(step.name)) {
        m_poll.stop();
        Q_EMIT finished(label(m_step) + u": the picture cannot be written"_s);
        return;
    }
    const int current = m_step;
    if (step.act && !step.act()) {
        takePicture(u"failed"_s);
        m_poll.stop();
        Q_EMIT finished(label(current));
        return;
    }
    enter(current + 1);
}

bool Tour::takePicture(const QString &name)
{
    const QImage image = pictureOfScreen();
    return !image.isNull() &&
           image.save(m_folder + u"/%1-%2.png"_s.arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(name));
}

} // namespace td::ui
