// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/WindowJob.h"
#include "resources/theme/Theme.h"
#include "tests/support/Catch.h"
#include "tests/viewer/ViewerFixture.h"

#include <QSemaphore>

using namespace td;
using namespace Qt::StringLiterals;
using test::waitUntil;
using viewer::JobControl;
using viewer::WindowJob;

namespace {

QString noProgress(int, int)
{
    return {};
}

} // namespace

TEST_CASE("a sentence that comes while a job is under way does not take the job's place")
{
    const theme::Theme theme(theme::Mode::Light);
    WindowJob job(theme);
    auto goOn = std::make_shared<QSemaphore>();
    REQUIRE(job.start(1, noProgress, [goOn](JobControl &) -> WindowJob::Ending {
        goOn->acquire();
        return [] { return u"done"_s; };
    }));
    job.say(u"something else failed"_s);
    CHECK(job.isBusy());
    CHECK(job.sentence() != u"something else failed"_s);
    goOn->release();
    CHECK(waitUntil([&] { return job.sentence() == u"done"_s; }));
    CHECK_FALSE(job.isBusy());
    job.say(u"something else failed"_s);
    CHECK(job.sentence() == u"something else failed"_s);
}

TEST_CASE("a job that waits for an answer of its window ends with the window")
{
    const theme::Theme theme(theme::Mode::Light);
    auto job = std::make_unique<WindowJob>(theme);
    auto began = std::make_shared<QSemaphore>();
    std::atomic_bool answered = true;
    REQUIRE(job->start(1, noProgress, [began, &answered](JobControl &control) -> WindowJob::Ending {
        began->release();
        answered = control.ask([] {});
        return [] { return QString(); };
    }));
    job->say(u"something else failed"_s);
    began->acquire();
    job.reset(); // waits for the worker, which the window no longer answers
    CHECK_FALSE(answered);
}
