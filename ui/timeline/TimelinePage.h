// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "ui/common/DocumentList.h"
#include "ui/common/Faces.h"
#include "ui/timeline/TimelineEvent.h"

#include <QSet>

class QLabel;
class QPushButton;
class QToolButton;

namespace td::ui {

class Notice;
class TimelineLegend;
class TimelineView;

/// "Timeline": the patient's reports, and the studies of their own discs, along a drawn axis of time.
class TimelinePage : public DocumentList {
    Q_OBJECT
public:
    /// How many reports are fetched at once, and after how many the patient is asked before older ones are.
    struct Bounds {
        int batch = 200;
        int shown = 2000;
    };

    TimelinePage(client::ServiceClient &client, const theme::Theme &theme, Bounds bounds, QWidget *parent = nullptr);

    /// The reports are fetched when the page is first seen.
    void open(const PatientId &patient);
    void reload();
    /// Studies of the patient's private archive; the clinic's service knows nothing of them.
    void setOwnStudies(const QVector<model::ImagingStudy> &studies);
    Faces::Face face() const { return m_faces->face(); }

Q_SIGNALS:
    /// Studies of the patient's own discs are to be looked at.
    void ownImagesRequested(const QVector<td::StudyInstanceUid> &studies);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeContent();
    QWidget *makeChosen();
    void loadBatch();
    void onAnswer(const Result<model::Page<model::DocumentReference>> &answer);
    void onFailure(const Error &error);
    void showEvents();
    void sayHowMany();
    void showChosen(int event);
    void updateZoom();
    void viewEvent(int event);
    void viewImages(int event);
    void addActions(QMenu &menu, const TimelineEvent &event);
    void showMenu(const QVector<int> &events, const QPoint &at);

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    Bounds m_bounds;
    PatientId m_patient;
    int m_generation = 0;
    int m_wanted = 0;   ///< how many reports may be fetched
    int m_received = 0; ///< of them, how many came
    int m_total = 0;
    bool m_isStale = false;
    QSet<DocumentId> m_known;
    QVector<TimelineEvent> m_reports;
    QVector<TimelineEvent> m_own;
    int m_undatedReports = 0;
    int m_undatedOwn = 0;
    TimelineView *m_view;
    Faces *m_faces = nullptr;
    Notice *m_notice;
    Notice *m_older;
    TimelineLegend *m_legend = nullptr;
    QLabel *m_chosen = nullptr;
    QLabel *m_undated = nullptr;
    QPushButton *m_actions = nullptr;
    QToolButton *m_zoomOut = nullptr;
    QToolButton *m_zoomIn = nullptr;
    QPushButton *m_all = nullptr;
    QPushButton *m_lastYear = nullptr;
};

} // namespace td::ui
