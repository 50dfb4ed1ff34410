// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QVector>

#include <functional>

namespace td::test {

/// What goes into the signature dictionary's /Contents for the bytes that are signed.
using MakeCms = std::function<QByteArray(const QByteArray &signedBytes)>;

/// How a signature field is written.
struct FieldOptions {
    QByteArray subFilter = "ETSI.CAdES.detached";
    QByteArray rectangle = "0 0 0 0"; ///< an empty one shows nothing
};

/// A PDF of one page, written by hand, that grows by incremental updates (ISO 32000-1 7.5.6).
class SignedPdf {
public:
    explicit SignedPdf(const QByteArray &pageText);

    /// Appends a revision with one more signature.
    void sign(const MakeCms &cms, const FieldOptions &options = {});
    /// Appends a revision whose page shows another text.
    void replaceText(const QByteArray &pageText);
    /// Appends a revision with a note on the page.
    void addNote();

    QByteArray bytes;

private:
    void appendObject(int number, const QByteArray &body);
    void endRevision();
    void writeForm();
    void writePage();

    QVector<std::pair<int, qsizetype>> m_written; ///< number and offset in this revision
    qsizetype m_previousTable = -1;
    int m_next = 10;
    QByteArrayList m_fields;
    QByteArrayList m_annotations;
};

/// The four numbers of the first /ByteRange, with the place where they stand, to be spoilt by a test.
qsizetype byteRangePosition(const QByteArray &pdf);
/// `pdf` with other numbers in its first /ByteRange, in the room that they have.
QByteArray withByteRange(QByteArray pdf, qint64 a, qint64 b, qint64 c, qint64 d);

} // namespace td::test
