// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QVector>

#include <functional>

class QWidget;

namespace td::ui {

/// One step: wait until the program shows what it should, take a picture of it, do the next thing.
struct TourStep {
    QString name;                   ///< of the picture's file; empty = no picture
    std::function<bool()> ready;    ///< true once the screen shows what this step is about
    std::function<bool()> act = {}; ///< false = could not be done: the tour has failed
    bool optional = false;          ///< may pass by too fast to be seen, such as a loading face
};

/// Walks through steps on the real widgets and writes a picture of each into a folder.
class Tour : public QObject {
    Q_OBJECT
public:
    Tour(QVector<TourStep> steps, QString folder, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// `failedStep` is empty when every step worked.
    void finished(const QString &failedStep);

private:
    void poll();
    void enter(int step);
    QString label(int step) const;
    bool takePicture(const QString &name);

    QVector<TourStep> m_steps;
    QString m_folder;
    QTimer m_poll;
    QElapsedTimer m_waiting;
    int m_step = 0;
    int m_pictures = 0;
    int m_calmPolls = 0;
};

/// The window a person looks at now, with the dialog or menu that stands on it.
QImage pictureOfScreen();

} // namespace td::ui
