// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/PageWords.h"

#include <QLocale>

#include <algorithm>
#include <iterator>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

struct Pair {
    const char16_t *italian;
    const char16_t *english;
};

struct Entry {
    Word word;
    Pair text;
};

constexpr Entry sentences[] = {
    {Word::Title, {u"Esami e immagini", u"Exams and images"}},
    {Word::OtherLanguage, {u"In English", u"In italiano"}}, // in the other one
    {Word::Born, {u"Data di nascita: %1", u"Date of birth: %1"}},
    {Word::MadeOn, {u"Supporto preparato il %1", u"Medium prepared on %1"}},
    {Word::Volume,
     {u"Volume %1 di %2: gli altri esami sono sugli altri volumi.",
      u"Volume %1 of %2: the other exams are on the other volumes."}},
    {Word::VolumeOfSome,
     {u"Volume %1: altri esami possono essere su altri volumi.", u"Volume %1: other exams may be on other volumes."}},
    {Word::Notice,
     {u"Le immagini di queste pagine servono per la consultazione, non per la diagnosi. Per la diagnosi il "
      u"medico apre le immagini originali, in formato DICOM.",
      u"The pictures on these pages are for looking, not for diagnosis. For a diagnosis a physician opens "
      u"the original images, in DICOM format."}},
    {Word::OnThisPage, {u"In questa pagina", u"On this page"}},
    {Word::Exams, {u"Esami", u"Exams"}},
    {Word::OtherReports, {u"Altri referti e documenti", u"Other reports and documents"}},
    {Word::HowToOpen, {u"Come aprire le immagini originali", u"How to open the original images"}},
    {Word::Authenticity, {u"Come verificare il contenuto", u"How to verify the contents"}},
    {Word::Unnamed, {u"Esame senza descrizione", u"Exam without a description"}},
    {Word::NoDate, {u"Data non indicata", u"Date not stated"}},
    {Word::OneSeries, {u"1 serie", u"1 series"}},
    {Word::ManySeries, {u"%1 serie", u"%1 series"}},
    {Word::OneImage, {u"1 immagine", u"1 image"}},
    {Word::ManyImages, {u"%1 immagini", u"%1 images"}},
    {Word::SeeImages, {u"Guardi le immagini", u"See the images"}},
    {Word::SeeExam, {u"Apra l’esame", u"Open the exam"}},
    {Word::OpenReport, {u"Apra (PDF): %1", u"Open (PDF): %1"}},
    {Word::Report, {u"Referto", u"Report"}},
    {Word::NoExams, {u"Questo volume non contiene esami.", u"This volume holds no exams."}},
    {Word::Back, {u"Tutti gli esami", u"All exams"}},
    {Word::Previous, {u"Esame precedente", u"Previous exam"}},
    {Word::Next, {u"Esame successivo", u"Next exam"}},
    {Word::Series, {u"Serie %1", u"Series %1"}},
    {Word::SeriesUnnumbered, {u"Serie", u"Series"}},
    {Word::SomeShown, {u"%1 immagini, qui ne vede %2", u"%1 images, of which %2 are shown here"}},
    {Word::NoPicture,
     {u"Di questa serie non c’è un’anteprima: la apra con un programma per immagini DICOM.",
      u"There is no picture of this series: open it with a program for DICOM images."}},
    {Word::Image, {u"Immagine %1", u"Image %1"}},
    {Word::ImageUnnumbered, {u"Immagine", u"Image"}},
    {Word::Frame, {u"%1, fotogramma %2 di %3", u"%1, frame %2 of %3"}},
    {Word::Images, {u"Immagini", u"Images"}},
    {Word::EnlargeHint,
     {u"Scelga un’immagine per vederla più grande. Le lettere ai bordi indicano il lato del paziente: R "
      u"destra, L sinistra, A davanti, P dietro, H testa, F piedi.",
      u"Choose a picture to see it larger. The letters at its edges are the patient’s sides: R right, L "
      u"left, A front, P back, H head, F feet."}},
    {Word::ForDoctors,
     {u"Per il medico: le immagini originali sono nella cartella DICOM e sono elencate nel file DICOMDIR, che "
      u"ogni programma per immagini DICOM sa aprire.",
      u"For the physician: the original images are in the folder DICOM and are listed in the file DICOMDIR, "
      u"which every program for DICOM images can open."}},
    {Word::WithViewer,
     {u"Su questo supporto c’è anche un visualizzatore, che non va installato:",
      u"This medium also holds a viewer, which needs no installation:"}},
    {Word::OnWindows, {u"Windows: apra con un doppio clic il file", u"Windows: double-click the file"}},
    {Word::OnLinux, {u"Linux: avvii il file", u"Linux: start the file"}},
    {Word::OnMac, {u"Mac: apra con un doppio clic il file", u"Mac: double-click the file"}},
    {Word::WithoutViewer, {u"Su questo supporto non c’è un visualizzatore.", u"This medium holds no viewer."}},
    {Word::Unpack,
     {u"Se ha ricevuto un archivio ZIP e qui non vede le immagini, estragga prima tutto l’archivio in una "
      u"cartella. Non rinomini e non sposti i file.",
      u"If you received a ZIP archive and see no pictures here, extract the whole archive to a folder first. "
      u"Do not rename or move any file."}},
    {Word::Reports, {u"Referti", u"Reports"}},
    {Word::SealIs, {u"Sigillo di chi ha preparato il supporto:", u"Seal of whoever prepared the medium:"}},
    {Word::SealMeans,
     {u"Il file MANIFEST.TXT elenca ogni file con la sua impronta SHA-256 ed è firmato. La verifica mostra le "
      u"parole del sigillo: devono essere quelle lette dal paziente nel programma al momento "
      u"dell’esportazione. Le parole scritte in questa pagina da sole non bastano.",
      u"The file MANIFEST.TXT lists every file with its SHA-256 and is signed. The verification shows the "
      u"words of the seal: they must be those that the patient read in the program when exporting. The words "
      u"on this page alone prove nothing."}},
    {Word::HowToVerify,
     {u"Senza visualizzatore, in un terminale aperto in questa cartella:",
      u"Without the viewer, in a terminal opened in this folder:"}},
    {Word::VerifyByViewer,
     {u"Con il visualizzatore: «Verifica questo supporto».", u"With the viewer: “Verify this medium”."}},
    {Word::MadeWith, {u"Preparato con TuoDossier Desktop %1", u"Prepared with TuoDossier Desktop %1"}},
};
static_assert(std::size(sentences) == std::size_t(Word::MadeWith) + 1);

