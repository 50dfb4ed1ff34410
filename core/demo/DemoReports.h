// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/DemoStudy.h"

#include <QStringList>

#include <array>
#include <span>

namespace td::demo {

/// One line of the table of demonstration reports.
struct DemoReport {
    const char *typeDisplay; ///< what the portal calls the type
    const char *typeCode;    ///< LOINC
    const char *site;
    const char *date; ///< local, yyyy-MM-ddTHH:mm
    const char *code; ///< accession code; two joined by a comma for two studies
    const char *procedures;
    const char *findings;
    const char *conclusion;
};

/// Most of them have no images in the dossier, as in the clinics' own archives.
std::span<const DemoReport> demoReports();

/// One signed document of the page of consents.
struct DemoConsent {
    const char *typeDisplay = nullptr;
    QStringList consents{};
    const char *text = nullptr;
};

std::array<DemoConsent, 3> demoConsents();

/// The studies with images: foot right, foot left, head CT, head MR, abdominal ultrasound.
struct DemoStudies {
    DemoStudy footRight;
    DemoStudy footLeft;
    DemoStudy headCt;
    DemoStudy headMr;
    DemoStudy abdomenUs;
};
DemoStudies demoStudies();

} // namespace td::demo
