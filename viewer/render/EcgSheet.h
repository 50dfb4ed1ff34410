// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Waveform.h"

#include <QCoreApplication>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QStringList>

#include <memory>

namespace td::viewer::render {

/// An electrocardiogram as on paper: every lead in a row of its own on a grid of millimetres, 25 mm to a second and
/// 10 mm to a millivolt, with a calibration pulse of 1 mV and 200 ms before each.
class EcgSheet {
    Q_DECLARE_TR_FUNCTIONS(td::viewer::render::EcgSheet)
public:
    static constexpr double kMmPerSecond = 25;
    static constexpr double kMmPerMillivolt = 10;

    /// The group of `waveform` of this index. Errors: Unsupported — a channel that does not say how many millivolts a
    ///         step is: no height may be drawn that could be read as one.
    static Result<EcgSheet> create(std::shared_ptr<const dicom::Waveform> waveform, int group);

    /// Of the drawing without the texts, mm.
    QSizeF sizeMm() const noexcept { return m_size; }
    /// Draws what lies in `partMm`; the painter's units are millimetres, the origin the sheet's. `pixelMm` is the size
    /// of a device pixel.
    void paint(QPainter &painter, const QRectF &partMm, double pixelMm) const;
    /// "25 mm/s", "10 mm/mV", the filters of the recording.
    QStringList conditions() const;
    /// What the recorder has found: rhythm, intervals.
    QStringList findings() const;
    /// Patient and date.
    QString heading() const;
    /// The pages of a print in true size; false when the device cannot be painted on.
    bool print(QPagedPaintDevice &device) const;

private:
    struct Row {
        double topMm = 0;
        double zeroMm = 0; ///< where 0 mV lies
        double heightMm = 0;
        double millivoltsPerStep = 0;
        double baselineMillivolts = 0;
    };
    void layOut();
    void paintGrid(QPainter &painter, const QRectF &partMm) const;
    void paintRow(QPainter &painter, std::size_t channel, const QRectF &partMm, double pixelMm) const;
    const dicom::WaveformGroup &group() const { return m_waveform->groups[m_group]; }

    std::shared_ptr<const dicom::Waveform> m_waveform;
    std::size_t m_group = 0;
    std::vector<Row> m_rows;
    QSizeF m_size;
};

} // namespace td::viewer::render
