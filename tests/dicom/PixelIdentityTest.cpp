// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/PixelIdentity.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"

using namespace td;
using dicom::pixelIdentityOf;
using dicom::Shows;
using test::Part10Builder;

namespace {

constexpr auto ct = "1.2.840.10008.5.1.4.1.1.2";
constexpr auto ultrasound = "1.2.840.10008.5.1.4.1.1.6.1";
constexpr auto secondaryCapture = "1.2.840.10008.5.1.4.1.1.7";

struct Header {
    const char *sopClass = ct;
    const char *modality = "CT";
    const char *imageType = "ORIGINAL\\PRIMARY\\AXIAL";
    const char *bodyPart = "CHEST";
    QByteArray more{};
    bool pixels = true;
};

dicom::PixelIdentity identityOf(const Header &header)
{
    Part10Builder b;
    b.text(0x00080008, "CS", header.imageType).text(0x00080016, "UI", header.sopClass);
    b.text(0x00080060, "CS", header.modality).text(0x00180015, "CS", header.bodyPart).bytes(header.more);
    if (header.pixels)
        b.raw(0x7FE00010, "OW", "px");
    const auto identity = pixelIdentityOf(b.file());
    REQUIRE(identity);
    return *identity;
}

QByteArray burnedIn(const char *said)
{
    return Part10Builder().text(0x00280301, "CS", said).body();
}

} // namespace

TEST_CASE("slices of a chest show neither words nor a face, those of a head may show a face")
{
    CHECK(identityOf({}).burnedIn == Shows::No);
    CHECK(identityOf({}).features == Shows::No);
    CHECK(identityOf({.bodyPart = "HEAD"}).features == Shows::Possibly);
    CHECK(identityOf({.bodyPart = "HEAD"}).burnedIn == Shows::No);
}

TEST_CASE("slices of a body part that nobody states may show a face, unless their description tells")
{
    CHECK(identityOf({.bodyPart = ""}).features == Shows::Possibly);
    const QByteArray knee = Part10Builder().text(0x00081030, "LO", "RM GINOCCHIO DX").body();
    CHECK(identityOf({.bodyPart = "", .more = knee}).features == Shows::No);
    const QByteArray brain = Part10Builder().text(0x0008103E, "LO", "encefalo senza mdc").body();
    CHECK(identityOf({.bodyPart = "", .more = brain}).features == Shows::Possibly);
}

TEST_CASE("the header's word counts where a device makes the picture, and a yes counts everywhere")
{
    CHECK(identityOf({.more = burnedIn("YES")}).burnedIn == Shows::Yes);
    CHECK(identityOf({.sopClass = "1.2.3", .modality = "ZZ"}).burnedIn == Shows::Possibly);
    CHECK(identityOf({.sopClass = "1.2.3", .modality = "ZZ", .more = burnedIn("NO")}).burnedIn == Shows::No);
    const QByteArray face = Part10Builder().text(0x00280302, "CS", "YES").body();
    CHECK(identityOf({.more = face}).features == Shows::Yes);
    const QByteArray none = Part10Builder().text(0x00280302, "CS", "NO").body();
    CHECK(identityOf({.bodyPart = "HEAD", .more = none}).features == Shows::No);
}

TEST_CASE("pictures of screens, films and cameras may show words even when the header says no")
{
    CHECK(identityOf({.sopClass = ultrasound, .modality = "US", .more = burnedIn("NO")}).burnedIn == Shows::Possibly);
    CHECK(identityOf({.sopClass = secondaryCapture, .modality = "OT"}).burnedIn == Shows::Possibly);
    CHECK(identityOf({.imageType = "DERIVED\\SECONDARY\\REFORMATTED"}).burnedIn == Shows::Possibly);
    CHECK(identityOf({.imageType = "DERIVED\\PRIMARY"}).burnedIn == Shows::No); // any processed X-ray image
    CHECK(identityOf({.imageType = "ORIGINAL\\PRIMARY\\SCREEN SAVE"}).burnedIn == Shows::Possibly);
    CHECK(identityOf({.more = Part10Builder().text(0x00080064, "CS", "DF").body()}).burnedIn == Shows::Possibly);
    CHECK(identityOf({.more = Part10Builder().shorts(0x00280002, {3}).body()}).burnedIn == Shows::Possibly);
}

TEST_CASE("an overlay in the upper bits of the pixels may hold words, one of its own does not stay")
{
    const QByteArray plane = Part10Builder().shorts(0x60020010, {8}).shorts(0x60020100, {16}).body();
    CHECK(identityOf({.more = plane}).burnedIn == Shows::Possibly);
    const QByteArray own = Part10Builder().shorts(0x60020010, {8}).raw(0x60023000, "OW", "oo").body();
    CHECK(identityOf({.more = own}).burnedIn == Shows::No);
}

TEST_CASE("what has no pixels shows nothing, and what is no DICOM is an error")
{
    const auto none = identityOf({.sopClass = ultrasound, .modality = "US", .pixels = false});
    CHECK(none.burnedIn == Shows::No);
    CHECK(none.features == Shows::No);
    CHECK_FALSE(pixelIdentityOf("no DICOM"));
}
