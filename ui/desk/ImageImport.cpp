// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/ImageImport.h"

#include "core/dicom/ForeignFile.h"
#include "core/media/MediumReader.h"

#include <QThread>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 batchBytes = 24 * 1024 * 1024; // a multipart body of at most 32 MB
constexpr int batchFiles = 200;

policy::FileIdentity identityOf(const dicom::InstanceHeader &header)
{
    return {header.patientName, header.patientId, header.patientBirthDate, header.patientSex};
}

QString keyOf(const policy::FileIdentity &identity)
{
    return QStringList{identity.patientName, identity.patientId, identity.birthDate.toString(Qt::ISODate), identity.sex}
        .join(QChar(u'\n'));
}

/// Tells instances from everything else that lies on a medium.
class Visitor : public media::MediumVisitor {
public:
    bool known(const media::MediumEntry &) override { return false; }
    bool wants(const media::MediumEntry &, const QByteArray &head) override
    {
        const bool may = dicom::mayBeDicom(head);
        notDicom += may ? 0 : 1;
        return may;
    }
    Result<void> content(const media::MediumEntry &, const QByteArray &bytes) override
    {
        const auto file = dicom::readForeignFile(bytes);
        if (!file) {
            ++(file.error().code == ErrorCode::Unsupported ? notDicom : unreadable);
            return {};
        }
        if (file->isDirectory) {
            ++notDicom;
            return {};
        }
        return instance(*file);
    }
    Result<void> problem(const media::MediumEntry &, media::MediumProblem problem) override
    {
        unreadable += problem == media::MediumProblem::LinkInside ? 0 : 1;
        return {};
    }
    void progress(qint64) override {}

    int notDicom = 0;
    int unreadable = 0;

protected:
    virtual Result<void> instance(const dicom::ForeignFile &file) = 0;
};

class Looker final : public Visitor {
public:
    explicit Looker(const model::Patient &patient)
        : m_patient(patient)
    {
    }
    QVector<FoundIdentity> found;

protected:
    Result<void> instance(const dicom::ForeignFile &file) override
    {
        const policy::FileIdentity identity = identityOf(file.header);
        const QString key = keyOf(identity);
        auto known = std::find_if(found.begin(), found.end(), [&](const FoundIdentity &f) { return f.key() == key; });
        if (known == found.end()) {
            found.append({identity, policy::compareIdentity(identity, m_patient), 0});
            known = std::prev(found.end());
        }
        ++known->instances;
        return {};
    }

private:
    const model::Patient &m_patient;
};

class Sender final : public Visitor {
public:
    Sender(const ImageOrder &order, client::ServiceClient &client, const std::atomic_bool &stop,
           const std::function<void(const ImageLedger &)> &report)
        : m_order(order)
        , m_client(client)
        , m_stop(stop)
        , m_report(report)
    {
    }

    Result<void> flush()
    {
        if (m_batch.isEmpty())
            return {};
        auto sending = m_client.storeInstances(m_order.patient, m_batch, m_order.reason);
        m_batch.clear();
        m_bytes = 0;
        constexpr int pauseMs = 20;
        while (!sending.isFinished()) { // a stop must not wait for a slow line
            if (m_stop) {
                sending.cancel();
                return fail(ErrorCode::Cancelled);
            }
            QThread::msleep(pauseMs);
        }
        if (sending.resultCount() == 0)
            return fail(ErrorCode::Cancelled);
        const Result<client::StoreOutcome> outcome = sending.result();
        if (!outcome)
            return tl::unexpected(outcome.error());
        ledger.stored += outcome->stored;
        ledger.refused += outcome->failed;
        m_report(ledger);
        return {};
    }

    ImageLedger ledger;

protected:
    Result<void> instance(const dicom::ForeignFile &file) override
    {
        if (!m_order.identities.contains(keyOf(identityOf(file.header)))) {
            ++ledger.notChosen;
            return {};
        }
        if (m_bytes + file.part10.size() > batchBytes || m_batch.size() >= batchFiles) {
            if (auto sent = flush(); !sent)
                return sent;
        }
        m_batch.append(file.part10);
        m_bytes += file.part10.size();
        return {};
    }

private:
    const ImageOrder &m_order;
    client::ServiceClient &m_client;
    const std::atomic_bool &m_stop;
    const std::function<void(const ImageLedger &)> &m_report;
    QVector<QByteArray> m_batch;
    qint64 m_bytes = 0;
};

} // namespace

QString FoundIdentity::key() const
{
    return keyOf(identity);
}

Result<MediumLook> lookAtMedium(const QString &path, const model::Patient &patient, const std::atomic_bool &stop)
{
    Looker looker(patient);
    if (auto read = media::readMedium(path, looker, stop); !read)
        return tl::unexpected(read.error());
    return MediumLook{looker.found, looker.notDicom, looker.unreadable};
}

ImageLedger sendImages(const ImageOrder &order, client::ServiceClient &client, const std::atomic_bool &stop,
                       const std::function<void(const ImageLedger &)> &report)
{
    Sender sender(order, client, stop, report);
    auto done = media::readMedium(order.path, sender, stop);
    if (done)
        done = sender.flush();
    sender.ledger.notDicom = sender.notDicom;
    sender.ledger.unreadable = sender.unreadable;
    if (!done)
        sender.ledger.stopped = done.error();
    return sender.ledger;
}

} // namespace td::ui
