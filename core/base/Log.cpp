// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Log.h"

namespace td {
Q_LOGGING_CATEGORY(lcService, "td.service", QtWarningMsg)
Q_LOGGING_CATEGORY(lcStore, "td.store", QtWarningMsg)
Q_LOGGING_CATEGORY(lcClient, "td.client", QtWarningMsg)
Q_LOGGING_CATEGORY(lcDicom, "td.dicom", QtWarningMsg)
Q_LOGGING_CATEGORY(lcViewer, "td.viewer", QtWarningMsg)
Q_LOGGING_CATEGORY(lcMedia, "td.media", QtWarningMsg)
Q_LOGGING_CATEGORY(lcUi, "td.ui", QtWarningMsg)
} // namespace td
