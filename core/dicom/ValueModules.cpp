// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/ValueModules.h"

#include "core/dicom/Dcmtk.h"

#include <algorithm>

namespace td::dicom::detail {

using namespace Qt::StringLiterals;

/// Windows or tables of one frame that a reader can choose from; consoles offer ten. The frames of an enhanced object
/// all carry those they share.
constexpr std::size_t kMaxChoices = 16;

std::optional<LookupTable> readTable(const Dataset &set, Tag descriptor, Tag data, bool isSigned)
{
    const std::vector<int> d = set.shorts(descriptor);
    const QByteArrayView bytes = set.value(data);
    if (d.size() != 3 || bytes.isEmpty() || d[2] < 1 || d[2] > 16)
        return std::nullopt;
    LookupTable table;
    const size_t entries = d[0] == 0 ? 65536 : size_t(d[0]); // 0 stands for 65,536 (PS3.3 C.11.1.1)
    table.firstMapped = isSigned ? int(std::int16_t(d[1])) : d[1];
    table.bits = d[2];
    if (size_t(bytes.size()) >= entries * 2) {
        for (const int v : set.shorts(data))
            table.data.push_back(std::uint16_t(v));
    } else if (size_t(bytes.size()) >= entries) { // 8-bit entries, two to a word
        for (const char c : bytes)
            table.data.push_back(std::uint8_t(c));
    } else {
        return std::nullopt;
    }
    table.data.resize(qsizetype(entries));
    return table;
}

void readModality(const Part10 &file, const Dataset &set, bool isSigned, FrameAttributes &frame)
{
    const std::vector<double> slope = set.decimals(tagOf(DCM_RescaleSlope));
    const std::vector<double> intercept = set.decimals(tagOf(DCM_RescaleIntercept));
    if (slope.size() == 1 && intercept.size() == 1 && slope[0] != 0) {
        frame.rescaleSlope = slope[0];
        frame.rescaleIntercept = intercept[0];
        frame.rescaleType = file.characterSet().toUnicode(set.text(tagOf(DCM_RescaleType)));
    }
    if (const Dataset *lut = set.item(tagOf(DCM_ModalityLUTSequence)))
        frame.modalityLut = readTable(*lut, tagOf(DCM_LUTDescriptor), tagOf(DCM_LUTData), isSigned);
}

void readVoi(const Part10 &file, const Dataset &set, bool isSigned, FrameAttributes &frame)
{
    const std::vector<double> centers = set.decimals(tagOf(DCM_WindowCenter));
    const std::vector<double> widths = set.decimals(tagOf(DCM_WindowWidth));
    const QByteArray function = set.text(tagOf(DCM_VOILUTFunction));
    const VoiFunction kind = function == "SIGMOID"        ? VoiFunction::Sigmoid
                             : function == "LINEAR_EXACT" ? VoiFunction::LinearExact
                                                          : VoiFunction::Linear;
    std::vector<VoiWindow> windows;
    for (size_t i = 0; i < std::min({centers.size(), widths.size(), kMaxChoices}); ++i) {
        const bool valid = kind == VoiFunction::Linear ? widths[i] >= 1 : widths[i] > 0;
        const QByteArray why = set.text(tagOf(DCM_WindowCenterWidthExplanation), int(i));
        if (valid)
            windows.push_back({centers[i], widths[i], file.characterSet().toUnicode(why)});
    }
    if (!windows.empty()) {
        frame.windows = std::move(windows);
        frame.voiFunction = kind;
    }
    for (const Dataset &item : set.items(tagOf(DCM_VOILUTSequence))) {
        if (frame.voiLuts.size() >= kMaxChoices)
            break;
        if (auto table = readTable(item, tagOf(DCM_LUTDescriptor), tagOf(DCM_LUTData), isSigned)) {
            table->explanation = file.characterSet().toUnicode(item.text(tagOf(DCM_LUTExplanation)));
            frame.voiLuts.push_back(std::move(*table));
        }
    }
}

} // namespace td::dicom::detail
