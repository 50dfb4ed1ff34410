// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/BodyRegion.h"
#include "core/model/Modality.h"
#include "tests/support/Catch.h"

using namespace td::model;
using namespace Qt::StringLiterals;
using enum BodyRegion;

namespace {

struct Case {
    QString text;
    QString modality;
    BodyRegion region;
};

} // namespace

TEST_CASE("modality and region are read from the procedures as Italian clinics and English reports write them")
{
    const Case c = GENERATE(values<Case>({
        {u"RX PIEDE DX"_s, u"DX"_s, LowerLimb},
        {u"RX PIEDE DX, RX PIEDE SX"_s, u"DX"_s, LowerLimb},
        {u"TC TORACE"_s, u"CT"_s, Chest},
        {u"TAC torace con m.d.c."_s, u"CT"_s, Chest},
        {u"RM ENCEFALO SENZA MDC"_s, u"MR"_s, Head},
        {u"RMN cerebrale"_s, u"MR"_s, Head},
        {u"ECO ADDOME"_s, u"US"_s, Abdomen},
        {u"ECOGRAFIA ADDOME SUPERIORE CON COLOR DOPPLER"_s, u"US"_s, Abdomen},
        {u"Ecografia addominale"_s, u"US"_s, Abdomen},
        {u"MOC LOMBARE"_s, u"BMD"_s, Spine},
        {u"MOC DXA femorale"_s, u"BMD"_s, LowerLimb},
        {u"MOC"_s, u"BMD"_s, Other},
        {u"MX BILATERALE"_s, u"MG"_s, Breast},
        {u"Mammografia bilaterale"_s, u"MG"_s, Breast},
        {u"ECOGRAFIA MAMMARIA BILATERALE"_s, u"US"_s, Breast},
        {u"RX colonna lombare"_s, u"DX"_s, Spine},
        {u"RM COLONNA CERVICALE"_s, u"MR"_s, Spine},
        {u"RX rachide dorsale"_s, u"DX"_s, Spine},
        {u"RM lombo-sacrale"_s, u"MR"_s, Spine},
        {u"ECOGRAFIA TIROIDEA"_s, u"US"_s, Neck},
        {u"Eco del collo"_s, u"US"_s, Neck},
        {u"RX COLLO FEMORE SX"_s, u"DX"_s, LowerLimb},
        {u"RM collo dell'utero"_s, u"MR"_s, Pelvis},
        {u"RX testa dell'omero"_s, u"DX"_s, UpperLimb},
        {u"TC MASSICCIO FACCIALE"_s, u"CT"_s, Head},
        {u"ORTOPANTOMOGRAFIA"_s, u"PX"_s, Head},
        {u"Ecocolordoppler TSA"_s, u"US"_s, Vessels},
        {u"Angio TC aorta addominale"_s, u"CT"_s, Vessels},
        {u"ECD arterie arti inferiori"_s, u"US"_s, LowerLimb},
        {u"AngioRM"_s, u"MR"_s, Vessels},
        {u"RM CUORE"_s, u"MR"_s, Heart},
        {u"CoronaroTC"_s, u"CT"_s, Heart},
        {u"ECOGRAFIA PELVICA"_s, u"US"_s, Pelvis},
        {u"RX BACINO E ANCHE"_s, u"DX"_s, Pelvis},
        {u"RX POLSO DX"_s, u"DX"_s, UpperLimb},
        {u"RM GINOCCHIO SX"_s, u"MR"_s, LowerLimb},
        {u"PET TC total body"_s, u"PT"_s, WholeBody},
        {u"Scintigrafia ossea total body"_s, u"NM"_s, WholeBody},
        {u"TC SENI PARANASALI"_s, u"CT"_s, Head},
        {u"X-ray of the left hand"_s, u"DX"_s, UpperLimb},
        {u"CT thorax"_s, u"CT"_s, Chest},
        {u"MRI thoracic spine"_s, u"MR"_s, Spine},
        {u"Ultrasound of the lower limbs"_s, u"US"_s, LowerLimb},
    }));
    CAPTURE(c.text);
    CHECK(modalityOf(c.text) == c.modality);
    CHECK(bodyRegionOf(c.text) == c.region);
}

TEST_CASE("accents and case and word order do not matter")
{
    CHECK(bodyRegionOf(u"Estremità: PIÈDE destro"_s) == LowerLimb);
    CHECK(bodyRegionOf(u"Pie\u0300de"_s) == LowerLimb); // the accent as a mark of its own
    CHECK(bodyRegionOf(u"torace rx"_s) == Chest);
    CHECK(modalityOf(u"torace rx"_s) == u"DX"_s);
}

TEST_CASE("what names no region or more than one is not stated rather than guessed")
{
    const QString text =
        GENERATE(as<QString>(), u""_s, u"VISITA ORTOPEDICA"_s, u"TC TORACE E ADDOME"_s, u"TC ADDOME E PELVI"_s,
                 u"RX MANO E PIEDE"_s, u"ECOGRAFIA CUTE E SOTTOCUTE"_s, u"ECOGRAFIA REGIONE LOMBARE"_s,
                 u"DAY SURGERY: ASPORTAZIONE NEVO"_s, u"Controllo anche senza mdc"_s, u"Scafoide"_s, u"Angioma"_s,
                 u"Manovra"_s, u"Piedistallo"_s);
    CAPTURE(text);
    CHECK(bodyRegionOf(text) == Other);
}

TEST_CASE("what names no modality or more than one has none")
{
    const QString text = GENERATE(as<QString>(), u""_s, u"VISITA ORTOPEDICA"_s, u"PIEDE DX"_s, u"Referto radiologico"_s,
                                  u"RX torace ed eco addome"_s, u"Economia"_s, u"Lettera di dimissione"_s);
    CAPTURE(text);
    CHECK(modalityOf(text).isEmpty());
}

TEST_CASE("the defined terms of Body Part Examined have their regions")
{
    // PS3.16 Annex L, one or two terms for each region.
    const auto [term, region] =
        GENERATE(table<QString, BodyRegion>({{u"BRAIN"_s, Head},          {u"TMJ"_s, Head},
                                             {u"THYROID"_s, Neck},        {u"CSPINE"_s, Spine},
                                             {u"LSSPINE"_s, Spine},       {u"CHEST"_s, Chest},
                                             {u"RIB"_s, Chest},           {u"BREAST"_s, Breast},
                                             {u"HEART"_s, Heart},         {u"CAROTID"_s, Vessels},
                                             {u"ABDOMEN"_s, Abdomen},     {u"KIDNEY"_s, Abdomen},
                                             {u"PELVIS"_s, Pelvis},       {u"HIP"_s, Pelvis},
                                             {u"HAND"_s, UpperLimb},      {u"RADIUSULNA"_s, UpperLimb},
                                             {u"FOOT"_s, LowerLimb},      {u"TIBIAFIBULA"_s, LowerLimb},
                                             {u"WHOLEBODY"_s, WholeBody}, {u" foot "_s, LowerLimb}}));
    CAPTURE(term);
    CHECK(bodyRegionOfBodyPart(term) == region);
}

TEST_CASE("terms for several regions or of no table are not stated")
{
    const QString term = GENERATE(as<QString>(), u""_s, u" "_s, u"CHESTABDOMEN"_s, u"NECKCHESTABDPELV"_s,
                                  u"EXTREMITY"_s, u"CERVIX"_s, u"PIEDE"_s, u"FOO"_s, u"FOOT HAND"_s);
    CAPTURE(term);
    CHECK(bodyRegionOfBodyPart(term) == Other);
}
