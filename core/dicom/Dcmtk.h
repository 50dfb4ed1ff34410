// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one place that names DCMTK's headers, in the order they need. Included by core/dicom's sources alone.
#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/dcmdata/dcostrmb.h>
#include <dcmtk/dcmdata/dcspchrs.h>
#include <dcmtk/dcmdata/dctk.h>

#include <QByteArray>

#include <cstdint>

namespace td::dicom::detail {

/// The Dataset tag of one of DCMTK's DCM_ constants.
inline std::uint32_t tagOf(const DcmTagKey &key)
{
    return std::uint32_t(key.getGroup()) << 16 | key.getElement();
}

/// DCMTK logs element values to standard error, which are health data: this turns its log off, once.
void silenceDcmtk();

/// A DCMTK input stream over bytes that outlive it.
class BufferStream {
public:
    explicit BufferStream(const QByteArray &bytes)
    {
        m_stream.setBuffer(bytes.constData(), offile_off_t(bytes.size()));
        m_stream.setEos();
    }
    DcmInputStream &stream() noexcept { return m_stream; }

private:
    DcmInputBufferStream m_stream;
};

} // namespace td::dicom::detail
