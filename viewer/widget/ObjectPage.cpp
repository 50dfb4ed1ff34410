// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ObjectPage.h"

#include "viewer/render/ReportText.h"
#include "viewer/widget/ViewerTexts.h"

#include <QFuture>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QPromise>
#include <QTextDocument>
#include <QThreadPool>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace td::viewer {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMmPerInch = 25.4;
constexpr double kZoomStep = 1.25;
enum Page { Face, Text, Ecg };

} // namespace

void EcgCanvas::setSheet(std::optional<render::EcgSheet> sheet)
{
    m_sheet = std::move(sheet);
    fit();
}

void EcgCanvas::setZoom(double zoom)
{
    m_zoom = zoom;
    fit();
}

double EcgCanvas::pixelsPerMm() const
{
    return logicalDpiX() / kMmPerInch * m_zoom;
}

void EcgCanvas::fit()
{
    if (m_sheet)
        setFixedSize((m_sheet->sizeMm() * pixelsPerMm()).toSize());
    update();
}

void EcgCanvas::paintEvent(QPaintEvent *event)
{
    if (!m_sheet)
        return;
    QPainter painter(this);
    const double scale = pixelsPerMm();
    painter.scale(scale, scale);
    const QRectF part(event->rect());
    m_sheet->paint(painter, QRectF(part.topLeft() / scale, part.size() / scale), 1 / (scale * devicePixelRatioF()));
}

/// What a worker has made of an instance.
struct ObjectPage::Contents {
    QString html;
    std::shared_ptr<const dicom::Waveform> waveform;
    std::optional<dicom::EncapsulatedDocument> document;
    std::optional<Error> error;
};

ObjectPage::ObjectPage(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_pages(new QStackedWidget(this))
    , m_text(new QTextBrowser)
    , m_ecg(new EcgCanvas)
{
    m_text->setOpenLinks(false);
    m_text->setOpenExternalLinks(false);
    m_text->setAccessibleName(tr("Report"));
    m_text->setStyleSheet(u"QTextBrowser { background: %1; color: %2; border: none; padding: 12px; }"_s.arg(
        theme.color(theme::ColorRole::ViewerChrome).name(), theme.color(theme::ColorRole::ViewerText).name()));
    m_text->document()->setDefaultStyleSheet(
        u"a { color: %1; }"_s.arg(theme.color(theme::ColorRole::ViewerAccent).name()));
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        const auto instance = SopInstanceUid::create(url.path());
        if (instance)
            Q_EMIT imageRequested(*instance, url.fragment().toInt());
    });
    m_pages->addWidget(makeFace());
    m_pages->addWidget(m_text);
    m_pages->addWidget(makeEcgPage());
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    clear();
}

QWidget *ObjectPage::makeFace()
{
    auto *face = new QWidget;
    face->setProperty("chrome", true);
    m_sentence = new QLabel;
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_open = new QPushButton;
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_document)
            Q_EMIT documentRequested(*m_document);
    });
    auto *column = new QVBoxLayout(face);
    column->setSpacing(m_theme.metric(theme::Metric::SpaceL));
    column->addStretch();
    column->addWidget(m_sentence);
    column->addWidget(m_open, 0, Qt::AlignHCenter);
    column->addStretch();
    return face;
}

QWidget *ObjectPage::makeEcgPage()
{
    auto *page = new QWidget;
    page->setProperty("chrome", true);
    m_heading = new QLabel;
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_findings = new QLabel;
    m_findings->setTextFormat(Qt::PlainText);
    m_findings->setWordWrap(true);
    m_findings->setProperty("role", u"small"_s);
    m_group = new QComboBox;
    m_group->setAccessibleName(tr("Part of the recording"));
    connect(m_group, &QComboBox::currentIndexChanged, this, &ObjectPage::showGroup);
    m_scroll = new QScrollArea;
    m_scroll->setWidget(m_ecg);
    m_scroll->setAccessibleName(tr("Electrocardiogram"));
    auto *column = new QVBoxLayout(page);
    const int space = m_theme.metric(theme::Metric::SpaceS);
    column->setContentsMargins(space, space, space, 0);
    column->setSpacing(space);
    auto *row = new QHBoxLayout;
    row->addWidget(m_heading, 1);
    row->addWidget(m_group);
    column->addLayout(row);
    column->addWidget(m_findings);
    column->addWidget(m_scroll, 1);
    return page;
}

void ObjectPage::clear()
{
    ++m_generation;
    m_waveform.reset();
    m_document.reset();
    m_ecg->setSheet(std::nullopt);
    m_text->clear();
    say({});
}

