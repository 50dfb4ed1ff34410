// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StartPage.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

} // namespace

StartPage::StartPage(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(u"TuoDossier"_s, LabelRole::Heading1, this))
    , m_text(makeLabel({}, LabelRole::Secondary, this))
    , m_progress(new QProgressBar(this))
    , m_notice(new Notice(theme, this))
    , m_open(makePrimaryButton(tr("Open the demonstration dossier"), this))
{
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(u"TuoDossier"_s);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    auto *column = new QVBoxLayout(this);
    const int margin = theme.metric(Metric::SpaceXxl);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.metric(Metric::SpaceL));
    column->addStretch(1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_text, m_progress, m_notice, m_open})
        column->addWidget(widget);
    column->addStretch(2);
    resize(560, 320);
    connect(m_open, &QPushButton::clicked, this, &StartPage::demonstrationRequested);
}

void StartPage::offerDemonstration()
{
    m_text->setText(
        tr("No clinic is set up on this computer yet. You can look around in a dossier with invented data."));
    m_progress->hide();
    m_open->show();
    m_open->setFocus();
}

void StartPage::showProgress(int done, int total)
{
    m_text->setText(tr("The demonstration dossier is being prepared on this computer: invented reports and images, "
                       "nothing is downloaded."));
    m_notice->clear();
    m_open->hide();
    m_progress->show();
    m_progress->setRange(0, total);
    m_progress->setValue(done);
}

void StartPage::showError(const Error &error)
{
    m_progress->hide();
    m_open->setText(tr("Try again"));
    m_open->show();
    m_notice->say(Notice::Kind::Bad, error.code == ErrorCode::Conflict
                                         ? tr("The dossier is already open in another window of TuoDossier.")
                                         : ErrorText::sentence(error));
}

} // namespace td::ui
