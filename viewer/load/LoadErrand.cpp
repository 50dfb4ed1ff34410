// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/LoadErrand.h"

namespace td::viewer::load {
namespace {

std::shared_ptr<const dicom::Part10> fileOf(const QByteArray &bytes)
{
    auto file = dicom::Part10::read(bytes, dicom::Part10::Preamble::Optional);
    return file ? std::make_shared<const dicom::Part10>(std::move(*file)) : nullptr;
}

} // namespace

void Mailbox::post(std::function<void()> letter)
{
    const QMutexLocker lock(&m_mutex);
    if (m_owner)
        QMetaObject::invokeMethod(m_owner, std::move(letter), Qt::QueuedConnection);
}

void Mailbox::run(std::function<void()> work, int priority)
{
    const QMutexLocker lock(&m_mutex);
    if (m_owner)
        m_workers->start(std::move(work), priority);
}

void Mailbox::close()
{
    const QMutexLocker lock(&m_mutex);
    m_owner = nullptr;
}

void LoadErrand::post(Outcome outcome) const
{
    m_mailbox->post([deliver = m_deliver, outcome = std::move(outcome)] { deliver(outcome); });
}

void LoadErrand::open(const Result<QByteArray> &bytes) const
{
    m_mailbox->run([errand = *this, bytes] { errand.openNow(bytes); }, m_shown ? 1 : 0);
}

void LoadErrand::decode(const std::shared_ptr<const OpenInstance> &instance) const
{
    m_mailbox->run([errand = *this, instance] { errand.decodeNow(instance); }, m_shown ? 1 : 0);
}

void LoadErrand::openNow(const Result<QByteArray> &bytes) const
{
    if (!m_ticket->take())
        return post({m_run, m_key});
    if (m_reader && bytes)
        m_mailbox->post([reader = m_reader, file = fileOf(*bytes)] { reader(file); });
    const auto instance = bytes ? OpenInstance::open(*bytes) : tl::unexpected(bytes.error());
    m_ticket->giveBack();
    if (instance)
        decodeNow(*instance);
    else
        refuse(instance.error(), bytes ? *bytes : QByteArray());
}

void LoadErrand::decodeNow(const std::shared_ptr<const OpenInstance> &instance) const
{
    if (m_shown && m_ticket->take()) {
        if (auto preview = instance->preview(m_key.frame))
            post({m_run, m_key, instance, std::move(preview), nullptr, false});
        m_ticket->giveBack();
    }
    if (m_ticket->take())
        post({m_run, m_key, instance, instance->image(m_key.frame), nullptr, true});
    else
        post({m_run, m_key}); // dropped: nobody waits for more than the end
}

void LoadErrand::refuse(const Error &error, const QByteArray &bytes) const
{
    Outcome outcome{m_run, m_key, nullptr, tl::unexpected(error), nullptr, true};
    if (error.code == ErrorCode::NotFound && !bytes.isEmpty() && bytes.size() <= kMaxObjectBytes)
        outcome.object = fileOf(bytes);
    post(std::move(outcome));
}

} // namespace td::viewer::load
