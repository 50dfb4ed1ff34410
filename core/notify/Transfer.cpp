// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/Transfer.h"

#include <curl/curl.h>

#include <mutex>

namespace td::notify {
namespace {

using namespace Qt::StringLiterals;

constexpr long connectSeconds = 10;
constexpr long wholeSeconds = 30;

// What a gateway answers is of no use and must not reach the standard output.
size_t dropBody(char *, size_t size, size_t count, void *)
{
    return size * count;
}

ErrorCode codeOf(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_CONNECT:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_GOT_NOTHING:
        return ErrorCode::Network;
    case CURLE_OPERATION_TIMEDOUT:
        return ErrorCode::Timeout;
    case CURLE_OUT_OF_MEMORY:
    case CURLE_FAILED_INIT:
        return ErrorCode::Internal;
    default:
        return ErrorCode::Protocol;
    }
}

} // namespace

Transfer::Transfer()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    m_handle = curl_easy_init();
    if (!m_handle)
        return;
    curl_easy_setopt(m_handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_handle, CURLOPT_CONNECTTIMEOUT, connectSeconds);
    curl_easy_setopt(m_handle, CURLOPT_TIMEOUT, wholeSeconds);
    curl_easy_setopt(m_handle, CURLOPT_WRITEFUNCTION, dropBody);
}

Transfer::~Transfer()
{
    curl_easy_cleanup(m_handle);
}

Result<void> Transfer::perform()
{
    if (!m_handle)
        return fail(ErrorCode::Internal, u"curl"_s);
    const CURLcode code = curl_easy_perform(m_handle);
    return code == CURLE_OK ? Result<void>() : fail(codeOf(code), u"curl %1"_s.arg(int(code)));
}

long Transfer::httpStatus() const
{
    long status = 0;
    curl_easy_getinfo(m_handle, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

} // namespace td::notify
