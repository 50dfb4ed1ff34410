// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/SignatureText.h"
#include "resources/language/Translations.h"
#include "tests/support/Catch.h"
#include "ui/document/SignaturePanel.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

using namespace td;
using namespace td::signature;
using namespace td::ui;
using namespace Qt::StringLiterals;

namespace {

Signature fine()
{
    Signature one;
    one.integrity = Integrity::Intact;
    one.coverage = Coverage::WholeFile;
    one.certificate = CertificateState::Trusted;
    one.signer = Certificate{};
    one.signer->commonName = u"Dott.ssa Anna Verdi"_s;
    one.signer->issuer = u"Emittente di prova"_s;
    one.signer->validFrom = QDateTime(QDate(2020, 1, 1), QTime(12, 0));
    one.signer->validTo = QDateTime(QDate(2030, 1, 1), QTime(12, 0));
    one.time = QDateTime(QDate(2024, 11, 25), QTime(10, 42)); // local
    one.timeSource = TimeSource::SignersClock;
    one.digest = u"SHA-256"_s;
    one.key = u"RSA 2048"_s;
    return one;
}

QString detail(const Signature &signature, const QString &name)
{
    for (const SignatureText::Detail &one : SignatureText::details(signature)) {
        if (one.name == name)
            return one.value;
    }
    return {};
}

const QString signedThen = u"Signed by Dott.ssa Anna Verdi on 25/11/2024 at 10:42. "_s;
const QString unchanged = u"The file has not been changed since. "_s;

} // namespace

TEST_CASE("a good signature says who, when, that nothing changed and that the signer is recognised")
{
    CHECK(SignatureText::headline(fine()) == u"Valid signature"_s);
    CHECK(SignatureText::sentence(fine()) == signedThen + unchanged + u"The certificate is recognised."_s);
    CHECK(detail(fine(), u"Revocation"_s) == u"not checked: no list available"_s);
    CHECK(detail(fine(), u"Certificate issued by"_s) == u"Emittente di prova"_s);
    CHECK(detail(fine(), u"Certificate valid"_s) == u"from 01/01/2020 to 01/01/2030"_s);
    CHECK(detail(fine(), u"Time of signing"_s) == u"25/11/2024 10:42:00, as the signer states"_s);
    CHECK(detail(fine(), u"Method"_s) == u"SHA-256, RSA 2048"_s);
    CHECK(detail(fine(), u"Covers"_s) == u"the whole file"_s);
}

TEST_CASE("each state of a certificate has its sentence")
{
    const std::pair<CertificateState, QString> sentences[] = {
        {CertificateState::UnknownIssuer, u"The certificate is not recognised: who signed cannot be confirmed."_s},
        {CertificateState::ExpiredAtSigning,
         u"The certificate had expired when it was used: the signature does not count."_s},
        {CertificateState::ExpiredSince,
         u"The certificate has expired since; the date of signing is the signer’s own statement."_s},
        {CertificateState::NotYetValid, u"The certificate was not valid yet when it was used."_s},
        {CertificateState::NotForSigning, u"The certificate is not one for signing documents."_s},
        {CertificateState::NoStore,
         u"Who signed cannot be confirmed: this computer has no list of recognised certificates."_s},
    };
    for (const auto &[state, sentence] : sentences) {
        Signature one = fine();
        one.certificate = state;
        CHECK(SignatureText::sentence(one) == signedThen + unchanged + sentence);
        CHECK(SignatureText::headline(one) != u"Valid signature"_s);
    }
}

TEST_CASE("a broken signature does not say that anybody signed")
{
    Signature one = fine();
    one.integrity = Integrity::Broken;
    CHECK(SignatureText::headline(one) == u"Signature not valid"_s);
    CHECK(SignatureText::sentence(one) ==
          u"The signature bears the name “Dott.ssa Anna Verdi”. The file was changed after it was signed, or the "
          u"signature is not its own. Please ask the clinic for the document again."_s);
}

TEST_CASE("a signature that cannot be verified says why")
{
    Signature one = fine();
    one.integrity = Integrity::CannotVerify;
    one.coverage = Coverage::Unknown;
    CHECK(SignatureText::headline(one) == u"Signature that cannot be verified"_s);
    one.problem = ErrorCode::Unsupported;
    CHECK(SignatureText::sentence(one).endsWith(u"It cannot be verified: this program does not know its kind."_s));
    one.problem = ErrorCode::Malformed;
    CHECK(SignatureText::sentence(one).endsWith(u"It cannot be verified: it is damaged or incomplete."_s));
    one.problem = ErrorCode::NotFound;
    one.signer.reset();
    CHECK(SignatureText::sentence(one) ==
          u"The signature does not say whose it is. It cannot be verified: the signer’s "
          u"certificate is missing."_s);
    CHECK(detail(one, u"Covers"_s) == u"not known"_s);
}

