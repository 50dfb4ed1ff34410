// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Secret.h"
#include "core/model/AccessEvent.h"
#include "core/model/Account.h"
#include "core/model/Consent.h"
#include "core/model/ImagingStudy.h"
#include "core/model/Patient.h"
#include "core/model/Query.h"

#include <QFuture>
#include <QObject>
#include <QUrl>

#include <memory>

namespace td::client {

struct Endpoint {
    QUrl baseUrl;            ///< without a trailing slash: "http://127.0.0.1:40123"
    QByteArray launchSecret; ///< sent as "X-TuoDossier-Launch"; empty for a clinic's server
};

struct Timeouts {
    std::chrono::milliseconds answer{15'000};  ///< from the request to the last byte, small answers
    std::chrono::milliseconds silence{30'000}; ///< longest pause while bytes of a large answer arrive
};

/// What became of instances that were sent.
struct StoreOutcome {
    int stored = 0; ///< also those that were there already
    int failed = 0;
};

/// The client of the service: /auth, /fhir and /dicomweb over one connection pool on a thread of its own.
/// Every call returns at once and may be made from any thread; the answer is a value or an Error. Cancelling a future
/// aborts its request. Idempotent calls (GET) are tried again at most twice after a failure of the network; others
/// never. The access token never leaves this class.
class ServiceClient : public QObject {
    Q_OBJECT
public:
    explicit ServiceClient(Endpoint endpoint, Timeouts timeouts = {}, QObject *parent = nullptr);
    ~ServiceClient() override;

    // -- /auth. Errors of all: Network, Timeout, Protocol, Cancelled.
    /// Errors: InvalidCredentials, Locked(seconds).
    QFuture<Result<model::LoginChallenge>> login(const QString &userName, Secret password);
    /// Errors: TooSoon(seconds), ChallengeExpired.
    QFuture<Result<model::LoginChallenge>> resendCode(const ChallengeId &challenge);
    /// Errors: WrongCode(attempts left), ChallengeExpired, Locked(seconds).
    QFuture<Result<model::SessionInfo>> submitCode(const ChallengeId &challenge, const QString &code);
    /// Answers the same whether or not the user exists.
    QFuture<Result<void>> forgotPassword(const QString &userName);
    /// Errors: WeakPassword, TokenExpired.
    QFuture<Result<void>> resetPassword(const QString &token, Secret password);
    /// Signed in. Ends the user's other sessions. Errors: WeakPassword, InvalidCredentials, Locked(seconds),
    /// SessionExpired.
    QFuture<Result<void>> changePassword(Secret current, Secret password);
    QFuture<Result<QVector<model::OpenSession>>> sessions();
    QFuture<Result<void>> endOtherSessions();
    /// Sends a code to the new address or number. Errors: InvalidArgument — not an address or number;
    /// InvalidCredentials, Locked(seconds) — the password; TooSoon(seconds); Network — the code could not be sent.
    QFuture<Result<model::LoginChallenge>> changeContact(model::ContactKind kind, const QString &value,
                                                         Secret password);
    /// Errors: WrongCode(attempts left), ChallengeExpired.
    QFuture<Result<void>> confirmContact(const ChallengeId &challenge, const QString &code);
    /// The token is forgotten here even if the service cannot be told.
    QFuture<Result<void>> logout();

    // -- /fhir. Errors besides: SessionExpired, NotFound.
    QFuture<Result<model::Patient>> patient(const PatientId &id);
    QFuture<Result<model::Page<model::DocumentReference>>> documents(const PatientId &patient,
                                                                     const model::DocumentQuery &query);
    QFuture<Result<QByteArray>> binary(const BinaryId &id);
    /// The ImagingStudy resources of these studies, in the order asked.
    QFuture<Result<QVector<model::ImagingStudy>>> imagingStudies(const QVector<StudyInstanceUid> &studies);

    QFuture<Result<QVector<model::ImagingStudy>>> studiesOf(const PatientId &patient);
    /// Every decision, oldest first: model::presentConsents() of them is what holds.
    QFuture<Result<QVector<model::Consent>>> consents(const PatientId &patient);
    /// Gives or withdraws; the service says when. `signedDocument` may be empty.
    QFuture<Result<model::Consent>> decideConsent(const PatientId &patient, model::ConsentKind kind, bool given,
                                                  const DocumentId &signedDocument = {});
    /// The patient hides a document from everybody else, or shows it again.
    QFuture<Result<model::DocumentReference>> setObscured(const DocumentId &document, bool obscured);
    QFuture<Result<model::Page<model::AccessEvent>>> accesses(const PatientId &patient,
                                                              const model::AccessQuery &query);

    // -- The acceptance desk. Errors besides: Forbidden — not staff.
    /// By fiscal code or "ID Paziente". At most one.
    QFuture<Result<QVector<model::Patient>>> findPatients(const QString &identifier);
    /// By the beginnings of the names, at least two letters of the family name; at most twenty.
    QFuture<Result<QVector<model::Patient>>> findPatientsByName(const QString &family, const QString &given);
    /// `patient.id` is ignored. Errors: InvalidArgument; Conflict — registered already.
    QFuture<Result<model::Patient>> registerPatient(const model::Patient &patient);
    /// Errors: InvalidArgument; Conflict — changed meanwhile.
    QFuture<Result<model::Patient>> updatePatient(const model::Patient &patient);
    /// Ids are the service's. Errors: Malformed is InvalidArgument here; TooLarge; NotFound — no such patient.
    /// `reason` stands in the record of accesses, where one was asked for.
    QFuture<Result<model::DocumentReference>> addDocument(const model::DocumentReference &document,
                                                          const QByteArray &content, const QString &reason = {});
    /// STOW-RS for this patient. Errors: IdentityMismatch — the instances say that they are somebody else's, or too
    /// little, and there is no `reason`: nothing was stored.
    QFuture<Result<StoreOutcome>> storeInstances(const PatientId &patient, const QVector<QByteArray> &part10,
                                                 const QString &reason = {});
    QFuture<Result<model::AccountState>> accountState(const PatientId &patient);
    /// Errors: Conflict — there is one; InvalidArgument — no number and no address; Network — it was opened, but the
    /// first password could not be sent.
    QFuture<Result<model::Delivery>> openAccount(const PatientId &patient);
    QFuture<Result<model::Delivery>> sendFirstPassword(const PatientId &patient);
    QFuture<Result<void>> unlockAccount(const PatientId &patient);

    // -- /dicomweb. Errors besides: SessionExpired, NotFound.
    /// QIDO-RS series and instances of one study of the dossier, all pages, ordered as model::StudyContents says.
    QFuture<Result<model::StudyContents>> studyContents(const StudyInstanceUid &study);
    /// WADO-RS: the Part 10 bytes of one instance as stored.
    QFuture<Result<QByteArray>> instance(const model::InstanceKey &key);

Q_SIGNALS:
    /// A call was refused because the session is over (idle, eight hours, or signed out elsewhere).
    void sessionExpired();
    /// A call ended with this error; for a log of codes, which holds nothing else.
    void callFailed(td::ErrorCode code);

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace td::client
