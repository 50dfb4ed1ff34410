// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceSource.h"
#include "core/discs/ImportJob.h"
#include "core/model/AnnotationStore.h"
#include "core/model/Patient.h"
#include "resources/theme/Theme.h"
#include "ui/common/Faces.h"

#include <QWidget>

class QVBoxLayout;

namespace td::ui {

class DiscCard;
class ImportBar;
class Notice;

/// "I miei dischi": exams of elsewhere that the patient keeps on this computer. Nothing on this page goes to the
/// clinic. When the page goes, an import stops where it is and can be resumed.
class DiscsPage : public QWidget {
    Q_OBJECT
public:
    /// `archiveRoot`: the folder below which each patient's archive stands.
    DiscsPage(const theme::Theme &theme, QString archiveRoot, QWidget *parent = nullptr);
    ~DiscsPage() override;

    void open(const model::Patient &patient);
    /// Imports a folder or a file, as if it had been chosen or dropped.
    Q_INVOKABLE void add(const QString &path);
    Faces::Face face() const { return m_faces->face(); }
    bool isImporting() const { return m_stop != nullptr; }
    /// What the patient draws on images, kept beside the archive.
    std::shared_ptr<model::AnnotationStore> annotationStore() const;
    /// The images of the archive; null until it is open.
    std::shared_ptr<dicom::InstanceSource> source() const { return m_source; }

Q_SIGNALS:
    /// Every study that can be seen, whenever discs have come or gone.
    void studiesChanged(const QVector<td::model::ImagingStudy> &studies);
    void imagesRequested(const QVector<td::StudyInstanceUid> &studies);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    using Archive = std::shared_ptr<discs::DiscArchive>;
    QWidget *makeButtons();
    void openArchive();
    void onOpened(const Result<Archive> &answer);
    void reload();
    void showDiscs(const Result<QVector<discs::Disc>> &answer);
    void addCard(const discs::Disc &disc);
    void chooseFolder();
    void chooseFile();
    void begin(const QString &path, qint64 resume);
    void onImported(const Result<discs::ImportSummary> &answer);
    void remove(qint64 disc);
    void showLedger(qint64 disc, const QString &name);
    void updateChangeable();

    const theme::Theme &m_theme;
    QString m_root;
    model::Patient m_patient;
    Archive m_archive;
    std::shared_ptr<dicom::InstanceSource> m_source;
    std::shared_ptr<std::atomic_bool> m_stop; ///< of the running import; null when there is none
    qint64 m_resumed = 0;                     ///< the disc whose import goes on; 0 when it is a new one
    int m_generation = 0;
    qint64 m_lastImported = 0;
    Notice *m_notice;
    ImportBar *m_import;
    QWidget *m_list;
    QVBoxLayout *m_cards;
    Faces *m_faces;
    QWidget *m_buttons;
    QVector<DiscCard *> m_shown;
    QHash<QString, int> m_sameNames; ///< discs of a name that have no card yet
};

} // namespace td::ui
