// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "resources/theme/Theme.h"
#include "ui/desk/DeskOptions.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace td::ui {

class AccountCard;
class ConsentsCard;
class ContactsCard;
class ImagesPage;
class ReportPage;
class SheetCard;

/// What the desk does for one patient: access and contacts, consents, reports, images.
class DeskPatientPage : public QWidget {
    Q_OBJECT
public:
    DeskPatientPage(client::ServiceClient &client, const theme::Theme &theme, const DeskOptions &options,
                    QWidget *parent = nullptr);

    void open(const model::Patient &patient);

Q_SIGNALS:
    void backRequested();

private:
    void showIdentity(const model::Patient &patient);
    void addTab(const QString &name, const QVector<QWidget *> &parts);

    const theme::Theme &m_theme;
    QLabel *m_name;
    QLabel *m_details;
    QTabBar *m_tabs;
    QStackedWidget *m_parts;
    AccountCard *m_account;
    ContactsCard *m_contacts;
    SheetCard *m_sheet;
    ConsentsCard *m_consents;
    ReportPage *m_reports;
    ImagesPage *m_images;
};

} // namespace td::ui
