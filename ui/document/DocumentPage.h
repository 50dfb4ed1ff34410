// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "core/signature/SignatureReader.h"
#include "resources/theme/Theme.h"
#include "ui/document/PdfDocument.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;
class QPrinter;

namespace td::ui {

class Faces;
class Notice;
class PdfView;
class SignaturePanel;

/// One document: reading, zooming, searching, saving and printing it, and who signed it. A .p7m shows the PDF in it and
/// is saved as it came.
class DocumentPage : public QWidget {
    Q_OBJECT
public:
    enum class Then { Nothing, Save, Print };

    /// `trust` may be null: then no signer is recognised.
    DocumentPage(client::ServiceClient &client, const theme::Theme &theme,
                 std::shared_ptr<const signature::TrustStore> trust, QWidget *parent = nullptr);

    /// Shows `document`, and goes on with `then` once it is there.
    void open(const model::DocumentReference &document, Then then = Then::Nothing);

    /// Shows a PDF that is no document of the dossier, such as one inside a DICOM object.
    void open(const QString &title, const QByteArray &pdf);

    /// The document was listed, but is not to be had any more.
    bool isGone() const { return m_isGone; }

Q_SIGNALS:
    void backRequested();

private:
    QWidget *makeToolBar();
    void load();
    void clear();
    void onBytes(const Result<QByteArray> &answer);
    void openPdf(const QByteArray &pdf);
    void onSignatures(const Result<signature::SignatureReport> &answer);
    void onOpened(const Result<std::shared_ptr<PdfDocument>> &answer);
    void goOn();
    void search();
    void showHit(int step);
    void save();
    void writeTo(const QString &path);
    void print();
    void preview(const QVector<QImage> &pages);
    void updateTools();

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    std::shared_ptr<const signature::TrustStore> m_trust;
    model::DocumentReference m_document;
    Then m_then = Then::Nothing;
    QByteArray m_bytes;
    QByteArray m_given; ///< of show(); empty when the document comes from the service
    std::shared_ptr<PdfDocument> m_pdf;
    QVector<PdfHit> m_hits;
    int m_hit = -1;
    int m_generation = 0;
    bool m_isGone = false;
    QLabel *m_title;
    QLabel *m_position;
    QLabel *m_found;
    QLineEdit *m_search;
    QVector<QToolButton *> m_readingTools;
    QToolButton *m_save = nullptr;
    PdfView *m_view;
    Faces *m_faces;
    Notice *m_notice;
    SignaturePanel *m_signatures;
};

} // namespace td::ui
