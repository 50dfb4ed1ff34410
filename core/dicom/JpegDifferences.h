// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/dicom: the entropy-coded data of a JPEG lossless scan.
#include "core/dicom/JpegEntropy.h"

#include <vector>

namespace td::dicom::detail {

/// The differences of a lossless scan, row by row, modulo 65,536 (T.81 H.1.2.2). They are decoded before they are added
/// up: that way two short ones cost one look-up, and what waits for a look-up does not wait for a prediction.
class JpegDifferences {
public:
    /// `tables`: of each component; `bytes` and tables outlive it.
    JpegDifferences(QByteArrayView bytes, const std::array<const HuffmanTable *, 3> &tables, int components,
                    int columns);

    /// The data from here on hold so many rows and then a restart marker, or the end.
    void startInterval(int rows);
    /// Goes on behind the restart marker that comes next; false when none does.
    bool restart() { return m_reader.restart(); }

    /// Of the next row, shape [columns][components]; null when bits are no code, or have come to an end. Lives until
    /// the next one.
    const std::int16_t *row();
    bool isExhausted() const { return m_reader.isExhausted(m_window); }
    const unsigned char *position() const { return m_reader.position(); }

private:
    static constexpr int kLookups = 4; ///< of kLookupBits: they fit into a window that has just been filled
    static constexpr int kGroup = 2 * kLookups;

    bool readOne(BitReader::Window &w, const HuffmanTable &table, std::int16_t &difference);
    bool readGroups();

    BitReader m_reader;
    BitReader::Window m_window;
    std::array<const HuffmanTable *, 3> m_tables;
    int m_components;
    int m_perRow;
    bool m_sameTable;
    std::vector<std::int16_t> m_buffer;
    int m_have = 0;          ///< in the buffer
    int m_used = 0;          ///< of them
    std::int64_t m_left = 0; ///< of the interval, not read yet
};

} // namespace td::dicom::detail
