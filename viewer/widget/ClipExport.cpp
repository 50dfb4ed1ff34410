// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ClipExport.h"

#include "core/dicom/Video.h"
#include "core/dicom/VideoLibrary.h"
#include "viewer/widget/ImagePane.h"
#include "viewer/widget/ViewerActions.h"

#include <QFileDialog>
#include <QMenu>
#include <QPointer>

namespace td::viewer {

using namespace Qt::StringLiterals;

ClipExport::ClipExport(std::shared_ptr<dicom::InstanceSource> source, WindowJob &job, const theme::Theme &theme,
                       QWidget &window, DressImage dress)
    : QObject(&window)
    , m_source(std::move(source))
    , m_job(job)
    , m_theme(theme)
    , m_window(window)
    , m_dress(std::move(dress))
{
}

bool ClipExport::canExport(ImagePane &pane) const
{
    return !m_job.isBusy() && pane.viewport().image() && pane.count() > 1 && dicom::VideoLibrary::isInstalled();
}

bool ClipExport::hasFilm(ImagePane &pane)
{
    if (const auto image = pane.viewport().image())
        return image->attributes->film.has_value();
    return pane.isRefusedFilm();
}

void ClipExport::updateActions(ViewerActions &a, ImagePane &pane, bool visible) const
{
    const bool playing = pane.isPlaying();
    a.play->setEnabled(visible && pane.canPlay());
    a.play->setChecked(playing);
    a.play->setText(playing ? tr("Pause") : tr("Play"));
    a.play->setIcon(m_theme.icon(playing ? u"pause"_s : u"play"_s, theme::ColorRole::ViewerText));
    a.speeds()->setEnabled(visible && pane.canPlay());
    a.setSpeed(pane.speed());
    a.saveClip->setVisible(visible && (canExport(pane) || m_job.isBusy()));
    a.saveClip->setEnabled(visible && canExport(pane));
    a.saveFilm->setVisible(visible && hasFilm(pane));
    a.saveFilm->setEnabled(!m_job.isBusy());
}

std::optional<ClipRecipe> ClipExport::recipeOf(ImagePane &pane, const render::AnnotationStyle &style) const
{
    Viewport &viewport = pane.viewport();
    const auto image = viewport.image();
    if (!image)
        return std::nullopt;
    ClipRecipe recipe;
    const QVector<load::ImageKey> stack = pane.keys();
    if (pane.canPlay()) {
        const scene::Cine cine = ClipPlayer::cineOf(image->attributes->cine);
        const int start = pane.clipStart();
        const dicom::CineAttributes &a = image->attributes->cine;
        for (int frame = a.firstFrame; frame <= a.lastFrame && start + frame < stack.size(); ++frame) {
            const qint64 step = cine.stepOf(frame);
            recipe.keys.append(stack[start + frame]);
            recipe.times.push_back(cine.startOf(step + 1) - cine.startOf(step));
        }
    } else {
        recipe.keys = stack;
        recipe.times.assign(std::size_t(stack.size()), scene::Cine::kUsualTime);
    }
    recipe.pixelRatio = viewport.devicePixelRatioF();
    const QSize size = (QSizeF(viewport.size()) * recipe.pixelRatio).toSize();
    recipe.size = {size.width() & ~1, size.height() & ~1};
    recipe.view = viewport.viewState();
    recipe.fileGraphics = viewport.isFileGraphicsShown();
    recipe.overlayStyle = {m_theme.color(theme::ColorRole::ViewerOverlay),
                           m_theme.color(theme::ColorRole::ViewerCanvas), m_theme.font(theme::TextStyle::Small),
                           double(m_theme.metric(theme::Metric::SpaceS))};
    recipe.annotationStyle = style;
    return recipe;
}

void ClipExport::askForClip(ImagePane &pane, const render::AnnotationStyle &style)
{
    auto *dialog = new QFileDialog(&m_window, tr("Save as film"), {}, tr("MP4 film (*.mp4)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"mp4"_s);
    dialog->selectFile(tr("film") + u".mp4"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, shown = QPointer<ImagePane>(&pane), style](const QString &path) {
                if (shown)
                    saveClip(*shown, style, path);
            });
    dialog->open();
}

void ClipExport::askForFilm(ImagePane &pane)
{
    const model::InstanceKey key = pane.key().instance;
    // The name's suffix is that of the stream, whatever the header says; so the film is looked at first.
    m_source->instance(key)
        .then(QtFuture::Launch::Async,
              [](const Result<QByteArray> &bytes) -> Result<QString> {
                  if (!bytes)
                      return tl::unexpected(bytes.error());
                  const auto file = dicom::Part10::read(*bytes, dicom::Part10::Preamble::Optional);
                  if (!file)
                      return tl::unexpected(file.error());
                  const auto stream = dicom::VideoStream::of(*file);
                  if (!stream)
                      return tl::unexpected(stream.error());
                  return stream->suffix();
              })
        .then(this, [this, key](const Result<QString> &suffix) {
            if (!suffix)
                return m_job.say(sentenceOf(suffix.error()));
            auto *dialog = new QFileDialog(&m_window, tr("Save the film"));
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setAcceptMode(QFileDialog::AcceptSave);
            dialog->setDefaultSuffix(*suffix);
            dialog->selectFile(tr("film") + u'.' + *suffix);
            connect(dialog, &QFileDialog::fileSelected, this,
                    [this, key](const QString &path) { saveFilm(key, path); });
            dialog->open();
        });
}

QString ClipExport::progressText(int number, int total)
{
    return total > 0 ? tr("Saving the film: image %1 of %2").arg(number).arg(total) : tr("Saving the film…");
}

void ClipExport::saveClip(ImagePane &pane, const render::AnnotationStyle &style, const QString &path)
{
    const auto recipe = recipeOf(pane, style);
    if (!recipe)
        return;
    m_job.start(int(recipe->keys.size()), progressText,
                [source = m_source, dress = m_dress, recipe = *recipe, path](JobControl &control) {
                    JobImages images(*source, control, dress);
                    const auto done = writeClip(images, recipe, path);
                    return [done] {
                        if (!done)
                            return sentenceOf(done.error());
                        QString sentence = tr("The film was saved.");
                        if (done->leftOut > 0)
                            sentence +=
                                u' ' + tr("Images left out, because they cannot be shown: %1.").arg(done->leftOut);
                        return sentence;
                    };
                });
}

void ClipExport::saveFilm(const model::InstanceKey &key, const QString &path)
{
    m_job.start(0, progressText, [source = m_source, key, path](JobControl &control) {
        const auto done = writeStoredFilm(*source, key, path, control);
        return [done] { return done ? tr("The film was saved.") : sentenceOf(done.error()); };
    });
}

QString ClipExport::sentenceOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
        return tr("Stopped. Nothing was saved.");
    case ErrorCode::DiskFull:
        return tr("There is no room left there. The film was not saved.");
    case ErrorCode::PermissionDenied:
    case ErrorCode::Io:
        return tr("The film could not be saved there. Choose another folder.");
    case ErrorCode::Unsupported:
        return tr("This installation cannot write films.");
    case ErrorCode::Network:
    case ErrorCode::Timeout:
        return tr("The connection was interrupted. The film was not saved.");
    case ErrorCode::SessionExpired:
        return tr("Your session has ended. Close this window and sign in again.");
    default:
        return tr("The film could not be made of these images.");
    }
}

} // namespace td::viewer
