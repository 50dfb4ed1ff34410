// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "ui/desk/ImageImport.h"

#include <QFutureSynchronizer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace td::ui {

class DeskForm;
class Notice;

/// Images of a CD, folder, ZIP or ISO for the patient: whose they are is looked at first, and nothing is sent before
/// the clerk has decided.
class ImagesPage : public QWidget {
    Q_OBJECT
public:
    ImagesPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent = nullptr);
    /// Stops what is running and waits until the worker has let go of the client.
    ~ImagesPage() override;

    void open(const model::Patient &patient);
    /// Looks at what stands at `path`, as if it had been chosen.
    Q_INVOKABLE void look(const QString &path);
    bool isBusy() const { return m_busy; }

private:
    void choose(bool folder);
    void stop();
    void setBusy(bool busy, const QString &words = {});
    void onLooked(const Result<MediumLook> &answer);
    void clearFound();
    void addFound(const FoundIdentity &found, int number);
    void askReason();
    void import();
    void onSent(const ImageLedger &ledger);
    static QString ledgerText(const ImageLedger &ledger);

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    model::Patient m_patient;
    QString m_path;
    QWidget *m_buttons;
    Notice *m_notice;
    DeskForm *m_running;
    QLabel *m_progress;
    QPushButton *m_stopButton;
    QWidget *m_found;
    QVBoxLayout *m_list;
    DeskForm *m_reasonCard;
    QLineEdit *m_reason;
    Notice *m_refusal;
    QPushButton *m_import;
    QVector<std::pair<FoundIdentity, QCheckBox *>> m_choices;
    std::shared_ptr<std::atomic_bool> m_stop;
    QFutureSynchronizer<void> m_workers; ///< those that may still use the client
    bool m_busy = false;
    int m_generation = 0;
};

} // namespace td::ui
