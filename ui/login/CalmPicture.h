// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"

#include <QWidget>

namespace td::ui {

/// The left half of the access pages: quiet waves in the primary colour, the product's name and one sentence.
class CalmPicture : public QWidget {
    Q_OBJECT
public:
    explicit CalmPicture(const theme::Theme &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintWaves(QPainter &painter, int top) const;

    const theme::Theme &m_theme;
};

} // namespace td::ui
