// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/BodyRegion.h"

#include "core/model/WordRules.h"

#include <array>

namespace td::model {
namespace {

using namespace Qt::StringLiterals;
using enum BodyRegion;
using enum Strength;
using Rule = WordRule<BodyRegion>;

// "Anche" alone is "also"; "regione lombare" is the skin or the kidneys there, not the spine.
// clang-format off
constexpr std::array rules{
    Rule{"capo|testa|cranio|cranico|cranica|encefal*|cervello|cerebr*|cerebell*|ipofisi|"
         "ipofisari*|facciale|massiccio facciale|seni paranasali|seni frontali|seni mascellari|"
         "seno mascellare|seno frontale|sella turcica|rocche petrose|orbita|orbite|orbitari*|"
         "mandibola|mandibolare|mascellare|articolazione temporo mandibolare|"
         "articolazioni temporo mandibolari|atm|temporomandibolar*|ortopantomografi*|opt|"
         "arcata dentaria|arcate dentarie|dentale|dentaria|dentalscan|parotid*|mastoid*|naso|"
         "nasale|orecchio|ossa nasali|head|skull|brain|cranial|face|facial|orbit|orbits|"
         "sinuses|paranasal sinuses|mandible|jaw|pituitary|dental|orthopantomogra*"_L1,
         Head},
    Rule{"collo|tiroid*|paratiroid*|laring*|faring*|neck|thyroid|parathyroid|larynx|pharynx|"
         "laterocervical*"_L1,
         Neck},
    Rule{"colonna|rachide|vertebr*|lombosacral*|lombo sacral*|lombare|rachide lombosacrale|"
         "dorsolombare|cervicodorsale|sacrococcig*|coccige|spine|lumbosacral|lumbar|sacrum|"
         "coccyx|spinal"_L1,
         Spine},
    Rule{"regione lombare"_L1,
         Other},
    Rule{"torace|emitorace|polmon*|mediastin*|sterno|coste|costale|costali|costato|pleura|"
         "pleuric*|chest|thorax|lung|lungs|rib|ribs|sternum|mediastinum|pulmonary|polmonare"_L1,
         Chest},
    Rule{"mammella|mammelle|mammar*|mammografi*|mx|senologic*|galattografi*|breast|breasts|"
         "mammogra*"_L1,
         Breast},
    Rule{"cuore|cardiac*|coronar*|ecocardio*|cardiorm|coronarotc|heart|coronary|echocardio*"_L1,
         Heart},
    Rule{"aorta|aortic*|carotid*|tsa|tronchi sovraaortici|tronchi sovra aortici|"
         "tronchi epiaortici|vena cava|vasi epiaortici"_L1,
         Vessels},
    Rule{"addome|fegato|epatic*|pancrea*|milza|splenic*|rene|reni|renale|renali|surren*|"
         "colecisti|vie biliari|colangiorm*|mrcp|stomaco|enterorm|clisma opaco|"
         "colonscopia virtuale|uro tc|urotc|abdomen|liver|pancreas|spleen|kidney|kidneys|"
         "gallbladder|adrenal*"_L1,
         Abdomen},
    Rule{"pelvi|bacino|vescica|vescicale|prostat*|uter*|ovai*|ovaric*|testicol*|scrot*|"
         "transvaginale|transrettale|sacroiliac*|sacro iliac*|sacro iliache|anca|bacino e anche|"
         "bacino anche|rx anche|eco anche|ecografia anche|delle anche|anche neonatali|"
         "coxofemoral*|coxo femoral*|collo utero|collo dell utero|collo uterino|pelvis|bladder|"
         "uterus|hip|hips|scrotum|prostate"_L1,
         Pelvis},
    Rule{"spalla|spalle|omero|gomito|gomiti|avambraccio|avambracci|braccio|polso|polsi|mano|"
         "mani|clavicola|clavicole|scapola|scapole|carpo|metacarp*|ulna|arto superiore|"
         "arti superiori|testa omerale|testa dell omero|testa omero|shoulder|shoulders|humerus|"
         "elbow|elbows|forearm|wrist|wrists|hand|hands|thumb|clavicle|scapula|arm|"
         "upper limb|upper limbs|upper extremity|upper extremities"_L1,
         UpperLimb},
    Rule{"piede|piedi|avampiede|avampiedi|caviglia|caviglie|ginocchio|ginocchia|gamba|gambe|"
         "coscia|cosce|femore|femori|tibia|perone|calcagn*|tallone|rotula|rotule|metatars*|"
         "tarso|alluce|tibio tarsic*|tibiotarsic*|arto inferiore|arti inferiori|collo femore|"
         "collo del femore|collo femorale|collo piede|collo del piede|testa femore|"
         "testa del femore|testa femorale|foot|feet|ankle|ankles|knee|knees|leg|legs|thigh|"
         "femur|fibula|toe|toes|heel|calcaneus|patella|forefoot|femoral neck|lower limb|"
         "lower limbs|lower extremity|lower extremities"_L1,
         LowerLimb},
    Rule{"total body|totalbody|whole body|wholebody|corpo intero|corpo in toto|scheletro in toto"_L1,
         WholeBody},
    Rule{"toracic*|thoracic"_L1,
         Chest, Weak},
    Rule{"addominal*|abdominal"_L1,
         Abdomen, Weak},
    Rule{"pelvic*|pelvico|inguinal*"_L1,
         Pelvis, Weak},
    Rule{"femorale|femorali"_L1,
         LowerLimb, Weak},
    Rule{"angio|angiotc|angiotac|angiorm|angiormn|angiogra*|arteri*|venos*|vene|vasi|vascular*"_L1,
         Vessels, Weak},
};
// clang-format on

struct BodyParts {
    QLatin1StringView terms; ///< separated by blanks
    BodyRegion region;
};

// Terms for several regions (CHESTABDOMEN) and for parts found in several (CERVIX is the neck of the womb to some
// devices and the nape to others, EXTREMITY, BACK, AXILLA) are missing on purpose.
// clang-format off
constexpr std::array bodyParts{
    BodyParts{"BRAIN CEREBELLUM CHEEK CIRCLEOFWILLIS CORNEA EAR EYE EYELID FACE HEAD IAC JAW MANDIBLE "
             "MASTOID MAXILLA MOUTH NOSE OPTICCANAL ORBIT PAROTID PNS SCALP SCLERA SELLA SINUS SKULL TMJ "
             "TONGUE ZYGOMA"_L1,
             Head},
    BodyParts{"LARYNX NECK PHARYNX SUBMANDIBULAR THYROID"_L1,
             Neck},
    BodyParts{"COCCYX CSPINE CTSPINE LSPINE LSSPINE SPINE SSPINE TLSPINE TSPINE"_L1,
             Spine},
    BodyParts{"BRONCHUS CHEST LUNG MEDIASTINUM RIB STERNUM THYMUS TRACHEA"_L1,
             Chest},
    BodyParts{"BREAST"_L1,
             Breast},
    BodyParts{"CORONARYARTERY HEART"_L1,
             Heart},
    BodyParts{"ABDOMINALAORTA AORTA AORTICARCH CAROTID"_L1,
             Vessels},
    BodyParts{"ABDOMEN ADRENAL COLON DUODENUM GALLBLADDER ILEUM JEJUNUM KIDNEY LARGEINTESTINE LIVER "
             "PANCREAS SPLEEN STOMACH"_L1,
             Abdomen},
    BodyParts{"BLADDER HIP ILIUM OVARY PELVIS PENIS PROSTATE RECTUM SCROTUM SIJOINT TESTIS URETHRA UTERUS "
             "VAGINA VULVA"_L1,
             Pelvis},
    BodyParts{"ACJOINT ARM CLAVICLE ELBOW FINGER FOREARM HAND HUMERUS RADIUS RADIUSULNA SCAPULA SHOULDER "
             "THUMB ULNA WRIST"_L1,
             UpperLimb},
    BodyParts{"ANKLE CALCANEUS CALF FEMUR FIBULA FOOT KNEE LEG PATELLA SESAMOID THIGH TIBIA TIBIAFIBULA TOE"_L1,
             LowerLimb},
    BodyParts{"WHOLEBODY"_L1,
             WholeBody},
};
// clang-format on

} // namespace

BodyRegion bodyRegionOf(const QString &description)
{
    const auto found = meaningsOf<BodyRegion>(description, rules);
    if (found.contains(WholeBody)) // which the others are part of
        return WholeBody;
    return found.size() == 1 ? found.front() : Other;
}

BodyRegion bodyRegionOfBodyPart(const QString &bodyPartExamined)
{
    const QString term = bodyPartExamined.trimmed().toUpper();
    for (const auto &[terms, region] : bodyParts)
        for (const QLatin1StringView known : QLatin1StringView(terms).tokenize(u' '))
            if (known == term)
                return region;
    return Other;
}

} // namespace td::model
