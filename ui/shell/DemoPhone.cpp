// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/DemoPhone.h"

#include "ui/common/Widgets.h"

#include <QHBoxLayout>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextBrowser>
#include <QUrlQuery>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::ColorRole;
using theme::Metric;

/// A mail as high as its text; a long link breaks anywhere, as on a telephone.
class MailBody final : public QTextBrowser {
public:
    explicit MailBody(QWidget *parent)
        : QTextBrowser(parent)
    {
        setOpenLinks(false);
        setFrameShape(QFrame::NoFrame);
        setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QTextBrowser::resizeEvent(event);
        setFixedHeight(int(document()->size().height()) + 2);
    }
};

} // namespace

DemoPhone::DemoPhone(const notify::Outbox &outbox, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_theme(theme)
    , m_scroll(new QScrollArea(this))
    , m_column(nullptr)
    , m_empty(makeLabel(tr("No message yet."), LabelRole::Secondary, this))
{
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Demonstration phone"));
    setWindowIcon(theme.icon(u"phone"_s, ColorRole::Primary));
    resizeToScreen(*this, theme, {400, 640});
    auto *messages = new QWidget;
    m_column = new QVBoxLayout(messages);
    m_column->setContentsMargins(0, 0, theme.metric(Metric::SpaceS), 0);
    m_column->setSpacing(theme.metric(Metric::SpaceM));
    m_column->addWidget(m_empty);
    m_column->addStretch(1);
    m_scroll->setWidget(messages);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Messages"));

    auto *column = new QVBoxLayout(this);
    const int margin = theme.metric(Metric::SpaceL);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(makeLabel(tr("Demonstration phone"), LabelRole::Heading3, this));
    column->addWidget(
        makeLabel(tr("Nothing is really sent: here you read what a patient would receive by SMS and e-mail."),
                  LabelRole::Small, this));
    column->addWidget(m_scroll, 1);
    for (const notify::Message &message : outbox.messages())
        add(message);
    connect(&outbox, &notify::Outbox::received, this, &DemoPhone::add);
}

void DemoPhone::add(const notify::Message &message)
{
    m_empty->hide();
    const bool sms = message.channel == notify::Channel::Sms;
    auto *card = new QFrame;
    card->setProperty("card", true);
    card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(card);
    auto *head = new QHBoxLayout;
    auto *icon = new QLabel(card);
    const int side = m_theme.metric(Metric::Icon);
    icon->setPixmap(
        m_theme.icon(sms ? u"phone"_s : u"mail"_s, ColorRole::Primary).pixmap(QSize(side, side), devicePixelRatioF()));
    head->addWidget(icon);
    head->addWidget(
        makeLabel((sms ? tr("SMS") : tr("E-mail")) + u" · "_s + message.destination, LabelRole::Small, card), 1);
    auto *time = makeLabel(message.time.toLocalTime().toString(u"HH:mm"_s), LabelRole::Small, card);
    time->setWordWrap(false);
    head->addWidget(time);
    column->addLayout(head);
    if (!message.subject.isEmpty())
        column->addWidget(makeLabel(message.subject, LabelRole::Field, card));
    column->addWidget(makeBody(message, card));
    m_column->insertWidget(0, card); // the newest on top, as a telephone shows it
    m_scroll->verticalScrollBar()->setValue(0);
}

QWidget *DemoPhone::makeBody(const notify::Message &message, QWidget *card)
{
    if (message.html.isEmpty())
        return makeLabel(message.body, LabelRole::Body, card);
    auto *body = new MailBody(card);
    // The mail brings its own size of letters, meant for a telephone; here the reader's own counts.
    static const QRegularExpression size(u"font-size:[^;\"]*;?"_s);
    body->document()->setDefaultFont(m_theme.font(theme::TextStyle::Body));
    body->setHtml(QString(message.html).remove(size));
    connect(body, &QTextBrowser::anchorClicked, this, &DemoPhone::onLink);
    return body;
}

void DemoPhone::onLink(const QUrl &link)
{
    const QString token = QUrlQuery(link).queryItemValue(u"token"_s);
    if (!token.isEmpty())
        Q_EMIT resetRequested(token);
}

} // namespace td::ui