struct ModalityName {
    const char *code;
    Pair name;
};

constexpr ModalityName modalities[] = {
    {"CR", {u"Radiografia", u"Radiography"}},
    {"CT", {u"Tomografia computerizzata", u"Computed tomography"}},
    {"DX", {u"Radiografia", u"Radiography"}},
    {"ECG", {u"Elettrocardiogramma", u"Electrocardiogram"}},
    {"ES", {u"Endoscopia", u"Endoscopy"}},
    {"IO", {u"Radiografia endorale", u"Intra-oral radiography"}},
    {"MG", {u"Mammografia", u"Mammography"}},
    {"MR", {u"Risonanza magnetica", u"Magnetic resonance"}},
    {"NM", {u"Medicina nucleare", u"Nuclear medicine"}},
    {"PT", {u"Tomografia a emissione di positroni", u"Positron emission tomography"}},
    {"PX", {u"Radiografia panoramica", u"Panoramic radiography"}},
    {"RF", {u"Radioscopia", u"Fluoroscopy"}},
    {"SR", {u"Referto strutturato", u"Structured report"}},
    {"US", {u"Ecografia", u"Ultrasound"}},
    {"XA", {u"Angiografia", u"Angiography"}},
};

} // namespace

PageWords::PageWords(const QString &languageTag)
    : m_italian(languageTag.startsWith(u"it"_s, Qt::CaseInsensitive))
{
}

QString PageWords::tag() const
{
    return m_italian ? u"it"_s : u"en"_s;
}

PageWords PageWords::other() const
{
    return PageWords(m_italian ? u"en"_s : u"it"_s);
}

QString PageWords::operator()(Word word) const
{
    const auto *found = std::find_if(std::begin(sentences), std::end(sentences),
                                     [word](const Entry &entry) { return entry.word == word; });
    return QString::fromUtf16(m_italian ? found->text.italian : found->text.english);
}

QString PageWords::count(int number, Word one, Word many) const
{
    return number == 1 ? (*this)(one) : (*this)(many).arg(number);
}

QString PageWords::date(const QDate &date) const
{
    if (!date.isValid())
        return {};
    return m_italian ? date.toString(u"dd/MM/yyyy"_s) : QLocale(QLocale::English).toString(date, u"d MMMM yyyy"_s);
}

QString PageWords::time(const QDateTime &time) const
{
    return time.isValid() ? date(time.date()) + u", "_s + time.time().toString(u"HH:mm"_s) : QString();
}

QString PageWords::modality(const QString &code) const
{
    for (const ModalityName &known : modalities)
        if (code == QLatin1String(known.code))
            return QString::fromUtf16(m_italian ? known.name.italian : known.name.english) + u" ("_s + code + u')';
    return code;
}

} // namespace td::authoring
