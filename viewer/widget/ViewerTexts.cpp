// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ViewerTexts.h"

#include <QLocale>

namespace td::viewer {

using namespace Qt::StringLiterals;

QString ViewerTexts::notice()
{
    return tr("Not for diagnostic use: for the patient's own consultation");
}

QString ViewerTexts::imageError(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return tr("This object holds no image, or is no longer available.");
    case ErrorCode::Unsupported:
        return tr("This image is stored in a form that this program cannot show. You can still export it.");
    case ErrorCode::Truncated:
        return tr("This image is incomplete: part of it did not arrive or was never stored. Try again; if it stays so, "
                  "ask the clinic.");
    case ErrorCode::Malformed:
        return tr("This image is damaged and cannot be shown. Ask the clinic for a new copy.");
    case ErrorCode::OutOfRange:
    case ErrorCode::TooLarge:
        return tr("This image declares an impossible size and is not opened. Ask the clinic for a new copy.");
    case ErrorCode::Network:
    case ErrorCode::Timeout:
        return tr("The connection was interrupted before this image arrived. Check the network and try again.");
    case ErrorCode::SessionExpired:
        return tr("Your session has ended. Close this window and sign in again.");
    default:
        return tr("This image could not be loaded. Try again.");
    }
}

QString ViewerTexts::studyError(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return tr("This study is not available. Ask the clinic.");
    case ErrorCode::Network:
    case ErrorCode::Timeout:
        return tr("The clinic's service cannot be reached. Check the network and try again.");
    case ErrorCode::SessionExpired:
        return tr("Your session has ended. Close this window and sign in again.");
    default:
        return tr("The study could not be opened. Try again.");
    }
}

QString ViewerTexts::personName(const QString &dicomName)
{
    // The first component group is the alphabetic one (PS3.5 6.2.1.1).
    return dicomName.section(u'=', 0, 0).replace(u'^', u' ').simplified();
}

QString ViewerTexts::date(const QDate &date)
{
    if (!date.isValid())
        return {};
    return QLocale().language() == QLocale::Italian ? date.toString(u"dd/MM/yyyy"_s)
                                                    : QLocale().toString(date, QLocale::ShortFormat);
}

QString ViewerTexts::imageCount(int count)
{
    return tr("Images: %1").arg(count);
}

} // namespace td::viewer
