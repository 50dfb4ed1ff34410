// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/PresentationStateWriter.h"

#include "core/dicom/PresentationAttribute.h"
#include "core/dicom/StudyModules.h"

#include <cmath>
#include <cstring>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kGrayscaleState = "1.2.840.10008.5.1.4.1.1.11.1";
constexpr auto kColourState = "1.2.840.10008.5.1.4.1.1.11.2";
constexpr auto kLayer = "MEASURES";
constexpr qsizetype kMaxText = 1024; // characters of an ST (PS3.5 6.2)
constexpr qsizetype kMaxType = 64;   // of an LO

DataSetBuilder referenceTo(const PresentedImage &image, std::optional<int> frame)
{
    DataSetBuilder item;
    item.text(attribute::ReferencedSOPClassUID, image.sopClass.value())
        .text(attribute::ReferencedSOPInstanceUID, image.sopInstance.value());
    if (frame)
        item.integers(attribute::ReferencedFrameNumber, {*frame + 1});
    return item;
}

QVector<double> flat(const std::vector<std::array<double, 2>> &points)
{
    QVector<double> values;
    for (const auto &p : points)
        values << p[0] << p[1];
    return values;
}

DataSetBuilder shapeItem(const PresentedGraphic::Shape &shape)
{
    using Type = PresentedGraphic::Type;
    const char *type = shape.type == Type::Point ? "POINT" : shape.type == Type::Ellipse ? "ELLIPSE" : "POLYLINE";
    DataSetBuilder item;
    item.text(attribute::GraphicAnnotationUnits, u"PIXEL"_s)
        .integers(attribute::GraphicDimensions, {2})
        .integers(attribute::NumberOfGraphicPoints, {qint64(shape.points.size())})
        .decimals(attribute::GraphicData, flat(shape.points))
        .encodedText(attribute::GraphicType, type);
    // Required of what has an inside: an outline whose last point is its first (PS3.3 C.10.5).
    const bool isClosed = shape.type == Type::Ellipse || (shape.type == Type::Polyline && shape.points.size() > 3 &&
                                                          shape.points.front() == shape.points.back());
    if (isClosed)
        item.text(attribute::GraphicFilled, u"N"_s);
    return item;
}

/// PS3.3 C.10.5.
DataSetBuilder annotationItem(const PresentedImage &image, int numberOfFrames, const PresentedGraphic &graphic)
{
    DataSetBuilder item;
    item.sequence(attribute::ReferencedImageSequence,
                  {referenceTo(image, numberOfFrames > 1 ? std::optional(graphic.frame) : std::nullopt)})
        .encodedText(attribute::GraphicLayer, kLayer);
    QVector<DataSetBuilder> shapes;
    for (const PresentedGraphic::Shape &shape : graphic.shapes)
        shapes.append(shapeItem(shape));
    if (!shapes.isEmpty())
        item.sequence(attribute::GraphicObjectSequence, shapes);
    if (!graphic.text.isEmpty()) {
        DataSetBuilder text;
        text.text(attribute::UnformattedTextValue, graphic.text.left(kMaxText))
            .text(attribute::AnchorPointAnnotationUnits, u"PIXEL"_s)
            .decimals(attribute::AnchorPoint, {graphic.anchor[0], graphic.anchor[1]})
            .text(attribute::AnchorPointVisibility, u"Y"_s);
        item.sequence(attribute::TextObjectSequence, {text});
    }
    return item;
}

/// All of the image, fitted into the pane (PS3.3 C.10.4).
void addDisplayedArea(DataSetBuilder &ds, const PresentedImage &image)
{
    DataSetBuilder area;
    area.integers(attribute::DisplayedAreaTopLeftHandCorner, {1, 1})
        .integers(attribute::DisplayedAreaBottomRightHandCorner, {image.columns, image.rows})
        .text(attribute::PresentationSizeMode, u"SCALE TO FIT"_s);
    if (image.pixelSpacing) {
        area.decimals(attribute::PresentationPixelSpacing, {(*image.pixelSpacing)[0], (*image.pixelSpacing)[1]});
    } else {
        constexpr double digits = 10'000; // the ratio is of integers
        const bool isSquare = image.pixelAspect == 1;
        area.integers(attribute::PresentationPixelAspectRatio,
                      {isSquare ? 1 : std::max<qint64>(1, std::llround(image.pixelAspect * digits)),
                       isSquare ? 1 : qint64(digits)});
    }
    ds.sequence(attribute::DisplayedAreaSelectionSequence, {area});
}

