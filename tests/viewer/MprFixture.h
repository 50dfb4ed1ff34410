// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/Catch.h"
#include "tests/viewer/MemorySource.h"
#include "viewer/widget/MprView.h"

#include <QApplication>
#include <QMouseEvent>
#include <QtTest/QTest>

namespace td::test {

using namespace td::viewer;
using namespace Qt::StringLiterals;

inline bool until(const std::function<bool()> &done)
{
    return QTest::qWaitFor(done, 20'000);
}

/// The view over a folder of the corpus, its first series opened.
struct Mpr {
    std::shared_ptr<MemorySource> source = std::make_shared<MemorySource>();
    theme::Theme theme{theme::Mode::Light};
    std::unique_ptr<load::StudyLoader> loader;
    std::unique_ptr<load::Companions> companions;
    std::unique_ptr<MprView> view;
    SeriesInstanceUid series;

    explicit Mpr(std::size_t cacheBytes = load::LoadLimits().cacheBytes)
        : loader(std::make_unique<load::StudyLoader>(source, load::LoadLimits{cacheBytes, 4}))
        , companions(std::make_unique<load::Companions>(*loader))
        , view(std::make_unique<MprView>(*loader, *companions, theme))
    {
        view->setStyleSheet(theme.viewerStyleSheet());
        view->resize(1200, 900);
        QObject::connect(loader.get(), &load::StudyLoader::studyReady, view.get(),
                         [this](const model::StudyContents &contents) { series = contents.series.front().uid; });
    }
    void open(const QString &folder)
    {
        REQUIRE(source->addFolder(folder) > 0);
        openSource();
    }
    void openSource()
    {
        loader->openStudy(source->studies().front());
        REQUIRE(until([&] { return !series.isEmpty(); }));
        view->show();
        view->open(series);
    }
    void picture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("TUODOSSIER_PICTURES");
        if (!folder.isEmpty())
            view->grab().save(folder + u'/' + name + u".png"_s);
    }
    /// A drag with the left button, in shares of the pane.
    void drag(int pane, QPointF from, QPointF to)
    {
        Viewport *viewport = view->viewports()[pane];
        const auto send = [&](QEvent::Type type, QPointF at, Qt::MouseButtons buttons) {
            const QPointF p(at.x() * viewport->width(), at.y() * viewport->height());
            QMouseEvent event(type, p, viewport->mapToGlobal(p), Qt::LeftButton, buttons, Qt::NoModifier);
            QApplication::sendEvent(viewport, &event);
        };
        send(QEvent::MouseButtonPress, from, Qt::LeftButton);
        send(QEvent::MouseMove, (from + to) / 2, Qt::LeftButton);
        send(QEvent::MouseMove, to, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, to, Qt::NoButton);
    }
};

} // namespace td::test
