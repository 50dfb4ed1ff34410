// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/StudyBrowser.h"

#include "viewer/pixel/DisplayLut.h"
#include "viewer/render/FrameRenderer.h"
#include "viewer/widget/SeriesDelegate.h"
#include "viewer/widget/ViewerTexts.h"

#include <QMimeData>
#include <QVBoxLayout>

#include <algorithm>

namespace td::viewer {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kSeriesType = "application/x-tuodossier-series";

} // namespace

QStringList SeriesModel::mimeTypes() const
{
    return {QString::fromLatin1(kSeriesType)};
}

QMimeData *SeriesModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(QString::fromLatin1(kSeriesType), indexes.front().data(SeriesRole).toString().toLatin1());
    return data;
}

std::optional<SeriesInstanceUid> SeriesModel::draggedSeries(const QMimeData *data)
{
    const auto uid = SeriesInstanceUid::create(QString::fromLatin1(data->data(QString::fromLatin1(kSeriesType))));
    return uid ? std::optional(*uid) : std::nullopt;
}

StudyBrowser::StudyBrowser(load::StudyLoader &loader, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_loader(loader)
    , m_theme(theme)
    , m_list(new QListView(this))
{
    setProperty("chrome", true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new SeriesDelegate(theme, m_list));
    m_list->setAccessibleName(tr("Studies and series"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(false);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    connect(m_list, &QListView::clicked, this, &StudyBrowser::choose);
    connect(m_list, &QListView::activated, this, &StudyBrowser::choose);
}

void StudyBrowser::choose(const QModelIndex &index)
{
    const auto series = SeriesInstanceUid::create(index.data(SeriesRole).toString());
    if (series)
        Q_EMIT seriesChosen(*series);
}

QStandardItem *StudyBrowser::makeStudyRow(const model::StudyContents &contents) const
{
    const model::ImagingStudy &study = contents.study;
    auto *row = new QStandardItem(study.description.isEmpty() ? tr("Study without description") : study.description);
    const QString date = ViewerTexts::date(study.started.date());
    QStringList detail{date,
                       contents.patientName.isEmpty() ? QString() : ViewerTexts::personName(contents.patientName)};
    if (study.origin == model::Origin::OwnDisc)
        detail.prepend(tr("From your discs"));
    detail.removeAll(QString());
    row->setData(detail.join(u" · "_s), DetailRole);
    row->setData(int(RowKind::Study), KindRole);
    row->setData(study.uid.value(), StudyRole);
    row->setData(u"%1, %2"_s.arg(row->text(), detail.join(u", "_s)), Qt::AccessibleTextRole);
    row->setFlags(Qt::ItemIsEnabled);
    return row;
}

QStandardItem *StudyBrowser::makeSeriesRow(const StudyInstanceUid &study, const model::ImagingSeries &series) const
{
    const QString description = series.description.isEmpty() ? tr("Series %1").arg(series.number) : series.description;
    auto *row = new QStandardItem(emptyThumbnail(), description);
    row->setData(int(RowKind::Series), KindRole);
    row->setData(study.value(), StudyRole);
    row->setData(series.uid.value(), SeriesRole);
    row->setData(series.modality, DetailRole);
    row->setToolTip(description);
    return row;
}

void StudyBrowser::removeFailure(const StudyInstanceUid &study)
{
    for (int row = m_model.rowCount() - 1; row >= 0; --row)
        if (m_model.item(row)->data(TroubleRole).toBool() && m_model.item(row)->data(SeriesRole).isNull() &&
            m_model.item(row)->data(StudyRole).toString() == study.value())
            m_model.removeRow(row);
}

void StudyBrowser::setOrder(const QVector<StudyInstanceUid> &studies)
{
    m_order = studies;
    sortRows();
}

void StudyBrowser::sortRows()
{
    const auto place = [this](const QStandardItem *row) {
        const auto study = StudyInstanceUid::create(row->data(StudyRole).toString());
        const auto at = study ? m_order.indexOf(*study) : -1;
        return at < 0 ? m_order.size() : at;
    };
    QList<QStandardItem *> rows;
    for (int row = 0; row < m_model.rowCount(); ++row)
        rows.append(m_model.item(row));
    const auto before = [&place](const QStandardItem *a, const QStandardItem *b) { return place(a) < place(b); };
    if (std::is_sorted(rows.begin(), rows.end(), before))
        return;
    const QString current = m_list->currentIndex().data(SeriesRole).toString();
    rows = m_model.takeColumn(0);
    std::stable_sort(rows.begin(), rows.end(), before);
    m_model.appendColumn(rows);
    if (const auto series = SeriesInstanceUid::create(current))
        setCurrent(*series);
}

void StudyBrowser::addStudy(const model::StudyContents &contents)
{
    removeFailure(contents.study.uid);
    m_model.appendRow(makeStudyRow(contents));
    for (const model::ImagingSeries &series : contents.series) {
        m_model.appendRow(makeSeriesRow(contents.study.uid, series));
        updateProgress(series.uid);
    }
    sortRows();
}

void StudyBrowser::addFailedStudy(const StudyInstanceUid &study, const QString &sentence)
{
    removeFailure(study);
    auto *row = new QStandardItem(tr("Study not opened"));
    row->setData(int(RowKind::Study), KindRole);
    row->setData(sentence, DetailRole);
    row->setData(study.value(), StudyRole);
    row->setData(true, TroubleRole);
    row->setData(u"%1. %2"_s.arg(row->text(), sentence), Qt::AccessibleTextRole);
    row->setToolTip(sentence);
    row->setFlags(Qt::ItemIsEnabled);
    m_model.appendRow(row);
    sortRows();
}

QStandardItem *StudyBrowser::itemOf(const SeriesInstanceUid &series) const
{
    for (int row = 0; row < m_model.rowCount(); ++row)
        if (m_model.item(row)->data(SeriesRole).toString() == series.value())
            return m_model.item(row);
    return nullptr;
}

void StudyBrowser::setCurrent(const SeriesInstanceUid &series)
{
    if (const QStandardItem *item = itemOf(series))
        m_list->setCurrentIndex(item->index());
}

void StudyBrowser::updateProgress(const SeriesInstanceUid &series)
{
    QStandardItem *item = itemOf(series);
    if (!item)
        return;
    const load::Progress progress = m_loader.progress(series);
    QString state = ViewerTexts::imageCount(progress.total);
    if (progress.failed > 0)
        state += u" · "_s + tr("not shown: %1").arg(progress.failed);
    else if (!progress.isComplete())
        state += u" · "_s + tr("loaded: %1").arg(progress.ready);
    item->setData(state, StateRole);
    item->setData(progress.total > 0 ? double(progress.ready + progress.failed) / progress.total : 1.0, ShareRole);
    item->setData(progress.failed > 0, TroubleRole);
    item->setData(QStringList{item->text(), item->data(DetailRole).toString(), state}.join(u", "_s),
                  Qt::AccessibleTextRole);
}

QIcon StudyBrowser::emptyThumbnail() const
{
    QPixmap pixmap(SeriesDelegate::kThumbnail, SeriesDelegate::kThumbnail);
    pixmap.fill(m_theme.color(theme::ColorRole::ViewerCanvas));
    return QIcon(pixmap);
}

void StudyBrowser::updateThumbnail(const load::ImageKey &key)
{
    const load::Stack &stack = m_loader.stack(key.instance.series);
    if (stack.isEmpty() || stack[load::thumbnailIndex(stack.size())] != key)
        return;
    QStandardItem *item = itemOf(key.instance.series);
    const auto image = m_loader.image(key);
    if (!item || !image)
        return;
    const int side = int(SeriesDelegate::kThumbnail * devicePixelRatioF());
    const geometry::CanvasSize size{side, side};
    const auto lut = image->frame->isColour()
                         ? std::vector<std::uint8_t>()
                         : pixel::displayLut(*image->frame, image->presentation, image->initialWindow, false);
    const scene::ViewState whole;
    QImage small = render::renderFrame(
        *image->frame, lut, whole.placement({image->frame->columns(), image->frame->rows()}, image->rowAspect, size),
        size);
    small.setDevicePixelRatio(devicePixelRatioF());
    item->setIcon(QIcon(QPixmap::fromImage(small)));
}

} // namespace td::viewer
