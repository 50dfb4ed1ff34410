// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/render/EcgSheet.h"

#include "viewer/render/ReportText.h"

#include <QLocale>
#include <QPageLayout>

#include <algorithm>
#include <cmath>

namespace td::viewer::render {

using namespace Qt::StringLiterals;

namespace {

// Colours of recording paper, the same on every screen and in print.
const QColor kPaper(255, 255, 255);
const QColor kFineGrid(250, 220, 220);
const QColor kCoarseGrid(235, 170, 170);
const QColor kTrace(10, 10, 10);

constexpr double kLeadMm = 15;   ///< before the trace: label and pulse
constexpr double kPulseMm = 5;   ///< 200 ms
constexpr double kMinRowMm = 20; ///< of a lead, 2 mV
constexpr double kMaxRowMm = 80; ///< what is higher is cut at its neighbours, as on paper
constexpr double kRowMarginMm = 4;
constexpr double kLabelMm = 3.2; ///< height of letters

} // namespace

Result<EcgSheet> EcgSheet::create(std::shared_ptr<const dicom::Waveform> waveform, int group)
{
    if (group < 0 || std::size_t(group) >= waveform->groups.size())
        return fail(ErrorCode::InvalidArgument, u"waveform group"_s);
    for (const dicom::WaveformChannel &channel : waveform->groups[std::size_t(group)].channels)
        if (!channel.millivoltsPerStep())
            return fail(ErrorCode::Unsupported, u"a waveform without a scale in millivolts"_s);
    EcgSheet sheet;
    sheet.m_waveform = std::move(waveform);
    sheet.m_group = std::size_t(group);
    sheet.layOut();
    return sheet;
}

void EcgSheet::layOut()
{
    double top = 0;
    for (const dicom::WaveformChannel &channel : group().channels) {
        const auto [low, high] = std::minmax_element(channel.samples.begin(), channel.samples.end());
        Row row;
        row.millivoltsPerStep = *channel.millivoltsPerStep();
        row.baselineMillivolts = *channel.baselineMillivolts();
        const auto mm = [&](double sample) {
            return (sample * row.millivoltsPerStep + row.baselineMillivolts) * kMmPerMillivolt;
        };
        const double above = std::clamp(std::max(mm(*low), mm(*high)), kMinRowMm / 2, kMaxRowMm / 2);
        const double below = std::clamp(-std::min(mm(*low), mm(*high)), kMinRowMm / 2, kMaxRowMm / 2);
        row.topMm = top;
        row.zeroMm = std::ceil(top + kRowMarginMm + above);
        row.heightMm = std::ceil(row.zeroMm + below + kRowMarginMm) - top;
        top += row.heightMm;
        m_rows.push_back(row);
    }
    const double seconds = group().samples / group().samplingFrequencyHz;
    m_size = QSizeF(kLeadMm + seconds * kMmPerSecond + kPulseMm, top);
}

void EcgSheet::paintGrid(QPainter &painter, const QRectF &partMm) const
{
    painter.fillRect(partMm, kPaper);
    constexpr int coarse = 5;
    for (const bool isCoarse : {false, true}) {
        painter.setPen(QPen(isCoarse ? kCoarseGrid : kFineGrid, 0));
        for (int x = int(std::floor(partMm.left())); x <= partMm.right(); ++x)
            if ((x % coarse == 0) == isCoarse)
                painter.drawLine(QPointF(x, partMm.top()), QPointF(x, partMm.bottom()));
        for (int y = int(std::floor(partMm.top())); y <= partMm.bottom(); ++y)
            if ((y % coarse == 0) == isCoarse)
                painter.drawLine(QPointF(partMm.left(), y), QPointF(partMm.right(), y));
    }
}

void EcgSheet::paintRow(QPainter &painter, std::size_t channel, const QRectF &partMm, double pixelMm) const
{
    const Row &row = m_rows[channel];
    const dicom::WaveformChannel &c = group().channels[channel];
    const double step = kMmPerSecond / group().samplingFrequencyHz; // mm from sample to sample
    const auto yOf = [&](std::int32_t sample) {
        return row.zeroMm - (sample * row.millivoltsPerStep + row.baselineMillivolts) * kMmPerMillivolt;
    };
    painter.setPen(QPen(kTrace, std::max(pixelMm, 0.25)));
    const int first = std::max(0, int((partMm.left() - kLeadMm) / step) - 1);
    const int last = std::min(group().samples - 1, int((partMm.right() - kLeadMm) / step) + 1);
    // Several samples to a pixel: the lowest and the highest of them are what a pen would have drawn.
    const int perPoint = std::max(1, int(pixelMm / step));
    QPolygonF line;
    const auto flush = [&] {
        painter.drawPolyline(line);
        line.clear();
    };
    for (int i = first; i <= last; i += perPoint) {
        const int to = std::min(i + perPoint, last + 1);
        const auto [low, high] = std::minmax_element(c.samples.begin() + i, c.samples.begin() + to);
        if (c.padding && (*low == *c.padding || *high == *c.padding)) {
            flush();
            continue;
        }
        const bool rising = low < high; // in the order in which they came
        line.append({kLeadMm + i * step, yOf(rising ? *low : *high)});
        if (*low != *high)
            line.append({kLeadMm + i * step, yOf(rising ? *high : *low)});
    }
    flush();
    const double right = kLeadMm - 2;
    painter.drawPolyline(QPolygonF({{right - kPulseMm - 2, row.zeroMm},
                                    {right - kPulseMm, row.zeroMm},
                                    {right - kPulseMm, row.zeroMm - kMmPerMillivolt},
                                    {right, row.zeroMm - kMmPerMillivolt},
                                    {right, row.zeroMm},
                                    {right + 1, row.zeroMm}}));
    QFont font = painter.font();
    font.setPointSizeF(10);
    painter.save();
    painter.translate(kLeadMm + 1, row.topMm + kRowMarginMm); // above the trace, beside the pulse
    const double scale = kLabelMm / QFontMetricsF(font).ascent();
    painter.scale(scale, scale);
    painter.setFont(font);
    painter.drawText(QPointF(0, 0), c.name());
    painter.restore();
}

void EcgSheet::paint(QPainter &painter, const QRectF &partMm, double pixelMm) const
{
    painter.save();
    const QRectF part = partMm.intersected(QRectF(QPointF(0, 0), m_size));
    painter.setClipRect(part);
    paintGrid(painter, part);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].topMm - kMaxRowMm < part.bottom() &&
            m_rows[i].topMm + m_rows[i].heightMm + kMaxRowMm > part.top())
            paintRow(painter, i, part, pixelMm);
    painter.restore();
}

