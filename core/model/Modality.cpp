// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Modality.h"

#include "core/model/WordRules.h"

#include <array>

namespace td::model {
namespace {

using namespace Qt::StringLiterals;

using Rule = WordRule<QLatin1StringView>;

// "DX" itself is missing on purpose: in Italian it is "destro", the right side.
// PET with CT or MR is one exam on one machine, which the clinics file under PET.
// clang-format off
constexpr std::array rules{
    Rule{"rx|cr|radiografi*|radiograph*|xray*|x ray*"_L1,
         "DX"_L1},
    Rule{"rx ortopantomografi*|rx opt|rx panoramica|radiografia panoramica|ortopantomografi*|"
         "orthopantomogra*|opt"_L1,
         "PX"_L1},
    Rule{"tc|tac|ct|tcms|hrct|cbct|angiotc|angiotac|urotc|uro tc|coronarotc|"
         "tomografia computerizzata|tomografia assiale computerizzata|computed tomography|"
         "angiografia tc|ct angiogra*|coronarografia tc"_L1,
         "CT"_L1},
    Rule{"rm|rmn|mr|mri|mra|angiorm|angiormn|colangiorm|colangiormn|enterorm|cardiorm|"
         "urorm|mrcp|risonanza|magnetic resonance|angiografia rm|mr angiogra*"_L1,
         "MR"_L1},
    Rule{"eco|ecd|us|ecografi*|ecocolor*|ecodoppler*|ecocardio*|doppler|ultrasound*|ultraso*|"
         "echocardio*"_L1,
         "US"_L1},
    Rule{"mg|mx|mammografi*|mammogra*"_L1,
         "MG"_L1},
    Rule{"moc|dxa|dexa|moc dxa|densitometri*|mineralometri*|bone dens*"_L1,
         "BMD"_L1},
    Rule{"pet|pet tc|pet tac|pet ct|tc pet|pet rm"_L1,
         "PT"_L1},
    Rule{"scintigra*|spect|nm"_L1,
         "NM"_L1},
    Rule{"angiografi*|coronarografi*"_L1,
         "XA"_L1},
    Rule{"clisma opaco|fluoroscop*"_L1,
         "RF"_L1},
};
// clang-format on

} // namespace

QString modalityOf(const QString &description)
{
    const auto found = meaningsOf<QLatin1StringView>(description, rules);
    return found.size() == 1 ? QString(found.front()) : QString();
}

} // namespace td::model
