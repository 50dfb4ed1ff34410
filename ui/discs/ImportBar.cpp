// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/discs/ImportBar.h"

#include "ui/common/Widgets.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>

namespace td::ui {

using theme::Metric;

ImportBar::ImportBar(const theme::Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_title(makeLabel({}, LabelRole::Heading3, this))
    , m_bar(new QProgressBar(this))
    , m_text(makeLabel({}, LabelRole::Secondary, this))
    , m_stop(makeButton(tr("Stop"), this))
{
    setProperty("card", true);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the import"));
    m_stop->setAccessibleName(tr("Stop the import"));
    auto *words = new QVBoxLayout;
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addWidget(m_bar);
    auto *row = new QHBoxLayout(this);
    const int margin = theme.metric(Metric::SpaceL);
    row->setContentsMargins(margin, margin, margin, margin);
    row->setSpacing(theme.metric(Metric::SpaceL));
    row->addLayout(words, 1);
    row->addWidget(m_stop, 0, Qt::AlignBottom);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        m_text->setText(tr("Stopping…"));
        Q_EMIT stopRequested();
    });
}

void ImportBar::begin(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    m_title->setText(name.isEmpty() ? tr("Importing the disc") : tr("Importing “%1”").arg(name));
    m_text->setText(tr("Looking at the disc…"));
    m_bar->setRange(0, 0);
    m_stop->setEnabled(true);
    show();
    m_stop->setFocus();
}

void ImportBar::showProgress(const discs::ImportProgress &progress)
{
    constexpr qint64 steps = 1'000; // a progress bar counts in int
    if (!m_stop->isEnabled())
        return;
    const auto size = [this](qint64 bytes) { return locale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat); };
    const bool total = progress.bytesTotal > 0;
    m_bar->setRange(0, total ? int(steps) : 0);
    if (total)
        m_bar->setValue(int(std::min(progress.bytesDone, progress.bytesTotal) * steps / progress.bytesTotal));
    const QString files = tr("%n file(s) read", nullptr, progress.files);
    m_text->setText(total ? tr("%1 · %2 of %3").arg(files, size(progress.bytesDone), size(progress.bytesTotal))
                          : tr("%1 · %2").arg(files, size(progress.bytesDone)));
}

} // namespace td::ui
