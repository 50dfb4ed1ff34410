// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tour/MainJourney.h"

namespace td::ui {

/// Conditions and actions that the parts of the journey share; texts are given as in the source, with their class.
std::function<bool()> shows(const char *context, const char *source);
std::function<bool()> showsText(const char *context, const char *source);
std::function<bool()> clicks(const char *context, const char *source);
/// The newest code that went out by SMS; empty when none did.
QString oneTimeCode(const notify::Outbox &outbox);

QVector<TourStep> loginMistakes(const JourneySettings &settings);
QVector<TourStep> forgottenPassword(const JourneySettings &settings, const QString &newPassword);
QVector<TourStep> oneTimeCodeSteps(const JourneySettings &settings);
QVector<TourStep> listSteps();
QVector<TourStep> reportSteps(const JourneySettings &settings);
QVector<TourStep> viewerSteps(const JourneySettings &settings);
QVector<TourStep> exportSteps(const JourneySettings &settings);
QVector<TourStep> otherExamSteps();
QVector<TourStep> ownPagesSteps();
QVector<TourStep> appearanceSteps(const JourneySettings &settings);

} // namespace td::ui
