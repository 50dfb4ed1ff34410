// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portable/PortableViewer.h"

#include "core/media/FolderSource.h"
#include "ui/common/Widgets.h"
#include "ui/portable/OpenPage.h"
#include "viewer/widget/ViewerActions.h"

#include <QDropEvent>
#include <QElapsedTimer>
#include <QMenu>
#include <QVBoxLayout>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {

using namespace Qt::StringLiterals;

struct PortableViewer::Looking {
    std::atomic_bool cancel = false;
};

PortableViewer::PortableViewer(const theme::Theme &theme, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_page(std::make_unique<OpenPage>(theme))
{
    m_page->setWindowTitle(tr("TuoDossier viewer"));
    m_page->setStyleSheet(theme.styleSheet());
    resizeToScreen(*m_page, theme, {640, 400});
    connect(m_page.get(), &OpenPage::folderChosen, this, &PortableViewer::open);
    connect(m_page.get(), &OpenPage::stopRequested, this, [this] {
        if (m_looking)
            m_looking->cancel = true;
    });
}

PortableViewer::~PortableViewer()
{
    if (m_looking)
        m_looking->cancel = true;
    delete m_viewer;
}

void PortableViewer::start()
{
    m_page->askForFolder();
    m_page->show();
}

void PortableViewer::open(const QString &folder)
{
    if (m_looking)
        m_looking->cancel = true;
    m_looking = std::make_shared<Looking>();
    m_page->showLooking(0);
    m_page->show();
    auto last = std::make_shared<QElapsedTimer>();
    last->start();
    const auto report = [page = QPointer(m_page.get()), last, looking = m_looking](int files) {
        constexpr qint64 pauseMs = 100;
        if (last->elapsed() < pauseMs)
            return;
        last->restart();
        QMetaObject::invokeMethod(QCoreApplication::instance(), [page, looking, files] {
            if (page && !looking->cancel)
                page->showLooking(files);
        });
    };
    QtConcurrent::run([folder, report, looking = m_looking] {
        return media::FolderSource::open(folder, report, looking->cancel);
    }).then(this, [this, folder, looking = m_looking](const Result<std::shared_ptr<media::FolderSource>> &source) {
        if (looking != m_looking)
            return;
        m_looking.reset();
        if (source)
            return show(folder, *source);
        m_page->showError(folder, source.error());
        Q_EMIT failed(source.error());
    });
}

void PortableViewer::show(const QString &folder, const std::shared_ptr<media::FolderSource> &source)
{
    delete m_viewer;
    m_folder = folder;
    m_viewer = new viewer::ViewerWindow(source, m_theme);
    m_viewer->setAttribute(Qt::WA_DeleteOnClose);
    m_viewer->setAcceptDrops(true);
    m_viewer->installEventFilter(this);
    addCommands();
    connect(m_viewer, &viewer::ViewerWindow::firstImageShown, this, &PortableViewer::firstImageShown);
    QVector<StudyInstanceUid> studies;
    QVector<model::ImagingStudy> known;
    for (const model::StudyContents &contents : source->studies()) {
        studies.append(contents.study.uid);
        known.append(contents.study);
    }
    m_viewer->setKnownStudies(known);
    m_viewer->showMaximized();
    m_viewer->openStudies(studies);
    m_page->hide();
}

void PortableViewer::addCommands()
{
    QMenu *file = m_viewer->actions().file();
    auto *open = new QAction(tr("Open another folder…"), m_viewer);
    open->setShortcut(QKeySequence::Open);
    connect(open, &QAction::triggered, this, &PortableViewer::start);
    auto *verify = new QAction(tr("Verify this medium"), m_viewer);
    verify->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_V);
    connect(verify, &QAction::triggered, this, &PortableViewer::verify);
    QAction *first = file->actions().value(0);
    file->insertActions(first, {open, verify});
    file->insertSeparator(first);
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_verifyBar = new VerifyBar(m_theme, whole);
    column->addWidget(m_verifyBar);
    column->addWidget(m_viewer->takeCentralWidget(), 1);
    m_viewer->setCentralWidget(whole);
}

void PortableViewer::verify()
{
    if (!m_verifyBar)
        return;
    m_verifyBar->verify(m_folder);
}

bool PortableViewer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        const QString folder = draggedFolder(drop->mimeData());
        if (folder.isEmpty())
            return QObject::eventFilter(watched, event);
        drop->acceptProposedAction();
        if (event->type() == QEvent::Drop) // not while the window that is dropped on handles it
            QMetaObject::invokeMethod(
                this, [this, folder] { open(folder); }, Qt::QueuedConnection);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace td::ui
