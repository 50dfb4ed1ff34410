// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ExportFixture.h"

#include <QAccessible>
#include <QScrollArea>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

/// 1280 by 720 without the window's frame.
constexpr QSize screen(1272, 680);

/// Saves what the dialog looks like to $TUODOSSIER_PICTURES, where that is set.
void picture(const Exporting &exporting, const QString &name)
{
    if (const QString folder = qEnvironmentVariable("TUODOSSIER_PICTURES"); !folder.isEmpty())
        exporting.dialog->grab().save(folder + u"/export-"_s + name + u".png"_s);
}

/// Each visible control has a name of its own, can be reached by Tab, and is inside the dialog or scrolls.
void checkControls(const Exporting &exporting)
{
    QStringList names;
    for (QWidget *widget : exporting.dialog->findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget);
        if (!isControl || !widget->isVisible() || qobject_cast<QComboBox *>(widget->parentWidget()))
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        REQUIRE(accessible);
        names.append(accessible->text(QAccessible::Name));
        CAPTURE(names.last().toStdString());
        CHECK_FALSE(names.last().isEmpty());
        CHECK(names.count(names.last()) == 1);
        CHECK((!widget->isEnabled() || (widget->focusPolicy() & Qt::TabFocus) != 0));
        // Its words are not cut off, and it lies in the dialog's width.
        CHECK(widget->width() >= widget->minimumSizeHint().width());
        const int right = widget->mapTo(exporting.dialog.get(), QPoint(widget->width(), 0)).x();
        CHECK(right <= exporting.dialog->width());
    }
    // A layout that needs more would have made the dialog larger.
    CHECK(exporting.dialog->width() <= screen.width());
    CHECK(exporting.dialog->height() <= screen.height());
}

/// All faces one after the other, each looked at.
void walk(Exporting &exporting, const QString &name, bool italian, QSize size)
{
    const auto open = [&] {
        exporting.open();
        exporting.dialog->resize(size);
    };
    const auto t = [italian](const char *english, const char *other) {
        return QString::fromUtf8(italian ? other : english);
    };
    const auto look = [&](const QString &face) {
        QTest::qWait(1); // layouts settle with the next events
        checkControls(exporting);
        picture(exporting, name + u'-' + face);
    };
    auto stick = exporting.stick(u"KINGSTON"_s);
    std::atomic_bool plugged = false;
    exporting.settings.drives = [&] { return plugged ? QVector{stick} : QVector<media::RemovableDrive>(); };
    exporting.settings.removeDrive = [](const media::RemovableDrive &) { return Result<void>(); };
    exporting.settings.payloadFolder = exporting.made(u"payload"_s);
    exporting.settings.pictures = [](const QByteArray &, const QVector<int> &frames) {
        return QVector<Result<authoring::FramePicture>>(frames.size(), authoring::FramePicture{"jpeg", 8, 8});
    };
    authoring::MediumReport report;
    report.studies = {exporting.source->studies().first().study.uid};
    report.fetch = [](const std::atomic_bool &) { return Result<QByteArray>("%PDF-1.4"); };
    exporting.settings.reports = [report] {
        return QtFuture::makeReadyFuture(Result<QVector<authoring::MediumReport>>({report}));
    };
    for (int i = 13; i <= 240; ++i)
        REQUIRE(exporting.source->add(smallInstance(1, 1, i)));
    std::atomic_bool held = false;
    exporting.source->intercept = [&](int request, const QByteArray &bytes) {
        if (!held || request < 120)
            return MemoryInstanceSource::answer(bytes);
        QPromise<Result<QByteArray>> never;
        never.start();
        return never.future();
    };
    qApp->setStyleSheet(exporting.theme.styleSheet());
    const QString start = t("Start", "Inizia");
    const QString media = t("Media", "Media");

    open();
    REQUIRE(exporting.isReady(start));
    look(u"1-zip"_s);
    for (const auto &[english, other, file] :
         {std::tuple{"ZIP archive with passphrase", "Archivio ZIP con frase di accesso", "2-encrypted"},
          std::tuple{"Folder", "Cartella", "3-folder"}, std::tuple{"USB stick", "Chiavetta USB", "4-no-stick"},
          std::tuple{"Disc image (ISO)", "Immagine disco (ISO)", "6-iso"}}) {
        exporting.choose(media, t(english, other));
        look(QString::fromLatin1(file));
    }
    exporting.choose(media, t("USB stick", "Chiavetta USB"));
    plugged = true;
    REQUIRE(exporting.isReady(start));
    look(u"5-stick"_s);
    REQUIRE(exporting.press(t("Change", "Cambia")));
    look(u"7-options"_s);
    exporting.box(t("Anonymised", "Anonime"))->click();
    look(u"8-anonymised"_s);
    QScrollArea *area = exporting.dialog->findChild<QScrollArea *>();
    area->ensureWidgetVisible(exporting.label(t("The images themselves", "Le immagini stesse")));
    look(u"8b-anonymised"_s);
    exporting.box(t("Anonymised", "Anonime"))->click();

    held = true;
    REQUIRE(exporting.press(start));
    REQUIRE(QTest::qWaitFor([&] { return exporting.label(t("of 240 images", "di 240 immagini")) != nullptr; }, 10'000));
    look(u"9-writing"_s);
    REQUIRE(exporting.press(t("Cancel", "Annulla")));
    REQUIRE(exporting.isReady(start));
    look(u"a-cancelled"_s);
    held = false;
    exporting.source->intercept = {};
    REQUIRE(exporting.press(start));
    REQUIRE(exporting.isReady(t("Remove safely", "Rimuovi in sicurezza")));
    look(u"b-stick-done"_s);
    open();
    exporting.choose(media, t("USB stick", "Chiavetta USB"));
    REQUIRE(exporting.press(start));
    REQUIRE(exporting.isReady(t("Write into the folder TUODOSSIER-2", "Scrivi nella cartella TUODOSSIER-2")));
    look(u"c-stick-conflict"_s);

    open();
    exporting.choose(media, t("ZIP archive with passphrase", "Archivio ZIP con frase di accesso"));
    exporting.box(t("Anonymised", "Anonime"))->click();
    REQUIRE(exporting.press(start));
    REQUIRE(exporting.isReady(t("Download", "Scarica")));
    look(u"d-passphrase"_s);
    REQUIRE(exporting.press(t("Close", "Chiudi")));
    look(u"e-reminder"_s);
    qApp->setStyleSheet({});
}

} // namespace

TEST_CASE("every face has controls with names of their own that the keyboard reaches")
{
    SECTION("in English")
    {
        Exporting exporting;
        walk(exporting, u"en-light"_s, false, {880, 680});
    }
    SECTION("in Italian on a dark screen")
    {
        Exporting exporting(u"it"_s, theme::Mode::Dark);
        walk(exporting, u"it-dark"_s, true, {880, 680});
    }
}

TEST_CASE("at twice the text size every face fits into a screen of 1280 by 720")
{
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPixelSize(2 * QFontInfo(usual).pixelSize());
    QApplication::setFont(large);
    {
        Exporting exporting(u"it"_s);
        walk(exporting, u"it-large"_s, true, screen);
    }
    QApplication::setFont(usual);
}
