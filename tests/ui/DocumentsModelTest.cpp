// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dossier/DocumentsModel.h"
#include "tests/support/Catch.h"

#include <QAbstractItemModelTester>

using namespace td;
using namespace td::ui;
using namespace Qt::StringLiterals;
using Column = DocumentsModel::Column;

namespace {

model::Page<model::DocumentReference> page(int count)
{
    model::Page<model::DocumentReference> page;
    for (int i = 0; i < count; ++i) {
        model::DocumentReference document;
        document.typeDisplay = u"Referto TC"_s;
        document.custodian = u"P%1"_s.arg(i + 1);
        document.date = QDateTime(QDate(2024, 11, 25), QTime(12, 0), Qt::UTC);
        document.description = u"TC TORACE"_s;
        page.items.append(document);
    }
    page.total = count;
    return page;
}

} // namespace

TEST_CASE("the documents model keeps the promises of a Qt model while its pages change")
{
    DocumentsModel model(model::DocumentCategory::Report);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setPage(page(5));
    CHECK(model.rowCount() == 5);
    model.setPage(page(2));
    CHECK(model.rowCount() == 2);
    model.setPage({});
    CHECK(model.rowCount() == 0);
}

TEST_CASE("reports show type source date and procedures with the date as Italians write it")
{
    DocumentsModel model(model::DocumentCategory::Report);
    model.setPage(page(1));
    const auto text = [&](Column column) { return model.index(0, model.sectionOf(column)).data().toString(); };
    CHECK(text(Column::Type) == u"Referto TC"_s);
    CHECK(text(Column::Custodian) == u"P1"_s);
    CHECK(text(Column::Date) == u"25/11/2024"_s);
    CHECK(text(Column::Description) == u"TC TORACE"_s);
    CHECK(model.sectionOf(Column::Consents) == -1);
}

TEST_CASE("only what the service can sort by has a sort key")
{
    CHECK(DocumentsModel::sortKey(Column::Date) == model::SortKey::Date);
    CHECK(DocumentsModel::sortKey(Column::Type) == model::SortKey::Type);
    CHECK(DocumentsModel::sortKey(Column::Custodian) == model::SortKey::Custodian);
    CHECK_FALSE(DocumentsModel::sortKey(Column::Actions));
    CHECK_FALSE(DocumentsModel::sortKey(Column::Description));
}

TEST_CASE("a consent document lists the consents it contains")
{
    DocumentsModel model(model::DocumentCategory::Consent);
    auto consents = page(1);
    consents.items[0].consents = {u"Consenso alla FEA"_s, u"Consenso DSE: adesione"_s};
    model.setPage(consents);
    CHECK(model.index(0, model.sectionOf(Column::Consents)).data().toString() ==
          u"Consenso alla FEA\nConsenso DSE: adesione"_s);
}
