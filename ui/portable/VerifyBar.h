// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/media/MediumCheck.h"
#include "resources/theme/Theme.h"

#include <QFrame>

#include <memory>

class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace td::ui {

class Notice;

/// "Verify this medium": its files read through on a worker, and what was found said in words, with the files that are
/// missing, added or altered.
class VerifyBar : public QFrame {
    Q_OBJECT
public:
    explicit VerifyBar(const theme::Theme &theme, QWidget *parent = nullptr);
    ~VerifyBar() override;

    /// Shows itself and begins; what was under way is stopped.
    void verify(const QString &folder);
    /// What the bar says at present.
    QString sentence() const;

Q_SIGNALS:
    void verified(bool intact);

private:
    struct Run; ///< shared with the worker
    void showResult(const Result<media::MediumCheck> &result);
    void end();

    const theme::Theme &m_theme;
    std::shared_ptr<Run> m_run;
    Notice *m_notice;
    QProgressBar *m_progress;
    QPlainTextEdit *m_files;
    QPushButton *m_stop;
    QPushButton *m_close;
};

} // namespace td::ui
