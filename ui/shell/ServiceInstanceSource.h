// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "core/dicom/InstanceSource.h"

namespace td::ui {

/// Instances of the dossier for viewer and export. It stands here so that the client need not know about DICOM, nor
/// the viewer about HTTP.
class ServiceInstanceSource final : public dicom::InstanceSource {
public:
    /// `client` must outlive this object.
    explicit ServiceInstanceSource(client::ServiceClient &client)
        : m_client(client)
    {
    }

    QFuture<Result<model::StudyContents>> contents(const StudyInstanceUid &study) override
    {
        return m_client.studyContents(study);
    }
    QFuture<Result<QByteArray>> instance(const model::InstanceKey &key) override { return m_client.instance(key); }

private:
    client::ServiceClient &m_client;
};

} // namespace td::ui
