// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace td::authoring {

/// The sentences of the pages, in both languages: what is on a medium is read without this program's translations.
enum class Word {
    Title,
    OtherLanguage,
    Born,
    MadeOn,
    Volume,
    VolumeOfSome,
    Notice,
    OnThisPage,
    Exams,
    OtherReports,
    HowToOpen,
    Authenticity,
    Unnamed,
    NoDate,
    OneSeries,
    ManySeries,
    OneImage,
    ManyImages,
    SeeImages,
    SeeExam,
    OpenReport,
    Report,
    NoExams,
    Back,
    Previous,
    Next,
    Series,
    SeriesUnnumbered,
    SomeShown,
    NoPicture,
    Image,
    ImageUnnumbered,
    Frame,
    Images,
    EnlargeHint,
    ForDoctors,
    WithViewer,
    OnWindows,
    OnLinux,
    OnMac,
    WithoutViewer,
    Unpack,
    Reports,
    SealIs,
    SealMeans,
    HowToVerify,
    VerifyByViewer,
    MadeWith,
};

class PageWords {
public:
    /// `languageTag` BCP 47; Italian, else English.
    explicit PageWords(const QString &languageTag);

    bool isItalian() const noexcept { return m_italian; }
    QString tag() const;
    PageWords other() const;

    QString operator()(Word word) const;
    /// "1 series", "3 series"
    QString count(int number, Word one, Word many) const;
    /// "25/11/2024" or "25 November 2024"; empty for none.
    QString date(const QDate &date) const;
    QString time(const QDateTime &time) const;
    /// What a modality is called, with its code behind; the code alone where it is a rare one.
    QString modality(const QString &code) const;

private:
    bool m_italian;
};

} // namespace td::authoring
