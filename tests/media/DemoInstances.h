// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/DemoDossier.h"
#include "tests/support/Catch.h"
#include "tests/support/MemoryInstanceSource.h"

namespace td::test {

/// Fills a source with every instance of the demonstration dossier.
inline void addDemoInstances(MemoryInstanceSource &source)
{
    struct Sink : demo::DemoSink {
        MemoryInstanceSource &into;
        explicit Sink(MemoryInstanceSource &target)
            : into(target)
        {
        }
        Result<void> patient(const model::Patient &, const Secret &) override { return {}; }
        Result<void> document(const model::DocumentReference &, const QByteArray &) override { return {}; }
        Result<void> consent(const model::Consent &) override { return {}; }
        Result<void> instances(const PatientId &, const QVector<QByteArray> &files) override
        {
            for (const QByteArray &file : files)
                if (auto added = into.add(file); !added)
                    return added;
            return {};
        }
    } sink(source);
    REQUIRE(demo::generateDemoDossier(sink, {}));
}

} // namespace td::test
