// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"
#include "resources/theme/Theme.h"

#include <QDialog>

class QButtonGroup;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace td::viewer {

/// What there is to be printed on sheets.
struct SheetOffer {
    int series = 0;     ///< images of the active series
    int seriesKeys = 0; ///< key images of it
    int allKeys = 0;    ///< key images of everything that is open
    bool isColour = false;
};

struct SheetChoice {
    enum class What { Series, SeriesKeys, AllKeys };
    What what = What::Series;
    int from = 1; ///< of the series, counted from 1
    int to = 1;
    int every = 1; ///< one image of so many
    int perPage = 12;
    SeriesInstanceUid series{}; ///< that the offer was about; empty: the active one

    /// How many images that are, of those on offer.
    int images(const SheetOffer &offer) const;
};

/// Where the reader chooses which images go on sheets, and how many on each.
class SheetDialog : public QDialog {
    Q_OBJECT
public:
    static constexpr int kPerPage[] = {1, 2, 4, 6, 9, 12, 16, 20, 30};

    SheetDialog(const SheetOffer &offer, const theme::Theme &theme, QWidget *parent = nullptr);

    SheetChoice chosen() const;
    /// "300 images on 15 pages", and what is wrong with that.
    QString sentence() const;

Q_SIGNALS:
    void previewAsked(const td::viewer::SheetChoice &choice);
    void pdfAsked(const td::viewer::SheetChoice &choice);

private:
    QWidget *makeWhat();
    QWidget *makeRange();
    void makeButtons(QLayout &column);
    void check();

    SheetOffer m_offer;
    const theme::Theme &m_theme;
    QButtonGroup *m_what;
    QSpinBox *m_from;
    QSpinBox *m_to;
    QSpinBox *m_every;
    QComboBox *m_perPage;
    QLabel *m_sentence;
    QPushButton *m_preview = nullptr;
    QPushButton *m_pdf = nullptr;
};

} // namespace td::viewer
