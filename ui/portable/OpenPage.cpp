// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portable/OpenPage.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QProgressBar>
#include <QUrl>
#include <QVBoxLayout>

namespace td::ui {

using namespace Qt::StringLiterals;
using theme::Metric;

QString draggedFolder(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return {};
    const QFileInfo dropped(urls.front().toLocalFile());
    return dropped.isDir() ? dropped.absoluteFilePath() : dropped.isFile() ? dropped.absolutePath() : QString();
}

OpenPage::OpenPage(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_text(makeLabel({}, LabelRole::Body, this))
    , m_notice(new Notice(theme, this))
    , m_progress(new QProgressBar(this))
    , m_choose(makePrimaryButton(tr("Choose a folder"), this))
    , m_stop(makeButton(tr("Stop"), this))
{
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 0);
    m_progress->setAccessibleName(tr("Looking for images"));
    auto *column = new QVBoxLayout(this);
    const int margin = theme.metric(Metric::SpaceXxl);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.metric(Metric::SpaceL));
    column->addStretch(1);
    column->addWidget(makeLabel(tr("DICOM images"), LabelRole::Heading1, this));
    column->addWidget(m_text);
    column->addWidget(m_notice);
    column->addWidget(m_progress);
    auto *row = new QHBoxLayout;
    row->addWidget(m_choose);
    row->addWidget(m_stop);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(2);
    connect(m_choose, &QPushButton::clicked, this, &OpenPage::chooseFolder);
    connect(m_stop, &QPushButton::clicked, this, &OpenPage::stopRequested);
    askForFolder();
}

void OpenPage::askForFolder()
{
    m_text->setText(
        tr("Choose the folder or the disc that holds the images, or drop it here. Nothing is copied to this "
           "computer."));
    m_progress->hide();
    m_stop->hide();
    m_choose->show();
    m_choose->setFocus();
}

void OpenPage::showLooking(int files)
{
    m_text->setText(files == 0 ? tr("Looking for images…")
                               : tr("Looking for images: %n file(s) so far", nullptr, files));
    m_notice->clear();
    m_choose->hide();
    m_progress->show();
    m_stop->show();
}

void OpenPage::showError(const QString &folder, const Error &error)
{
    askForFolder();
    if (error.code == ErrorCode::Cancelled)
        return;
    const QString shown = QDir::toNativeSeparators(folder);
    const QString sentence = error.code == ErrorCode::Unsupported ? tr("There are no DICOM images in %1.").arg(shown)
                             : error.code == ErrorCode::NotFound  ? tr("%1 cannot be found.").arg(shown)
                             : error.code == ErrorCode::PermissionDenied
                                 ? tr("%1 may not be read by this user of the computer.").arg(shown)
                                 : ErrorText::sentence(error);
    m_notice->say(Notice::Kind::Bad, sentence);
}

void OpenPage::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Choose a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &OpenPage::folderChosen);
    dialog->open();
}

void OpenPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!draggedFolder(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void OpenPage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    Q_EMIT folderChosen(draggedFolder(event->mimeData()));
}

} // namespace td::ui
