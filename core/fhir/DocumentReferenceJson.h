// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/DocumentReference.h"

#include <QJsonObject>

namespace td::fhir {

/// The LOINC code by which a category is written and searched: radiology (LP29684-5) or consent (59284-0).
QString categoryCode(model::DocumentCategory category);
/// Takes "code" or "system|code". Errors: Unsupported — no category of this program.
Result<model::DocumentCategory> categoryFromToken(const QString &token);

/// A FHIR R4 DocumentReference. Its studies are context.related, the consents in it context.event.
QJsonObject toJson(const model::DocumentReference &document);

/// Errors: Malformed — another resource, or a required element missing or of a wrong form.
Result<model::DocumentReference> documentReferenceFromJson(const QJsonObject &json);

/// A document that is to be added, with its bytes in content.attachment.data and without ids.
QJsonObject newDocumentJson(const model::DocumentReference &document, const QByteArray &content);

struct NewDocument {
    model::DocumentReference document; ///< ids are empty
    QByteArray content;
};
/// Errors: Malformed — as documentReferenceFromJson(), or no bytes.
Result<NewDocument> newDocumentFromJson(const QJsonObject &json);

} // namespace td::fhir
