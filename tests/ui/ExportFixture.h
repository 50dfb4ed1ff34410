// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/media/MediumCheck.h"
#include "resources/language/Translations.h"
#include "tests/support/Catch.h"
#include "tests/support/MemoryInstanceSource.h"
#include "ui/exporting/ExportDialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace td::test {

using namespace Qt::StringLiterals;

/// The dialog over instances in memory, operated by what is written on its controls.
class Exporting {
public:
    explicit Exporting(const QString &language = u"en"_s, theme::Mode mode = theme::Mode::Light)
        : theme(mode)
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        translations.install(language);
        settings.workFolder = work();
        settings.sealFile = folder.filePath(u"seal.key"_s);
        settings.language = language;
        settings.drives = [] { return QVector<media::RemovableDrive>(); };
        for (int i = 1; i <= 12; ++i)
            REQUIRE(source->add(smallInstance(1, 1, i)));
    }

    void open()
    {
        if (studies.isEmpty())
            studies = source->studies();
        dialog = std::make_unique<ui::ExportDialog>(source, theme, studies, settings);
        dialog->show();
    }

    QString work() const { return folder.filePath(u"work"_s); }
    QString made(const QString &name) const
    {
        REQUIRE(QDir(folder.path()).mkpath(name));
        return folder.filePath(name);
    }

    QPushButton *button(const QString &text) const
    {
        for (QPushButton *candidate : dialog->findChildren<QPushButton *>())
            if (candidate->isVisible() && candidate->text() == text)
                return candidate;
        return nullptr;
    }
    bool isReady(const QString &text) const
    {
        return QTest::qWaitFor([&] { return button(text) && button(text)->isEnabled(); }, 10'000);
    }
    bool press(const QString &text) const
    {
        const bool isThere = isReady(text);
        if (isThere)
            button(text)->click(); // it may have scrolled out of sight
        return isThere;
    }
    bool says(const QString &text) const
    {
        return QTest::qWaitFor([&] { return label(text) != nullptr; }, 10'000);
    }
    QLabel *label(const QString &text) const
    {
        for (QLabel *candidate : dialog->findChildren<QLabel *>())
            if (candidate->isVisible() && candidate->text().contains(text))
                return candidate;
        return nullptr;
    }
    template <class W>
    W *named(const QString &name) const
    {
        const auto all = dialog->findChildren<W *>();
        const auto found = std::find_if(all.begin(), all.end(), [&](W *w) { return w->accessibleName() == name; });
        REQUIRE(found != all.end());
        return *found;
    }
    void choose(const QString &box, const QString &text) const
    {
        auto *list = named<QComboBox>(box);
        REQUIRE(list->findText(text) >= 0);
        list->setCurrentIndex(list->findText(text));
    }
    QCheckBox *box(const QString &start) const
    {
        const auto all = dialog->findChildren<QCheckBox *>();
        const auto found =
            std::find_if(all.begin(), all.end(), [&](QCheckBox *b) { return b->text().startsWith(start); });
        REQUIRE(found != all.end());
        return *found;
    }
    /// Types into the file dialog that is open, or is about to be.
    bool enter(const QString &path) const
    {
        QFileDialog *chooser = nullptr; // one that has closed may still be there for a moment
        const auto look = [&] {
            for (QFileDialog *candidate : dialog->findChildren<QFileDialog *>())
                chooser = candidate->isVisible() ? candidate : chooser;
            return chooser != nullptr;
        };
        if (!QTest::qWaitFor(look, 10'000))
            return false;
        auto *name = chooser->findChild<QLineEdit *>(u"fileNameEdit"_s);
        name->setText(path);
        QTest::keyClick(name, Qt::Key_Return);
        return true;
    }

    media::RemovableDrive stick(const QString &name) const
    {
        return {made(u"media/"_s + name), name, {}, "vfat", 12'300'000'000, 16'000'000'000};
    }
    static QStringList namesIn(const QString &path)
    {
        return QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }
    QStringList leftInWork() const { return namesIn(work()); }
    QTemporaryDir folder;
    theme::Theme theme;
    language::Translations translations;
    std::shared_ptr<MemoryInstanceSource> source = std::make_shared<MemoryInstanceSource>();
    QVector<model::StudyContents> studies; ///< those of the source unless a test says otherwise
    ui::ExportSettings settings;
    std::unique_ptr<ui::ExportDialog> dialog;
};

/// Whether a medium holds all that its signed manifest says.
inline bool isIntact(const QString &path, const Secret &passphrase = {})
{
    const std::atomic_bool goOn = false;
    const auto check = media::checkMedium(path, {}, goOn, passphrase);
    return check && check->isIntact();
}

} // namespace td::test
