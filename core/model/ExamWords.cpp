// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ExamWords.h"

#include "core/model/BodyRegion.h"
#include "core/model/Modality.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace td::model {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kLongestWord = 18; // "ortopantomografia" has 17 letters

// Parts of the body and kinds of exams come from their own tables as well.
constexpr QLatin1StringView kWords =
    // planes and projections
    "ax axial assiale assiali cor coronal coronale coronali sag sagittal sagittale sagittali obl oblique obliqua "
    "obliquo "
    "oblique tra transverse transversal trasversale trasversali ap pa ll lat lateral laterale laterali proiezione "
    "proiezioni projection cc mlo ml lm prone supine prono supino standing ortostatismo ortostasi carico flessione "
    "estensione inspirazione espirazione inspiration expiration insp exp plane piano piani "
    // sequences of magnetic resonance
    "w pesata pesate weighted pd dp dwi adc flair stir tir tirm fse tse se gre ge epi swi tof mra mrv perf perfusion "
    "perfusione diff diffusion diffusione dixon space vibe lava haste ssfse fiesta ciss bold dti spir spair fat fatsat "
    "fs sat trufi bffe ffe tfe flash mprage bravo cube vista thrive resolve water acqua phase echo spin turbo fast "
    // contrast and phases
    "mdc contrast contrasto con senza with without pre post plain gd gadolinio iv ev dinamico dinamica dynamic basale "
    "diretta arteriosa arterial portale portal venosa venous tardiva tardivo delayed late early precoce equilibrio art "
    "ven fase fasi nativa native wash in out "
    // computed tomography and what is made of it
    "bone osso ossa soft tissue tissues molli tessuti parenchima parenchimale kernel smooth sharp standard hr hrct "
    "alta "
    "risoluzione high resolution thin thick sottile spessore slice slices strato strati scout topogram localizer "
    "localizzatore surview survey mip minip mpr vr vrt recon reconstruction ricostruzione ricostruzioni helical "
    "spirale "
    "spiral volume volumetrica dose report series serie gating gated ecg prospective retrospective low bassa "
    // kinds
    "rx xr cr dx dr rm rmn mr mri tc tac ct eco us pet spect nm pt scintigrafia scintigraphy radiografia radiografie "
    "radiography tomografia tomography computerizzata computed risonanza magnetica magnetic resonance ecografia "
    "ultrasound ecocolordoppler ecodoppler doppler color colore duplex mammografia mammography tomosintesi "
    "tomosynthesis "
    "densitometria dexa moc ortopantomografia angio angiorm angiotc angiografia angiography uro fluoro fluoroscopia "
    "biopsia biopsy screening esame exam study studio controllo follow up urgenza completo completa complete "
    // sides and parts
    "right left destra destro dx sinistra sinistro sx sn bilaterale bilateral entrambe r l total totale whole body "
    "corpo "
    "arto arti superiore superiori inferiore inferiori upper lower extremity limb anteriore posteriore anterior "
    "posterior "
    "tratto cervicale dorsale lombare sacrale thoracic cervical lumbar sacral parti molli articolazione joint muscolo "
    "tendini angolo base apice "
    // small words between them
    "di del dello della dei degli delle e ed a al alla per in su the of and for"_L1;

const QSet<QString> &words()
{
    static const QSet<QString> all = [] {
        QSet<QString> set;
        for (const QLatin1StringView word : kWords.tokenize(u' '))
            set.insert(QString(word));
        return set;
    }();
    return all;
}

/// "T2", "3D", "b1000", "5mm", "1.25", "120kV". Two numbers with nothing but a blank between could be a date, so a bare
/// one has a single digit before its point.
bool isMeasure(const QString &word)
{
    static const QRegularExpression measure(
        u"^(t[12]w?|[234]d|b[0-9]{1,4}|[0-9]([.,][0-9]{1,2})?|[0-9]{1,3}([.,][0-9]{1,2})?(mm|cm|s|sec|ms|min|kv|mm3))$"_s);
    return measure.match(word).hasMatch();
}

bool isExamWord(const QString &word)
{
    const bool isAscii = std::all_of(word.begin(), word.end(), [](QChar c) { return c.unicode() < 0x80; });
    if (!isAscii || word.size() > kLongestWord)
        return false;
    const QString folded = word.toLower();
    return words().contains(folded) || isMeasure(folded) || bodyRegionOf(folded) != BodyRegion::Other ||
           !modalityOf(folded).isEmpty();
}

} // namespace

QString examWordsOf(const QString &description)
{
    QStringList kept;
    QString word;
    const auto take = [&] {
        if (isExamWord(word))
            kept.append(word);
        word.clear();
    };
    for (qsizetype i = 0; i < description.size(); ++i) {
        const QChar c = description[i];
        const bool point = (c == u'.' || c == u',') && i > 0 && i + 1 < description.size() &&
                           description[i - 1].isDigit() && description[i + 1].isDigit();
        if (c.isLetterOrNumber() || c.isMark() || point)
            word.append(c);
        else
            take();
    }
    take();
    return kept.join(u' ');
}

} // namespace td::model
