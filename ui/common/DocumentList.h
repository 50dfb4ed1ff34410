// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/DocumentReference.h"
#include "resources/theme/Theme.h"

#include <QWidget>

class QMenu;

namespace td::ui {

/// A page that shows documents and asks for what can be done with them: the table and the timeline, with one menu.
class DocumentList : public QWidget {
    Q_OBJECT
public:
    explicit DocumentList(const theme::Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void viewRequested(const td::model::DocumentReference &document);
    void saveRequested(const td::model::DocumentReference &document);
    void printRequested(const td::model::DocumentReference &document);
    /// Every study the document is about; more than one needs a choice.
    void imagesRequested(const QVector<td::StudyInstanceUid> &studies);
    /// The patient hides a report from everybody else, or shows it again.
    void obscuringRequested(const td::model::DocumentReference &document, bool obscured);

protected:
    /// View, save, print; of a report also hide or show.
    void addDocumentActions(QMenu &menu, const model::DocumentReference &document);
    /// The same and, where there are any, the images.
    void addAllActions(QMenu &menu, const model::DocumentReference &document);

private:
    const theme::Theme &m_theme;
};

} // namespace td::ui