void ObjectPage::say(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_open->setVisible(m_document.has_value());
    m_open->setText(m_document && m_document->mimeType == u"application/pdf"_s ? tr("&Open the document")
                                                                               : tr("&Save the document…"));
    m_pages->setCurrentIndex(Face);
}

QString ObjectPage::message() const
{
    return m_pages->currentIndex() == Face ? m_sentence->text() : QString();
}

ObjectPage::Contents ObjectPage::read(const dicom::Part10 &file)
{
    Contents contents;
    const auto report = dicom::StructuredReport::read(file);
    if (report) {
        contents.html = render::ReportText::html(*report);
        return contents;
    }
    if (report.error().code != ErrorCode::NotFound) {
        contents.error = report.error();
        return contents;
    }
    const auto state = dicom::readPresentationState(file);
    if (state) {
        contents.html = render::ReportText::html(*state);
        return contents;
    }
    auto waveform = dicom::Waveform::read(file);
    if (waveform) {
        contents.waveform = std::make_shared<dicom::Waveform>(std::move(*waveform));
        return contents;
    }
    auto document = dicom::EncapsulatedDocument::read(file);
    if (document) {
        contents.document = std::move(*document);
        return contents;
    }
    contents.error = waveform.error().code == ErrorCode::NotFound ? document.error() : waveform.error();
    return contents;
}

void ObjectPage::show(std::shared_ptr<const dicom::Part10> file)
{
    clear();
    QWidget::show();
    say(tr("Reading…"));
    const auto promise = std::make_shared<QPromise<Contents>>();
    promise->start();
    promise->future().then(this, [this, generation = m_generation](const Contents &contents) {
        if (generation == m_generation)
            take(contents);
    });
    QThreadPool::globalInstance()->start([promise, file = std::move(file)] {
        promise->addResult(read(*file));
        promise->finish();
    });
}

void ObjectPage::take(const Contents &contents)
{
    if (contents.error) {
        say(contents.error->code == ErrorCode::NotFound
                ? tr("This object holds neither images nor text that can be shown.")
                : tr("This object cannot be shown: its contents are damaged or of an unknown kind."));
    } else if (contents.document) {
        m_document = contents.document;
        const QString title = m_document->title.isEmpty() ? tr("Document without a title") : m_document->title;
        say(title + u'\n' + m_document->mimeType);
    } else if (contents.waveform) {
        m_waveform = contents.waveform;
        const QSignalBlocker blocker(m_group);
        m_group->clear();
        for (const dicom::WaveformGroup &group : m_waveform->groups)
            m_group->addItem(group.label.isEmpty() ? tr("Part %1").arg(m_group->count() + 1) : group.label);
        m_group->setVisible(m_group->count() > 1);
        showGroup(0);
    } else {
        m_html = contents.html;
        m_text->setHtml(m_html);
        m_pages->setCurrentIndex(Text);
    }
    Q_EMIT shown();
}

void ObjectPage::showGroup(int group)
{
    if (!m_waveform)
        return;
    auto sheet = render::EcgSheet::create(m_waveform, group);
    if (!sheet)
        return say(tr("This recording does not say how high a millivolt is, so it cannot be drawn to scale."));
    m_heading->setText(sheet->heading() + u'\n' + sheet->conditions().join(u" · "_s));
    m_findings->setText(sheet->findings().join(u" · "_s));
    m_ecg->setSheet(std::move(*sheet));
    m_pages->setCurrentIndex(Ecg);
}

void ObjectPage::zoomBy(double factor)
{
    const double zoom = std::clamp(m_zoom * factor, kMinZoom, kMaxZoom);
    const int steps = int(std::lround(std::log(zoom / m_zoom) / std::log(kZoomStep)));
    m_zoom = zoom;
    m_ecg->setZoom(m_zoom);
    m_text->zoomIn(steps * 2);
}

bool ObjectPage::canPrint() const
{
    return m_pages->currentIndex() != Face;
}

bool ObjectPage::print(QPagedPaintDevice &device)
{
    if (m_pages->currentIndex() == Text) {
        QTextDocument paper; // without the colours of the screen
        paper.setHtml(m_html);
        paper.print(&device);
        return true;
    }
    return m_pages->currentIndex() == Ecg && m_ecg->sheet() && m_ecg->sheet()->print(device);
}

void ObjectPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::ZoomIn) || event->key() == Qt::Key_Plus)
        return zoomBy(kZoomStep);
    if (event->matches(QKeySequence::ZoomOut) || event->key() == Qt::Key_Minus)
        return zoomBy(1 / kZoomStep);
    QWidget::keyPressEvent(event);
}

} // namespace td::viewer
