// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Waveform.h"

#include "core/dicom/Dcmtk.h"

#include <QtEndian>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::tagOf;

/// Waveform Sample Interpretation (PS3.3 C.10.9.1.5).
struct SampleKind {
    int bytes = 0;
    bool isSigned = false;
};

Result<SampleKind> sampleKindOf(const Dataset &group)
{
    const QByteArray interpretation = group.text(tagOf(DCM_WaveformSampleInterpretation));
    const int bits = group.unsignedShort(tagOf(DCM_WaveformBitsAllocated)).value_or(0);
    SampleKind kind;
    if (interpretation == "SB" || interpretation == "UB")
        kind = {1, interpretation == "SB"};
    else if (interpretation == "SS" || interpretation == "US")
        kind = {2, interpretation == "SS"};
    else if (interpretation == "SL")
        kind = {4, true};
    else
        return fail(ErrorCode::Unsupported, u"waveform sample interpretation"_s);
    if (bits != kind.bytes * 8)
        return fail(ErrorCode::OutOfRange, u"waveform bits allocated"_s);
    return kind;
}

std::int32_t sampleAt(const char *data, SampleKind kind, bool bigEndian)
{
    switch (kind.bytes) {
    case 1:
        return kind.isSigned ? std::int32_t(std::int8_t(*data)) : std::int32_t(std::uint8_t(*data));
    case 2: {
        const auto value = bigEndian ? qFromBigEndian<std::uint16_t>(data) : qFromLittleEndian<std::uint16_t>(data);
        return kind.isSigned ? std::int32_t(std::int16_t(value)) : std::int32_t(value);
    }
    default:
        return bigEndian ? qFromBigEndian<std::int32_t>(data) : qFromLittleEndian<std::int32_t>(data);
    }
}

std::optional<double> decimal(const Dataset &set, const DcmTagKey &key)
{
    const std::vector<double> values = set.decimals(tagOf(key));
    return values.empty() ? std::nullopt : std::optional(values[0]);
}

std::optional<double> positive(const Dataset &set, const DcmTagKey &key)
{
    const auto value = decimal(set, key);
    return value && *value > 0 ? value : std::nullopt;
}

WaveformChannel channelOf(const Dataset &set, const CharacterSet &characters)
{
    WaveformChannel channel;
    channel.source = readCode(set, tagOf(DCM_ChannelSourceSequence), characters);
    channel.label = characters.toUnicode(set.text(tagOf(DCM_ChannelLabel)));
    channel.sensitivity = decimal(set, DCM_ChannelSensitivity);
    if (channel.sensitivity)
        *channel.sensitivity *= decimal(set, DCM_ChannelSensitivityCorrectionFactor).value_or(1);
    channel.unit = readCode(set, tagOf(DCM_ChannelSensitivityUnitsSequence), characters);
    channel.baseline = decimal(set, DCM_ChannelBaseline).value_or(0);
    channel.lowFilterHz = positive(set, DCM_FilterLowFrequency);
    channel.highFilterHz = positive(set, DCM_FilterHighFrequency);
    channel.notchFilterHz = positive(set, DCM_NotchFilterFrequency);
    return channel;
}

