// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/TagBrowser.h"

#include <QFuture>
#include <QHeaderView>
#include <QPromise>
#include <QThreadPool>
#include <QVBoxLayout>

namespace td::viewer {
namespace {

constexpr std::chrono::milliseconds kTypingPause{200};
constexpr int kOpenUpTo = 200; ///< matches whose branches are opened at once

} // namespace

void TagFilter::setShown(std::optional<QSet<const void *>> shown)
{
    m_shown = std::move(shown);
    invalidateFilter();
}

bool TagFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto *model = static_cast<const TagModel *>(sourceModel());
    return !m_shown || m_shown->contains(model->identity(model->index(row, 0, parent)));
}

TagBrowser::TagBrowser(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(new TagModel(this))
    , m_filter(new TagFilter(this))
    , m_search(new QLineEdit)
    , m_result(new QLabel)
    , m_tree(new QTreeView)
{
    setProperty("chrome", true);
    m_filter->setSourceModel(m_model);
    m_search->setPlaceholderText(tr("Search tag, name or value"));
    m_search->setAccessibleName(tr("Search the elements"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(TagModel::kMaxText);
    m_tree->setModel(m_filter);
    m_tree->setAccessibleName(tr("Elements of the instance"));
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(false);
    m_tree->header()->setStretchLastSection(true);
    m_tree->setColumnWidth(TagModel::Tag, 190);
    m_tree->setColumnWidth(TagModel::Name, 280);
    m_tree->setColumnWidth(TagModel::Representation, 48);
    auto *column = new QVBoxLayout(this);
    const int space = theme.metric(theme::Metric::SpaceS);
    column->setContentsMargins(space, space, space, space);
    column->setSpacing(space);
    column->addWidget(m_search);
    column->addWidget(m_result);
    column->addWidget(m_tree, 1);
    m_result->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kTypingPause);
    connect(m_search, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &TagBrowser::search);
}

TagBrowser::~TagBrowser()
{
    if (m_cancelled)
        m_cancelled->store(true);
}

void TagBrowser::show(std::shared_ptr<const dicom::Part10> file)
{
    if (m_cancelled)
        m_cancelled->store(true);
    m_filter->setShown(std::nullopt);
    m_model->setFile(std::move(file));
    search();
    QWidget::show();
}

void TagBrowser::search()
{
    if (m_cancelled)
        m_cancelled->store(true);
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    const QString text = m_search->text().trimmed();
    const auto file = m_model->file();
    if (text.isEmpty() || !file) {
        m_filter->setShown(std::nullopt);
        m_result->hide();
        m_result->clear();
        return;
    }
    const auto promise = std::make_shared<QPromise<QSet<const void *>>>();
    promise->start();
    promise->future().then(this, [this, cancelled = m_cancelled](const QSet<const void *> &matches) {
        if (!cancelled->load())
            takeMatches(matches);
    });
    QThreadPool::globalInstance()->start([promise, file, text, cancelled = m_cancelled] {
        promise->addResult(TagModel::findMatches(*file, text, *cancelled));
        promise->finish();
    });
}

void TagBrowser::takeMatches(const QSet<const void *> &matches)
{
    m_filter->setShown(matches);
    m_result->setText(matches.isEmpty() ? tr("Nothing found.") : tr("Rows found: %1").arg(matches.size()));
    m_result->show();
    if (matches.size() <= kOpenUpTo)
        m_tree->expandAll();
}

} // namespace td::viewer
