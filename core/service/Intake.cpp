// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/Intake.h"

#include "core/dicom/InstanceHeader.h"
#include "core/fhir/Json.h"
#include "core/policy/Password.h"
#include "core/policy/Visibility.h"
#include "core/security/PasswordHash.h"
#include "core/service/LoginFlow.h"
#include "core/store/AccountStore.h"
#include "core/store/ConsentStore.h"
#include "core/store/Database.h"
#include "core/store/DocumentStore.h"
#include "core/store/ImagingStore.h"
#include "core/store/ObjectFiles.h"
#include "core/store/PatientStore.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

store::StoredStudy studyOf(const dicom::InstanceHeader &h, const PatientId &patient)
{
    store::StoredStudy s;
    s.study = dicom::studyOf(h);
    s.study.subject = patient;
    s.accessionNumber = h.accessionNumber;
    s.studyId = h.studyId;
    s.patientName = h.patientName;
    s.dicomPatientId = h.patientId;
    return s;
}

// What has been written to the disk and waits for its row.
struct Prepared {
    Result<dicom::InstanceHeader> header;
    store::StoredObject object{};
};

Result<void> both(const Result<void> &done, const Intake::Along &along)
{
    return done && along ? along() : done;
}

bool concernsAll(const Error &error)
{
    return error.code == ErrorCode::Database || error.code == ErrorCode::Io || error.code == ErrorCode::DiskFull;
}

} // namespace

Result<void> Intake::addPatient(const model::Patient &patient, const Along &along)
{
    const auto code = model::CodiceFiscale::create(patient.fiscalCode);
    if (!fhir::isValidId(patient.id.value()) || patient.number.isEmpty() || !code ||
        code->value() != patient.fiscalCode)
        return fail(ErrorCode::InvalidArgument, u"id, number or fiscal code"_s);
    return m_database.transaction([&] { return both(store::PatientStore(m_database).add(patient), along); });
}

Result<void> Intake::addAccount(const QString &userName, Secret initialPassword, model::Role role,
                                const PatientId &patient, const StaffContacts &contacts)
{
    store::Account account;
    account.userName = LoginFlow::normalisedName(userName);
    account.role = role;
    account.patient = patient;
    account.mobilePhone = contacts.mobilePhone;
    account.email = contacts.email;
    account.department = contacts.department;
    const bool isPatient = role == model::Role::Patient;
    if (account.userName.isEmpty() || isPatient == patient.isEmpty() ||
        (isPatient && !model::CodiceFiscale::create(userName)))
        return fail(ErrorCode::InvalidArgument, u"user name or patient"_s);
    if (!policy::passwordViolations(QString::fromUtf8(initialPassword.reveal())).isEmpty())
        return fail(ErrorCode::WeakPassword);
    if (isPatient) {
        const auto person = store::PatientStore(m_database).find(patient);
        if (!person)
            return tl::unexpected(person.error());
        account.mobilePhone = person->mobilePhone;
        account.email = person->email;
    }
    if (account.mobilePhone.isEmpty() && account.email.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"no phone and no address"_s);
    const auto hash = security::hashPassword(initialPassword);
    if (!hash)
        return tl::unexpected(hash.error());
    account.passwordHash = *hash;
    return m_database.transaction([&] { return store::AccountStore(m_database).add(account); });
}

Result<void> Intake::addDocument(const model::DocumentReference &document, const QByteArray &content,
                                 const Along &along)
{
    if (!fhir::isValidId(document.id.value()) || !fhir::isValidId(document.content.value()) ||
        document.contentType.isEmpty() || !document.date.isValid())
        return fail(ErrorCode::InvalidArgument, u"document"_s);
    const auto latest = std::chrono::milliseconds(
        std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.now().time_since_epoch()) +
        std::chrono::hours(24 * policy::onlineDays));
    if (document.onlineUntil && document.onlineUntil->toMSecsSinceEpoch() > latest.count())
        return fail(ErrorCode::InvalidArgument, u"online for too long"_s);
    const auto object = m_objects.writeDurably(content);
    if (!object)
        return tl::unexpected(object.error());
    return m_database.transaction([&] { return both(store::DocumentStore(m_database).add(document, *object), along); });
}

Result<void> Intake::addConsent(const model::Consent &decision, const Along &along)
{
    if (!fhir::isValidId(decision.id.value()) || !decision.decided.isValid())
        return fail(ErrorCode::InvalidArgument, u"consent"_s);
    return m_database.transaction([&] { return both(store::ConsentStore(m_database).add(decision), along); });
}

Result<void> Intake::addInstance(const PatientId &patient, const QByteArray &part10)
{
    return addInstances(patient, {part10}).first();
}

QVector<Result<void>> Intake::addInstances(const PatientId &patient, const QVector<QByteArray> &part10,
                                           const Along &along)
{
    QVector<Result<void>> results(part10.size());
    const auto allFail = [&](const Error &error) {
        results.fill(tl::unexpected(error));
        return results;
    };
    if (const auto known = store::PatientStore(m_database).find(patient); !known)
        return allFail(known.error());
    QVector<Prepared> prepared;
    QSet<QString> folders;
    for (const QByteArray &bytes : part10) {
        Prepared next{dicom::readInstanceHeader(bytes)};
        if (next.header) {
            const auto object = m_objects.write(bytes, folders);
            if (!object && concernsAll(object.error()))
                return allFail(object.error());
            if (object)
                next.object = *object;
            else
                next.header = tl::unexpected(object.error());
        }
        prepared.append(std::move(next));
    }
    if (auto synced = store::ObjectFiles::syncFolders(folders); !synced)
        return allFail(synced.error());
    const auto done = m_database.transaction([&]() -> Result<void> {
        store::ImagingStore imaging(m_database);
        for (qsizetype i = 0; i < prepared.size(); ++i) {
            const auto &header = prepared[i].header;
            results[i] = header ? m_database.step([&] {
                return imaging.add(studyOf(*header, patient), dicom::seriesOf(*header), dicom::instanceOf(*header),
                                   header->transferSyntax.value(), prepared[i].object);
            })
                                : tl::unexpected(header.error());
            if (!results[i] && concernsAll(results[i].error()))
                return results[i];
        }
        return both({}, along);
    });
    return done ? results : allFail(done.error());
}

Result<PatientId> Intake::patientByIdentifier(const QString &value) const
{
    const auto patient = store::PatientStore(m_database).findByIdentifier(value);
    return patient ? Result<PatientId>(patient->id) : tl::unexpected(patient.error());
}

Result<void> Intake::unlock(const QString &userName)
{
    return m_database.transaction(
        [&] { return store::LoginStore(m_database).clearFailures(LoginFlow::normalisedName(userName)); });
}

Result<bool> Intake::isEmpty() const
{
    const auto count = store::PatientStore(m_database).count();
    return count ? Result<bool>(*count == 0) : tl::unexpected(count.error());
}

} // namespace td::service
