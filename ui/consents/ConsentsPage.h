// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"
#include "ui/common/Faces.h"

#include <QWidget>

class QScrollArea;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace td::ui {

class ConsentCard;
class DocumentsPage;
class Notice;

/// "Consensi": the signed documents as the portal shows them, and how each consent stands, to be given and withdrawn.
class ConsentsPage : public QWidget {
    Q_OBJECT
public:
    ConsentsPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);

    void open(const PatientId &patient);
    /// Goes to the consents themselves.
    void showState();
    /// The signed documents, for what can be done with them.
    DocumentsPage *documents() const { return m_documents; }

Q_SIGNALS:
    /// What the dossier shows may be different now.
    void consentsChanged();

private:
    QWidget *makeState();
    void load();
    void onAnswer(const Result<QVector<model::Consent>> &answer);
    void decide(model::ConsentKind kind, bool given);
    void onDecided(const Result<model::Consent> &answer);

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    PatientId m_patient;
    int m_generation = 0;
    bool m_keepsNotice = false; ///< what was just decided is still to be read
    QTabBar *m_tabs;
    QStackedWidget *m_parts;
    DocumentsPage *m_documents;
    Notice *m_notice = nullptr;
    Faces *m_faces = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_list = nullptr;
    QVector<ConsentCard *> m_cards;
};

} // namespace td::ui
