// SPDX-License-Identifier: GPL-3.0-or-later
// What is not an image: the data of one, documents inside DICOM objects, images that reports speak of.
#include "viewer/widget/PaneGrid.h"
#include "viewer/widget/TagBrowser.h"
#include "viewer/widget/ViewerWindow.h"

#include <QFileDialog>
#include <QMetaMethod>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>

namespace td::viewer {

using namespace Qt::StringLiterals;

void ViewerWindow::showTags()
{
    if (!m_tags) {
        auto *window = new QWidget(this, Qt::Window);
        window->setWindowTitle(tr("Data of the image")); // of whom is not said in a title
        auto *column = new QVBoxLayout(window);
        column->setContentsMargins(0, 0, 0, 0);
        m_tags = new TagBrowser(m_theme, window);
        column->addWidget(m_tags);
        window->resize(860, 640);
    }
    m_tags->window()->show();
    m_tags->window()->raise();
    m_tags->searchField().setFocus();
    fillTags();
}

void ViewerWindow::fillTags()
{
    if (!m_tags || !m_tags->window()->isVisible() || !activePane().hasSeries())
        return;
    const int asked = ++m_tagsAsked;
    m_source->instance(activePane().key().instance)
        .then(QtFuture::Launch::Async,
              [](const Result<QByteArray> &bytes) -> std::shared_ptr<const dicom::Part10> {
                  const auto file = bytes ? dicom::Part10::read(*bytes, dicom::Part10::Preamble::Optional)
                                          : tl::unexpected(bytes.error());
                  return file ? std::make_shared<const dicom::Part10>(*file) : nullptr;
              })
        .then(this, [this, asked](const std::shared_ptr<const dicom::Part10> &file) {
            if (asked == m_tagsAsked)
                m_tags->show(file);
        });
}

void ViewerWindow::openDocument(const dicom::EncapsulatedDocument &document)
{
    static const QMetaMethod opened = QMetaMethod::fromSignal(&ViewerWindow::documentOpened);
    if (document.mimeType == u"application/pdf"_s && isSignalConnected(opened))
        Q_EMIT documentOpened(document);
    else
        saveDocument(document);
}

void ViewerWindow::saveDocument(const dicom::EncapsulatedDocument &document)
{
    auto *dialog = new QFileDialog(this, tr("Save the document"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const bool isPdf = document.mimeType == u"application/pdf"_s;
    dialog->selectFile(tr("document") + (isPdf ? u".pdf"_s : QString()));
    connect(dialog, &QFileDialog::fileSelected, this, [this, document](const QString &path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(document.bytes) != document.bytes.size() || !file.commit())
            showNotice(tr("The document could not be saved there. Choose another folder."));
    });
    dialog->open();
}

void ViewerWindow::showImage(const SopInstanceUid &instance, int frame)
{
    for (const model::StudyContents &study : std::as_const(m_studies))
        for (const model::ImagingSeries &series : study.series) {
            const load::Stack &stack = m_loader->stack(series.uid);
            const auto at = std::find_if(stack.begin(), stack.end(), [&](const load::ImageKey &key) {
                return key.instance.instance == instance && (frame == 0 || key.frame == frame - 1);
            });
            if (at == stack.end())
                continue;
            if (m_grid->shown().size() == 1)
                setLayoutOf(scene::kPair);
            const QVector<ImagePane *> shown = m_grid->shown();
            const qsizetype beside = (shown.indexOf(&activePane()) + 1) % shown.size();
            shown[beside]->showSeries(series.uid, int(at - stack.begin()));
            return;
        }
    showNotice(tr("The image that is spoken of here is not among those that are open."));
}

} // namespace td::viewer