Result<WaveformGroup> groupOf(const Dataset &set, const CharacterSet &characters, qint64 &budget)
{
    WaveformGroup group;
    group.label = characters.toUnicode(set.text(tagOf(DCM_MultiplexGroupLabel)));
    group.samplingFrequencyHz = decimal(set, DCM_SamplingFrequency).value_or(0);
    const auto kind = sampleKindOf(set);
    if (!kind)
        return tl::unexpected(kind.error());
    const auto samples = set.unsignedLongs(tagOf(DCM_NumberOfWaveformSamples));
    const auto &definitions = set.items(tagOf(DCM_ChannelDefinitionSequence));
    const int channels = set.unsignedShort(tagOf(DCM_NumberOfWaveformChannels)).value_or(0);
    if (channels < 1 || std::size_t(channels) != definitions.size() || samples.empty() || samples[0] == 0 ||
        !(group.samplingFrequencyHz > 0))
        return fail(ErrorCode::OutOfRange, u"waveform channels, samples or frequency"_s);
    budget -= qint64(samples[0]) * channels;
    if (channels > Waveform::kMaxChannels || budget < 0)
        return fail(ErrorCode::TooLarge, u"waveform samples"_s);
    const QByteArrayView data = set.value(tagOf(DCM_WaveformData));
    if (data.size() < qint64(samples[0]) * channels * kind->bytes)
        return fail(ErrorCode::Truncated, u"waveform data"_s);
    group.samples = int(samples[0]);
    for (const Dataset &definition : definitions)
        group.channels.push_back(channelOf(definition, characters));
    const char *at = data.data();
    for (WaveformChannel &channel : group.channels)
        channel.samples.resize(samples[0]);
    for (std::size_t i = 0; i < samples[0]; ++i) // channel by channel within each sample
        for (WaveformChannel &channel : group.channels) {
            channel.samples[i] = sampleAt(at, *kind, set.isBigEndian());
            at += kind->bytes;
        }
    const QByteArrayView padding = set.value(tagOf(DCM_WaveformPaddingValue));
    if (padding.size() >= kind->bytes)
        for (WaveformChannel &channel : group.channels)
            channel.padding = sampleAt(padding.data(), *kind, set.isBigEndian());
    return group;
}

std::vector<WaveformAnnotation> annotationsOf(const Part10 &file)
{
    constexpr std::size_t most = 2000; // more than any recorder writes
    std::vector<WaveformAnnotation> annotations;
    const CharacterSet &characters = file.characterSet();
    for (const Dataset &item : file.dataset().items(tagOf(DCM_WaveformAnnotationSequence))) {
        if (annotations.size() >= most)
            break;
        WaveformAnnotation a;
        a.name = readCode(item, tagOf(DCM_ConceptNameCodeSequence), characters);
        a.text = characters.toUnicode(item.text(tagOf(DCM_UnformattedTextValue)));
        if (a.text.isEmpty())
            a.text = readCode(item, tagOf(DCM_ConceptCodeSequence), characters).meaning;
        if (a.text.isEmpty())
            a.text = QString::fromLatin1(item.text(tagOf(DCM_NumericValue), 0));
        a.unit = readCode(item, tagOf(DCM_MeasurementUnitsCodeSequence), characters);
        a.group = item.unsignedShort(tagOf(DCM_AnnotationGroupNumber)).value_or(0);
        if (!a.text.isEmpty())
            annotations.push_back(std::move(a));
    }
    return annotations;
}

} // namespace

std::optional<double> WaveformChannel::millivoltsPerStep() const
{
    if (!sensitivity || *sensitivity == 0)
        return std::nullopt;
    // UCUM, whose codes differ by case.
    if (unit.value == u"uV"_s)
        return *sensitivity / 1000;
    if (unit.value == u"mV"_s)
        return *sensitivity;
    if (unit.value == u"V"_s)
        return *sensitivity * 1000;
    return std::nullopt;
}

std::optional<double> WaveformChannel::baselineMillivolts() const
{
    const auto step = millivoltsPerStep();
    return step ? std::optional(baseline * *step / *sensitivity) : std::nullopt;
}

Result<Waveform> Waveform::read(const Part10 &file)
{
    const Dataset &set = file.dataset();
    const auto &groups = set.items(tagOf(DCM_WaveformSequence));
    if (groups.empty())
        return fail(ErrorCode::NotFound, u"no waveform"_s);
    if (groups.size() > std::size_t(kMaxGroups))
        return fail(ErrorCode::TooLarge, u"waveform groups"_s);
    Waveform waveform;
    qint64 budget = kMaxSamples;
    for (const Dataset &item : groups) {
        auto group = groupOf(item, file.characterSet(), budget);
        if (!group)
            return tl::unexpected(group.error());
        waveform.groups.push_back(std::move(*group));
    }
    waveform.patientName = file.text(tagOf(DCM_PatientName));
    waveform.patientId = file.text(tagOf(DCM_PatientID));
    waveform.patientBirthDate = readDateTime(set.text(tagOf(DCM_PatientBirthDate)), {}).date();
    waveform.institution = file.text(tagOf(DCM_InstitutionName));
    waveform.acquired = readDateTime(set.text(tagOf(DCM_AcquisitionDateTime)));
    waveform.annotations = annotationsOf(file);
    return waveform;
}

} // namespace td::dicom
