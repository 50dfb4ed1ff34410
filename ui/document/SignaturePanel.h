// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/Signature.h"
#include "resources/theme/Theme.h"

#include <QScrollArea>
#include <QVector>

class QVBoxLayout;

namespace td::ui {

/// The electronic signatures of a document, one line each with its details behind a button. As high as its lines, and
/// at most a part of the page; then it scrolls. Hidden when there is nothing to say.
class SignaturePanel : public QScrollArea {
    Q_OBJECT
public:
    explicit SignaturePanel(const theme::Theme &theme, QWidget *parent = nullptr);

    void clear();
    /// One line a signature, in this order.
    void showSignatures(const QVector<signature::Signature> &signatures);
    /// For a document that one expects to be signed.
    void showUnsigned();
    /// The document can be read, its signatures cannot.
    void showFailure();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    void fitHeight();
    int wantedHeight() const;
    int largestHeight() const;

    const theme::Theme &m_theme;
    QWidget *m_list = nullptr;
    QVBoxLayout *m_lines = nullptr;
};

} // namespace td::ui