QString EcgSheet::heading() const
{
    const QString moment =
        m_waveform->acquired.isValid() ? QLocale().toString(m_waveform->acquired, QLocale::ShortFormat) : QString();
    QStringList parts{
        ReportText::patientLine(m_waveform->patientName, m_waveform->patientBirthDate, m_waveform->patientId), moment,
        m_waveform->institution};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QStringList EcgSheet::conditions() const
{
    const QLocale locale;
    QStringList parts{tr("%1 mm/s").arg(locale.toString(kMmPerSecond, 'f', 0)),
                      tr("%1 mm/mV").arg(locale.toString(kMmPerMillivolt, 'f', 0))};
    const dicom::WaveformChannel &first = group().channels.front();
    const bool same = std::all_of(group().channels.begin(), group().channels.end(), [&](const auto &c) {
        return c.lowFilterHz == first.lowFilterHz && c.highFilterHz == first.highFilterHz &&
               c.notchFilterHz == first.notchFilterHz;
    });
    const auto hertz = [&](double value) { return locale.toString(value, 'g', 4); };
    if (!same)
        parts.append(tr("filters differ from lead to lead"));
    else if (first.lowFilterHz && first.highFilterHz)
        parts.append(tr("filter %1 to %2 Hz").arg(hertz(*first.lowFilterHz), hertz(*first.highFilterHz)));
    else if (first.highFilterHz)
        parts.append(tr("filter up to %1 Hz").arg(hertz(*first.highFilterHz)));
    else if (first.lowFilterHz)
        parts.append(tr("filter from %1 Hz").arg(hertz(*first.lowFilterHz)));
    if (same && first.notchFilterHz)
        parts.append(tr("notch filter %1 Hz").arg(hertz(*first.notchFilterHz)));
    if (!group().label.isEmpty())
        parts.append(group().label);
    return parts;
}

QStringList EcgSheet::findings() const
{
    constexpr int most = 40;
    QStringList lines;
    for (const dicom::WaveformAnnotation &a : m_waveform->annotations) {
        if (lines.size() >= most)
            break;
        const QString name = a.name.meaning.isEmpty() ? a.name.value : a.name.meaning;
        const QString value = a.unit.value.isEmpty() ? a.text : a.text + u' ' + a.unit.value;
        lines.append(name.isEmpty() ? value : name + u": "_s + value);
    }
    return lines;
}

bool EcgSheet::print(QPagedPaintDevice &device) const
{
    device.setPageOrientation(QPageLayout::Landscape);
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    constexpr double mmPerInch = 25.4;
    constexpr double headMm = 12;
    const double dotsPerMm = device.logicalDpiX() / mmPerInch;
    const QSizeF page(device.width() / dotsPerMm, device.height() / dotsPerMm);
    const double pageRowsMm = std::max(kMinRowMm, page.height() - headMm);
    bool isFirst = true;
    for (double top = 0; top < m_size.height(); top += pageRowsMm)
        for (double left = 0; left < m_size.width(); left += page.width()) {
            if (!isFirst)
                device.newPage();
            isFirst = false;
            painter.resetTransform();
            painter.drawText(QRectF(0, 0, device.width(), headMm * dotsPerMm), Qt::AlignLeft | Qt::TextWordWrap,
                             heading() + u'\n' + conditions().join(u", "_s));
            painter.translate(0, headMm * dotsPerMm);
            painter.scale(dotsPerMm, dotsPerMm);
            painter.translate(-left, -top);
            paint(painter, QRectF(left, top, page.width(), pageRowsMm), 1 / dotsPerMm);
        }
    return painter.end();
}

} // namespace td::viewer::render
