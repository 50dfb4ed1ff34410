// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ClipExport.h"

#include "core/dicom/Video.h"
#include "core/dicom/VideoLibrary.h"
#include "viewer/widget/ImagePane.h"
#include "viewer/widget/ViewerActions.h"

#include <QAccessible>
#include <QFileDialog>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSemaphore>

namespace td::viewer {

using namespace Qt::StringLiterals;

ClipExport::ClipExport(std::shared_ptr<dicom::InstanceSource> source, const theme::Theme &theme, QWidget &window,
                       Dress dress)
    : QObject(&window)
    , m_source(std::move(source))
    , m_theme(theme)
    , m_window(window)
    , m_dress(std::move(dress))
    , m_mailbox(std::make_shared<load::Mailbox>(this, &m_worker))
{
    m_worker.setMaxThreadCount(1);
    constexpr int watchMs = 100;
    m_watch.setInterval(watchMs);
    connect(&m_watch, &QTimer::timeout, this, &ClipExport::showProgress);
}

ClipExport::~ClipExport()
{
    m_mailbox->close();
    cancel();
}

QWidget *ClipExport::makeNotice(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("chrome", true);
    auto *row = new QHBoxLayout(line);
    const int space = m_theme.metric(theme::Metric::SpaceS);
    row->setContentsMargins(space, space / 2, space, space / 2);
    m_text = new QLabel(line);
    m_text->setWordWrap(true);
    m_progress = new QProgressBar(line);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("How much of the film is saved"));
    m_stop = new QPushButton(tr("Stop"), line);
    m_close = new QPushButton(tr("Close the message"), line);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress, 1);
    row->addWidget(m_stop);
    row->addWidget(m_close);
    connect(m_stop, &QPushButton::clicked, this, &ClipExport::cancel);
    connect(m_close, &QPushButton::clicked, line, &QWidget::hide);
    line->hide();
    m_line = line;
    return line;
}

bool ClipExport::canExport(ImagePane &pane) const
{
    return !isBusy() && pane.viewport().image() && pane.count() > 1 && dicom::VideoLibrary::isInstalled();
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
    a.saveClip->setVisible(visible && (canExport(pane) || isBusy()));
    a.saveClip->setEnabled(visible && canExport(pane));
    a.saveFilm->setVisible(visible && hasFilm(pane));
    a.saveFilm->setEnabled(!isBusy());
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
                return end(sentenceOf(suffix.error()));
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

bool ClipExport::begin(int total)
{
    if (isBusy())
        return false;
    m_control = std::make_shared<JobControl>();
    m_control->total = total;
    m_watch.start();
    showProgress();
    Q_EMIT changed();
    return true;
}

void ClipExport::end(const QString &sentence)
{
    m_control.reset();
    m_watch.stop();
    m_sentence = sentence;
    if (m_line) {
        m_text->setText(sentence);
        m_progress->hide();
        m_stop->hide();
        m_close->show();
        m_line->show();
        QAccessibleEvent event(m_text, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    Q_EMIT changed();
}

void ClipExport::showProgress()
{
    const int total = m_control->total;
    const int done = m_control->done;
    m_sentence = total > 0 ? tr("Saving the film: image %1 of %2").arg(std::min(done + 1, total)).arg(total)
                           : tr("Saving the film…");
    if (!m_line)
        return;
    m_text->setText(m_sentence);
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    m_progress->show();
    m_stop->show();
    m_close->hide();
    m_line->show();
}

void ClipExport::saveClip(ImagePane &pane, const render::AnnotationStyle &style, const QString &path)
{
    const auto recipe = recipeOf(pane, style);
    if (!recipe || !begin(int(recipe->keys.size())))
        return;
    const auto dress = [this, mailbox = m_mailbox, control = m_control, shown = QPointer<ImagePane>(&pane)](
                           std::shared_ptr<const load::LoadedImage> image) -> std::optional<DressedImage> {
        struct Answer {
            QSemaphore given;
            DressedImage dressed;
        };
        auto answer = std::make_shared<Answer>();
        answer->dressed.image = image;
        mailbox->post([this, answer, shown] {
            if (shown)
                answer->dressed = m_dress(*shown, answer->dressed.image);
            answer->given.release();
        });
        constexpr int patienceMs = 50;
        while (!answer->given.tryAcquire(1, patienceMs))
            if (control->cancelled)
                return std::nullopt;
        return answer->dressed;
    };
    m_worker.start([this, mailbox = m_mailbox, control = m_control, source = m_source, recipe = *recipe, path, dress] {
        const auto done = writeClip(*source, recipe, path, *control, dress);
        mailbox->post([this, done] {
            if (!done)
                return end(sentenceOf(done.error()));
            QString sentence = tr("The film was saved.");
            if (done->leftOut > 0)
                sentence += u' ' + tr("Images left out, because they cannot be shown: %1.").arg(done->leftOut);
            end(sentence);
        });
    });
}

void ClipExport::saveFilm(const model::InstanceKey &key, const QString &path)
{
    if (!begin(0))
        return;
    m_worker.start([this, mailbox = m_mailbox, control = m_control, source = m_source, key, path] {
        const auto done = writeStoredFilm(*source, key, path, *control);
        mailbox->post([this, done] { end(done ? tr("The film was saved.") : sentenceOf(done.error())); });
    });
}

void ClipExport::cancel()
{
    if (m_control)
        m_control->cancelled = true;
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
