// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/StandardUptake.h"

#include <cmath>

namespace td::dicom {
namespace {

// A dose in MBq where Bq are due, or a weight in pounds of nobody, makes SUVs that are wrong by orders of magnitude.
constexpr double kLeastDose = 1e6;   // Bq
constexpr double kMostDose = 1e11;   // Bq
constexpr double kLeastWeight = 0.2; // kg
constexpr double kMostWeight = 500;
constexpr double kGramsPerKg = 1000;
constexpr double kMostHalfLives = 20; // later nothing is left to measure

/// The dose, Bq, that was left at the moment to which the values are corrected.
std::optional<double> doseOfValues(const PetAttributes &pet)
{
    const double dose = *pet.totalDoseBecquerel;
    if (pet.decayCorrection == "ADMIN")
        return dose;
    const bool startIsKnown =
        pet.series.isValid() && pet.acquired.isValid() && pet.injected.isValid() && pet.series <= pet.acquired;
    if (pet.decayCorrection != "START" || !startIsKnown)
        return std::nullopt;
    const double seconds = double(pet.injected.msecsTo(pet.series)) / 1000;
    if (seconds < 0 || seconds > kMostHalfLives * *pet.halfLifeSeconds)
        return std::nullopt;
    return dose * std::exp2(-seconds / *pet.halfLifeSeconds);
}

std::optional<double> suvFactor(const PetAttributes &pet)
{
    const bool complete = pet.attenuationCorrected && pet.decayCorrected && pet.totalDoseBecquerel &&
                          pet.halfLifeSeconds && pet.patientWeightKg;
    if (!complete || *pet.totalDoseBecquerel < kLeastDose || *pet.totalDoseBecquerel > kMostDose ||
        *pet.patientWeightKg < kLeastWeight || *pet.patientWeightKg > kMostWeight)
        return std::nullopt;
    const auto dose = doseOfValues(pet);
    return dose ? std::optional(*pet.patientWeightKg * kGramsPerKg / *dose) : std::nullopt;
}

} // namespace

UptakeScale uptakeScale(const PetAttributes &pet)
{
    using Unit = UptakeScale::Unit;
    if (pet.units == "GML") // without SUV Type, body weight is meant (PS3.3 C.8.9.1)
        return {pet.suvType.isEmpty() || pet.suvType == "BW" ? Unit::SuvBodyWeight : Unit::SuvOther, 1};
    if (pet.units == "CNTS")
        return {Unit::Counts, 1};
    if (pet.units != "BQML")
        return {Unit::Other, 1};
    const auto factor = suvFactor(pet);
    return factor ? UptakeScale{Unit::SuvBodyWeight, *factor} : UptakeScale{Unit::BecquerelPerMl, 1};
}

} // namespace td::dicom