TEST_CASE("what was added after a signature is told apart")
{
    Signature one = fine();
    one.coverage = Coverage::OnlySignaturesAdded;
    CHECK(SignatureText::headline(one) == u"Valid signature"_s);
    CHECK(SignatureText::sentence(one) ==
          signedThen + u"What was signed has not been changed; only further signatures were added. The certificate is "
                       u"recognised."_s);
    one.coverage = Coverage::SomethingAdded;
    CHECK(SignatureText::headline(one) == u"Signature to be taken with caution"_s);
    CHECK(SignatureText::sentence(one) ==
          signedThen + u"What was signed has not been changed, but something was added to the file afterwards. The "
                       u"certificate is recognised."_s);
}

TEST_CASE("revocation, time-stamps and weak methods are said in words")
{
    Signature one = fine();
    one.revokedAt = QDateTime(QDate(2025, 2, 3), QTime(9, 0));
    one.revocation = Revocation::Revoked;
    CHECK(SignatureText::headline(one) == u"Signature not valid"_s);
    CHECK(SignatureText::sentence(one) ==
          signedThen + unchanged + u"The certificate was revoked on 03/02/2025: the signature does not count."_s);
    one.revocation = Revocation::RevokedLater;
    one.timeSource = TimeSource::TimeStamp;
    CHECK(SignatureText::sentence(one) ==
          u"Signed by Dott.ssa Anna Verdi on 25/11/2024 at 10:42, as a time-stamp confirms. "_s + unchanged +
              u"The certificate was revoked on 03/02/2025, after the signature was made."_s);
    one = fine();
    one.revocation = Revocation::NotRevoked;
    one.revocationListDate = QDateTime(QDate(2026, 1, 2), QTime(9, 0));
    CHECK(detail(one, u"Revocation"_s) == u"not revoked, by the list of 02/01/2026"_s);
    one.weakDigest = true;
    CHECK(SignatureText::sentence(one).endsWith(u"The method of signing is no longer considered safe."_s));
    CHECK(detail(one, u"Method"_s) == u"SHA-256, RSA 2048 (no longer considered safe)"_s);
    one = fine();
    one.timeStamp = TimeStampState::Broken;
    CHECK(SignatureText::sentence(one).endsWith(u"Its time-stamp does not belong to it."_s));
    one.kind = SignatureKind::DocumentTimeStamp;
    one.timeStamp = TimeStampState::None;
    CHECK(SignatureText::headline(one) == u"Valid time-stamp"_s);
    CHECK(SignatureText::sentence(one).startsWith(u"Time-stamp of Dott.ssa Anna Verdi, of 25/11/2024 at 10:42."_s));
}

TEST_CASE("details open by keyboard, every button has a name of its own, and many signatures scroll")
{
    language::Translations translations;
    translations.install(u"en"_s);
    const theme::Theme theme(theme::Mode::Light);
    QWidget page;
    auto *column = new QVBoxLayout(&page);
    auto *panel = new SignaturePanel(theme, &page);
    column->addWidget(panel);
    column->addStretch(1);
    page.resize(800, 600);
    page.show();
    CHECK_FALSE(panel->isVisible());
    panel->showSignatures(QVector<Signature>(8, fine()));
    REQUIRE(QTest::qWaitFor([&] { return panel->isVisible() && panel->height() > 100; }));
    CHECK(panel->height() <= 300);
    CHECK(panel->findChild<QLabel *>()->text() == u"8 electronic signatures"_s);
    const auto buttons = panel->findChildren<QPushButton *>();
    REQUIRE(buttons.size() == 8);
    QStringList names;
    for (const QPushButton *button : buttons)
        names.append(button->accessibleName());
    CHECK(names.removeDuplicates() == 0);
    CHECK(names.first() == u"Details of signature 1 of 8"_s);
    CHECK(buttons.first()->accessibleDescription().contains(u"The certificate is recognised."_s));
    const auto revocationShown = [&] {
        const auto labels = panel->findChildren<QLabel *>();
        return std::count_if(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text() == u"not checked: no list available"_s;
        });
    };
    CHECK(revocationShown() == 0);
    buttons.first()->setFocus();
    QTest::keyClick(buttons.first(), Qt::Key_Space);
    CHECK(revocationShown() == 1);
    QTest::keyClick(buttons.first(), Qt::Key_Space);
    CHECK(revocationShown() == 0);
    REQUIRE(panel->focusPolicy() == Qt::TabFocus);
    panel->verticalScrollBar()->setValue(0);
    panel->setFocus();
    QTest::keyClick(panel, Qt::Key_Down);
    CHECK(panel->verticalScrollBar()->value() > 0);
    panel->showSignatures({fine()});
    REQUIRE(QTest::qWaitFor([&] { return panel->height() < 150; }));
    CHECK(panel->focusPolicy() == Qt::NoFocus); // nothing to scroll, nothing to stop at
    panel->clear();
    CHECK_FALSE(panel->isVisible());
}
