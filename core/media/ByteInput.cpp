// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/ByteInput.h"

#include <algorithm>
#include <cstring>

namespace td::media {

DeviceInput::DeviceInput(QIODevice &device, qint64 size)
    : m_device(device)
    , m_size(size > 0 ? size : -1)
    , m_position(device.pos())
{
}

bool DeviceInput::seek(qint64 position)
{
    if (position == m_position)
        return true;
    if (!m_device.seek(position))
        return false;
    m_position = position;
    return true;
}

qint64 DeviceInput::read(char *to, qint64 size)
{
    if (m_position < m_carefulUntil)
        return readSector(to, size);
    const qint64 got = m_device.read(to, size);
    if (got >= 0) {
        m_position += got;
        m_consumed += got;
        return got;
    }
    if (!canSeek() || m_size < 0 || m_position >= m_size || !m_device.seek(m_position))
        return -1;
    m_carefulUntil = m_position + size;
    return readSector(to, size);
}

qint64 DeviceInput::readSector(char *to, qint64 size)
{
    const qint64 wanted = std::min({sectorBytes - m_position % sectorBytes, size, m_size - m_position});
    if (wanted <= 0)
        return 0;
    qint64 got = m_device.read(to, wanted);
    if (got < 0) {
        if (m_badSectors >= maximumBadSectors || !m_device.seek(m_position + wanted))
            return -1;
        ++m_badSectors;
        std::memset(to, 0, size_t(wanted));
        got = wanted;
    }
    m_position += got;
    m_consumed += got;
    return got;
}

} // namespace td::media
