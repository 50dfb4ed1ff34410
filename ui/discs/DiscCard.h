// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discs/DiscArchive.h"
#include "resources/theme/Theme.h"

#include <QFrame>

class QHBoxLayout;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace td::ui {

/// One disc of the archive: its name, its exams, and what can be done with it; or its interrupted import.
class DiscCard : public QFrame {
    Q_OBJECT
public:
    /// `label`: the disc's name, made different from those of the other cards.
    DiscCard(const theme::Theme &theme, const discs::Disc &disc, const QString &label, QWidget *parent = nullptr);

    /// While an import runs nothing else can be changed.
    void setChangeable(bool changeable);

Q_SIGNALS:
    void imagesRequested(const QVector<td::StudyInstanceUid> &studies);
    void ledgerRequested();
    void resumeRequested();
    /// Confirmed on the card.
    void removalRequested();

private:
    QWidget *makeInterrupted();
    QTableWidget *makeStudies();
    void fillStudies(QTableWidget &table);
    QWidget *makeActions();
    QWidget *makeQuestion();
    void ask(bool asking);

    const theme::Theme &m_theme;
    discs::Disc m_disc;
    QString m_label;
    QWidget *m_actions = nullptr;
    QWidget *m_question = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_resume = nullptr;
    QPushButton *m_keep = nullptr;
};

} // namespace td::ui
