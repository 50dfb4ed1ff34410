// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/HelpPage.h"

#include "ui/common/ErrorText.h"
#include "ui/common/FileWriting.h"
#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"
#include "ui/help/GuideText.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;
constexpr int reportLines = 10;
constexpr int pictureWidth = 640;

QString numbered(const QStringList &steps)
{
    QStringList lines;
    for (qsizetype i = 0; i < steps.size(); ++i)
        lines.append(u"%1.  %2"_s.arg(i + 1).arg(steps[i]));
    return lines.join(u"\n\n"_s);
}

} // namespace

HelpPage::HelpPage(const theme::Theme &theme, const QString &assistanceLink, SupportFacts facts, const SupportLog &log,
                   QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_facts(std::move(facts))
    , m_log(log)
    , m_scroll(new QScrollArea(this))
{
    auto *page = new QWidget;
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme.metric(Metric::SpaceM));
    m_column->addWidget(makeLabel(tr("Help"), LabelRole::Heading2, page));
    addAssistance(assistanceLink);
    addNoSms();
    addGuide();
    addReport();
    m_column->addStretch(1);
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Help"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll);
    setFocusProxy(m_scroll); // the arrow keys read on
}

QWidget *HelpPage::addSection(const QString &title)
{
    auto *card = new QFrame;
    card->setProperty("card", true);
    auto *column = new QVBoxLayout(card);
    const int margin = m_theme.metric(Metric::SpaceL);
    column->setContentsMargins(margin, m_theme.metric(Metric::SpaceM), margin, m_theme.metric(Metric::SpaceM));
    column->setSpacing(m_theme.metric(Metric::SpaceM));
    column->addWidget(makeLabel(title, LabelRole::Heading3, card));
    m_column->addWidget(card);
    return card;
}

void HelpPage::addAssistance(const QString &link)
{
    QWidget *section = addSection(tr("Assistance"));
    if (link.isEmpty()) {
        section->layout()->addWidget(makeLabel(
            tr("Please turn to the acceptance desk of your clinic, by phone or in person."), LabelRole::Body, section));
        return;
    }
    section->layout()->addWidget(
        makeLabel(tr("The clinic answers requests through this page, which opens in your web browser:"),
                  LabelRole::Body, section));
    QPushButton *open = makeLink(link, section);
    open->setAccessibleName(tr("Open the assistance page: %1").arg(link));
    connect(open, &QPushButton::clicked, this, [link] { QDesktopServices::openUrl(QUrl(link)); });
    section->layout()->addWidget(open);
}

void HelpPage::addNoSms()
{
    QWidget *section = addSection(tr("I do not receive the SMS"));
    section->layout()->addWidget(makeLabel(numbered(GuideText::noSms()), LabelRole::Body, section));
}

// The chapters stand below each other; buttons at the top lead to them.
void HelpPage::addGuide()
{
    QWidget *contents = addSection(tr("Guide"));
    auto *links = new QWidget(contents);
    auto *flow = new FlowLayout(links, m_theme.metric(Metric::SpaceL), m_theme.metric(Metric::SpaceXs));
    flow->setContentsMargins(0, 0, 0, 0);
    contents->layout()->addWidget(links);
    for (const GuideChapter &chapter : GuideText::chapters()) {
        QWidget *section = addSection(chapter.title);
        section->layout()->addWidget(makeLabel(numbered(chapter.steps), LabelRole::Body, section));
        const QPixmap picture(u":/guide/%1/%2.png"_s.arg(m_facts.language, chapter.picture));
        if (!picture.isNull()) {
            auto *shown = new QLabel(section);
            shown->setPixmap(picture.scaledToWidth(std::min(pictureWidth, picture.width()), Qt::SmoothTransformation));
            shown->setAccessibleDescription(tr("Picture of the page: %1").arg(chapter.title));
            section->layout()->addWidget(shown);
        }
        QPushButton *link = makeLink(chapter.title, links);
        link->setAccessibleName(tr("Go to the chapter: %1").arg(chapter.title));
        flow->addWidget(link);
        connect(link, &QPushButton::clicked, this, [this, section] {
            m_scroll->ensureWidgetVisible(section, 0, 0);
            m_scroll->setFocus();
        });
    }
}

void HelpPage::addReport()
{
    QWidget *section = addSection(tr("Report for the assistance"));
    section->layout()->addWidget(
        makeLabel(tr("The assistance may ask you for this text. It holds versions, settings and codes of errors: no "
                     "name, no data of yours, no document. Read it before you save it; nothing is sent by itself."),
                  LabelRole::Body, section));
    m_report = new QPlainTextEdit(section);
    m_report->setReadOnly(true);
    m_report->setTabChangesFocus(true);
    m_report->setAccessibleName(tr("Text of the report"));
    m_report->setFont(m_theme.tabularFont());
    m_report->setMinimumHeight(reportLines * QFontMetrics(m_report->font()).lineSpacing());
    section->layout()->addWidget(m_report);
    m_notice = new Notice(m_theme, section);
    section->layout()->addWidget(m_notice);
    auto *row = new QHBoxLayout;
    QPushButton *save = makeButton(tr("Save the report…"), section);
    connect(save, &QPushButton::clicked, this, &HelpPage::saveReport);
    row->addWidget(save);
    row->addStretch(1);
    static_cast<QVBoxLayout *>(section->layout())->addLayout(row);
    refreshReport();
}

void HelpPage::refreshReport()
{
    m_notice->clear();
    m_report->setPlainText(supportReport(m_facts, m_log, QDateTime::currentDateTime()));
}

void HelpPage::saveReport()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->setNameFilter(tr("Text (*.txt)"));
    dialog->selectFile(u"TuoDossier.txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &HelpPage::writeReport);
    dialog->open();
}

void HelpPage::writeReport(const QString &path)
{
    writeFile(path, m_report->toPlainText().toUtf8()).then(this, [this](const Result<void> &written) {
        if (written)
            m_notice->say(Notice::Kind::Good, tr("The report is saved."));
        else
            m_notice->say(Notice::Kind::Bad, ErrorText::sentence(written.error()));
    });
}

} // namespace td::ui
