// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "ui/exporting/Anonymiser.h"
#include "ui/exporting/PassphraseCard.h"

#include "core/authoring/ExportJob.h"

namespace td::ui {

class Notice;

/// What an export has become: what is on the medium, what is not, its seal and its passphrase.
class ExportResult : public QWidget {
    Q_OBJECT
public:
    ExportResult(const theme::Theme &theme, QWidget *parent);

    /// `anonymiser`: null for an export that is not anonymised; `passphrase`: empty for one without.
    void showSummary(const authoring::ExportSummary &summary, const Anonymiser *anonymiser, const Secret &passphrase);
    /// The passphrase was shown, but neither printed nor copied.
    bool holdsPassphrase() const { return !m_passphrase->isHidden() && !m_passphrase->isTaken(); }

private:
    QLabel *m_contents;
    QLabel *m_seal;
    Notice *m_remarks;
    PassphraseCard *m_passphrase;
};

} // namespace td::ui
