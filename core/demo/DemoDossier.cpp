// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/DemoDossier.h"

#include "core/demo/DemoReports.h"
#include "core/demo/FootRadiograph.h"
#include "core/demo/HeadScans.h"
#include "core/demo/Parallel.h"
#include "core/demo/ReportPdf.h"
#include "core/demo/UltrasoundClip.h"

#include <QTimeZone>

namespace td::demo {
namespace {

using namespace Qt::StringLiterals;

constexpr int slicesPerBatch = 20; // bounds what is in memory at once to about 11 MB

QDateTime clinicTime(const QString &local)
{
    QDateTime time = QDateTime::fromString(local, u"yyyy-MM-ddTHH:mm"_s);
    const QTimeZone rome("Europe/Rome");
    if (rome.isValid())
        time.setTimeZone(rome);
    return time;
}

/// Runs the parts of the generation in order and counts what is done.
class Generation {
public:
    Generation(DemoSink &sink, const std::function<bool(int, int)> &progress)
        : m_sink(sink)
        , m_progress(progress)
        , m_total(1 + 2 + ctSlices + 2 * mrSlices + clipFrames + int(demoReports().size() + demoConsents().size()))
    {
    }

    Result<void> run()
    {
        using Part = Result<void> (Generation::*)();
        for (const Part part : {&Generation::person, &Generation::feet, &Generation::headCt, &Generation::headMr,
                                &Generation::abdomen, &Generation::reports, &Generation::consents})
            if (auto done = (this->*part)(); !done)
                return done;
        return {};
    }

private:
    Result<void> person()
    {
        const Secret password = Secret::fromString(demoPassword());
        if (auto put = m_sink.patient(m_patient, password); !put)
            return put;
        return advance(1);
    }

    Result<void> feet()
    {
        if (auto put = store({footRadiograph(m_patient, m_studies.footRight, Side::Right)}, 1); !put)
            return put;
        return store({footRadiograph(m_patient, m_studies.footLeft, Side::Left)}, 1);
    }

    template <class MakeSlice>
    Result<void> slices(int count, const MakeSlice &make)
    {
        for (int first = 0; first < count; first += slicesPerBatch) {
            QVector<QByteArray> batch(std::min(slicesPerBatch, count - first));
            QByteArray *files = batch.data();
            parallelFor(int(batch.size()), [&](int i) { files[i] = make(first + i); });
            if (auto put = store(batch, int(batch.size())); !put)
                return put;
        }
        return {};
    }

    Result<void> headCt()
    {
        return slices(ctSlices, [this](int i) { return ctSlice(m_patient, m_studies.headCt, i); });
    }

    Result<void> headMr()
    {
        return slices(2 * mrSlices, [this](int i) {
            const bool t2 = i < mrSlices;
            return mrSlice(m_patient, m_studies.headMr, t2 ? MrWeighting::T2 : MrWeighting::T1, i % mrSlices);
        });
    }

    Result<void> abdomen()
    {
        const auto clip = ultrasoundClip(m_patient, m_studies.abdomenUs);
        return clip ? store({*clip}, clipFrames) : tl::unexpected(clip.error());
    }

    QVector<StudyInstanceUid> studiesOf(const QStringList &codes) const
    {
        QVector<StudyInstanceUid> uids;
        for (const DemoStudy *study :
             {&m_studies.footRight, &m_studies.footLeft, &m_studies.headCt, &m_studies.headMr, &m_studies.abdomenUs})
            if (codes.contains(study->code))
                uids.append(studyUid(*study));
        return uids;
    }

    Result<void> reports()
    {
        for (const DemoReport &report : demoReports()) {
            const QString type = QString::fromUtf8(report.typeDisplay);
            const QStringList codes = QString::fromUtf8(report.code).split(u',');
            model::DocumentReference reference = blank(u"demo-report-"_s + codes.front());
            reference.typeCode = QString::fromUtf8(report.typeCode);
            reference.typeDisplay = type;
            reference.custodian = QString::fromUtf8(report.site);
            const QDateTime local = clinicTime(QString::fromUtf8(report.date));
            reference.date = local.toUTC();
            reference.description = QString::fromUtf8(report.procedures);
            reference.related = studiesOf(codes);
            const QString body = u"<h2>Referto</h2><p>%1</p><h2>Conclusioni</h2><p>%2</p>"_s.arg(
                QString::fromUtf8(report.findings), QString::fromUtf8(report.conclusion));
            const QByteArray pdf = printPdf(m_patient, {type, reference.custodian, local, codes, reference.description,
                                                        body, u"Dott.ssa Refertatrice Dimostrativa"_s});
            if (auto put = store(reference, pdf); !put)
                return put;
        }
        return {};
    }

