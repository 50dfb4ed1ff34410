// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/KeyObjectSelection.h"
#include "core/dicom/PresentationState.h"
#include "core/dicom/StructuredReport.h"

#include <QCoreApplication>

namespace td::viewer::render {

/// A structured report as text with headings, paragraphs and tables, in the subset of HTML of QTextDocument. All text
/// of the file is escaped. Images are links "image:<SOP Instance UID>#<frame>", frame 0 = all; other instances
/// "object:".
class ReportText {
    Q_DECLARE_TR_FUNCTIONS(td::viewer::render::ReportText)
public:
    static constexpr int kMaxShown = 4'000; ///< items; the reader is told when there are more

    static QString html(const dicom::StructuredReport &report);
    /// What a presentation state is, who made it, and the images that it prepares.
    static QString html(const dicom::PresentationState &state);
    /// "ROSSI^MARIO" as "ROSSI MARIO".
    static QString personName(const QString &dicomName);
    static QString patientLine(const QString &name, const QDate &birthDate, const QString &id);

private:
    explicit ReportText(const dicom::StructuredReport &report)
        : m_report(report)
    {
    }
    void writeHeader();
    void writeChildren(const dicom::ContentItem &item, int depth);
    void writeContainer(const dicom::ContentItem &item, int depth);
    void writeFlowing(const dicom::ContentItem &item);
    void writeItem(const dicom::ContentItem &item, int depth);
    /// Numbers that follow each other, as a table; returns how many items those are.
    std::size_t writeNumbers(const std::vector<dicom::ContentItem> &items, std::size_t from, int depth);
    std::size_t writeImages(const std::vector<dicom::ContentItem> &items, std::size_t from);
    QString valueOf(const dicom::ContentItem &item) const;
    QString numberOf(const dicom::ContentItem &item) const;
    QString linkOf(const dicom::ContentItem &item) const;
    QString coordinatesOf(const dicom::ContentItem &item) const;
    QString nameOfTarget(const dicom::ContentItem &item) const;
    QString nameOf(const dicom::ContentItem &item) const;

    const dicom::StructuredReport &m_report;
    QString m_html;
    int m_shown = 0;
};

} // namespace td::viewer::render
