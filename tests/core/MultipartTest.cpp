// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Multipart.h"
#include "tests/support/Catch.h"

using namespace td;

TEST_CASE("parts are split by their boundary with headers and bytes kept")
{
    const auto parts =
        parseMultipart("multipart/related; type=\"application/dicom\"; boundary=\"b c\"",
                       "preamble\r\n--b c\r\nContent-Type: application/dicom\r\nX-Y:  z \r\n\r\nA\r\n--b\r\n"
                       "\r\n--b c\r\n\r\n\r\n--b c--\r\nepilogue");
    REQUIRE(parts);
    REQUIRE(parts->size() == 2);
    CHECK((*parts)[0].headers.value("content-type") == "application/dicom");
    CHECK((*parts)[0].headers.value("x-y") == "z");
    CHECK((*parts)[0].body == "A\r\n--b\r\n");
    CHECK((*parts)[1].body == "");
}

TEST_CASE("a multipart body that is not one is refused")
{
    CHECK(parseMultipart("multipart/related", "x").error().code == ErrorCode::Malformed);
    CHECK(parseMultipart("multipart/related; boundary=" + QByteArray(71, 'b'), "x").error().code ==
          ErrorCode::Malformed);
    CHECK(parseMultipart("multipart/related; boundary=b", "").error().code == ErrorCode::Truncated);
    CHECK(parseMultipart("multipart/related; boundary=b", "--b\r\n\r\nno end").error().code == ErrorCode::Truncated);
    CHECK(parseMultipart("multipart/related; boundary=b", "--b\r\nA: b\r\n--b--").error().code == ErrorCode::Malformed);
    CHECK(parseMultipart("multipart/related; boundary=b", "--b\r\n\r\n1\r\n--b\r\n\r\n2\r\n--b--", 1).error().code ==
          ErrorCode::TooLarge);
    CHECK(parseMultipart("multipart/related; boundary=b", "--b--")->isEmpty());
}