    Result<void> consents()
    {
        int number = 0;
        for (const DemoConsent &consent : demoConsents()) {
            model::DocumentReference reference = blank(u"demo-consent-%1"_s.arg(++number));
            reference.category = model::DocumentCategory::Consent;
            reference.typeCode = u"59284-0"_s; // LOINC: consent document
            reference.typeDisplay = QString::fromUtf8(consent.typeDisplay);
            reference.custodian = u"P1"_s;
            const QDateTime local = clinicTime(u"2025-06-20T09:3%1"_s.arg(9 - number));
            reference.date = local.toUTC();
            reference.consents = consent.consents;
            QString body = u"<p>%1</p><ul>"_s.arg(QString::fromUtf8(consent.text));
            for (const QString &item : consent.consents)
                body += u"<li>%1: <b>sì</b></li>"_s.arg(item.toHtmlEscaped());
            body += u"</ul><p>Documento sottoscritto con Firma Elettronica Avanzata (FEA).</p>"_s;
            const QByteArray pdf = printPdf(m_patient, {reference.typeDisplay,
                                                        reference.custodian,
                                                        local,
                                                        {},
                                                        {},
                                                        body,
                                                        m_patient.familyName + u' ' + m_patient.givenName});
            if (auto put = store(reference, pdf); !put)
                return put;
            if (auto put = decisions(consent, reference); !put)
                return put;
        }
        return {};
    }

    // Who signs the list has given what stands in it.
    Result<void> decisions(const DemoConsent &consent, const model::DocumentReference &signedDocument)
    {
        for (const model::ConsentKind kind : model::consentKinds) {
            if (!consent.consents.contains(model::consentName(kind)))
                continue;
            model::Consent decision;
            decision.id = ConsentId(signedDocument.id.value() + u'-' + model::consentCode(kind));
            decision.patient = m_patient.id;
            decision.kind = kind;
            decision.given = true;
            decision.decided = signedDocument.date;
            decision.by = model::Role::Staff;
            decision.signedDocument = signedDocument.id;
            if (auto put = m_sink.consent(decision); !put)
                return put;
        }
        return {};
    }

    model::DocumentReference blank(const QString &id) const
    {
        model::DocumentReference reference;
        reference.id = DocumentId(id);
        reference.content = BinaryId(id + u"-pdf"_s);
        reference.subject = m_patient.id;
        reference.contentType = u"application/pdf"_s;
        return reference;
    }

    Result<void> store(const model::DocumentReference &reference, const QByteArray &pdf)
    {
        if (auto put = m_sink.document(reference, pdf); !put)
            return put;
        return advance(1);
    }

    Result<void> store(const QVector<QByteArray> &files, int weight)
    {
        if (auto put = m_sink.instances(m_patient.id, files); !put)
            return put;
        return advance(weight);
    }

    Result<void> advance(int by)
    {
        m_done += by;
        if (m_progress && !m_progress(m_done, m_total))
            return fail(ErrorCode::Cancelled, u"demonstration dossier"_s);
        return {};
    }

    DemoSink &m_sink;
    const std::function<bool(int, int)> &m_progress;
    const model::Patient m_patient = demoPatient();
    const DemoStudies m_studies = demoStudies();
    int m_done = 0;
    int m_total;
};

} // namespace

QString demoFiscalCode()
{
    return u"DMSNNA95D50F205W"_s;
}

QString demoPassword()
{
    return u"Dimostrazione-2025"_s;
}

QString demoStaffName()
{
    return u"accettazione"_s;
}

QString demoStaffPassword()
{
    return u"Sportello-Prova-2025"_s;
}

model::Patient demoPatient()
{
    model::Patient patient;
    patient.id = PatientId(u"demo-patient"_s);
    patient.number = u"000-111-AAA-001"_s;
    patient.familyName = u"DIMOSTRAZIONE"_s;
    patient.givenName = u"Anna"_s;
    patient.sex = model::Sex::Female;
    patient.birthDate = QDate(1995, 4, 10);
    patient.fiscalCode = demoFiscalCode();
    patient.email = u"anna.dimostrazione@example.org"_s;
    patient.mobilePhone = u"+390000000046"_s;
    return patient;
}

Result<void> generateDemoDossier(DemoSink &sink, const std::function<bool(int, int)> &progress)
{
    return Generation(sink, progress).run();
}

} // namespace td::demo