/// PS3.3 C.11.1.
void addModalityTransform(DataSetBuilder &ds, const PresentedImage &image)
{
    if (image.modalityLut) {
        const LookupTable &lut = *image.modalityLut;
        QByteArray data(qsizetype(lut.data.size() * 2), '\0');
        for (qsizetype i = 0; i < lut.data.size(); ++i) {
            data[2 * i] = char(lut.data[i] & 0xFF);
            data[2 * i + 1] = char(lut.data[i] >> 8);
        }
        DataSetBuilder item;
        // 65,536 entries are written as 0 (PS3.3 C.11.1.1).
        item.integers(lut.firstMapped < 0 ? attribute::LUTDescriptorSigned : attribute::LUTDescriptor,
                      {qint64(lut.data.size() % 65536), lut.firstMapped, lut.bits})
            .text(attribute::ModalityLUTType, image.rescaleType.isEmpty() ? u"US"_s : image.rescaleType.left(kMaxType))
            .bytes(attribute::LUTData, data);
        ds.sequence(attribute::ModalityLUTSequence, {item});
        return;
    }
    if (image.rescaleSlope == 1 && image.rescaleIntercept == 0 && image.rescaleType.isEmpty())
        return;
    ds.decimals(attribute::RescaleIntercept, {image.rescaleIntercept})
        .decimals(attribute::RescaleSlope, {image.rescaleSlope})
        .text(attribute::RescaleType, image.rescaleType.isEmpty() ? u"US"_s : image.rescaleType.left(kMaxType));
}

/// PS3.3 C.11.8 and C.11.6.
void addGreyDisplay(DataSetBuilder &ds, const PresentedImage &image)
{
    if (image.window) {
        DataSetBuilder voi;
        voi.decimals(attribute::WindowCenter, {image.window->center})
            .decimals(attribute::WindowWidth, {image.window->width});
        if (image.windowFunction != VoiFunction::Linear)
            voi.text(attribute::VOILUTFunction,
                     image.windowFunction == VoiFunction::Sigmoid ? u"SIGMOID"_s : u"LINEAR_EXACT"_s);
        ds.sequence(attribute::SoftcopyVOILUTSequence, {voi});
    }
    ds.text(attribute::PresentationLUTShape, image.isInverse ? u"INVERSE"_s : u"IDENTITY"_s);
}

} // namespace

Result<QByteArray> writePresentationState(const StudyIdentity &study, const PresentedImage &image, int numberOfFrames,
                                          const std::vector<PresentedGraphic> &graphics, const QByteArray &iccProfile,
                                          const SeriesInstanceUid &series, int number, const QDateTime &made)
{
    if (study.study.isEmpty() || image.sopClass.isEmpty() || image.sopInstance.isEmpty() || image.series.isEmpty() ||
        series.isEmpty() || (image.isColour && iccProfile.isEmpty()))
        return fail(ErrorCode::InvalidArgument, u"presentation state"_s);
    DataSetBuilder ds =
        studyModules(study, image.isColour ? kColourState : kGrayscaleState, "PR", series, number, made);
    ds.encodedText(attribute::ContentLabel, kLayer)
        .text(attribute::ContentDescription, u"Measurements and notes"_s)
        .text(attribute::PresentationCreationDate, dicomDate(made.date()))
        .text(attribute::PresentationCreationTime, dicomTime(made.time()))
        .text(attribute::ContentCreatorName, {})
        .text(attribute::Laterality, {}); // type 2C: of a pair or not, nobody says
    DataSetBuilder referenced;
    referenced.text(attribute::SeriesInstanceUID, image.series.value())
        .sequence(attribute::ReferencedImageSequence, {referenceTo(image, std::nullopt)});
    ds.sequence(attribute::ReferencedSeriesSequence, {referenced});
    addDisplayedArea(ds, image);
    QVector<DataSetBuilder> annotations;
    for (const PresentedGraphic &graphic : graphics)
        annotations.append(annotationItem(image, numberOfFrames, graphic));
    if (!annotations.isEmpty())
        ds.sequence(attribute::GraphicAnnotationSequence, annotations);
    DataSetBuilder layer;
    layer.encodedText(attribute::GraphicLayer, kLayer).integers(attribute::GraphicLayerOrder, {1});
    ds.sequence(attribute::GraphicLayerSequence, {layer});
    if (image.isColour) {
        ds.bytes(attribute::ICCProfile, iccProfile);
    } else {
        addModalityTransform(ds, image);
        addGreyDisplay(ds, image);
    }
    return writePart10(ds, explicitVrLittleEndian, "TUODOSSIER");
}

} // namespace td::dicom
