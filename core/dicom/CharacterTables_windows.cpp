// SPDX-License-Identifier: GPL-3.0-or-later
// By Windows' code pages: the DCMTK that comes with the viewer for Windows has no tables of its own.
#include "core/dicom/CharacterTables.h"

#include <QList>

#include <windows.h>

#include <algorithm>
#include <array>

namespace td::dicom::detail {
namespace {

enum class Half { Left, Right }; // G0 and G1: bytes below and above 0x80
enum class Kind { Ascii, Romaji, Katakana, OneByte, TwoBytes, Jis212 };

/// PS3.3 Tables C.12-2 to C.12-4: number of the defined term, escape sequence behind ESC, place, code page.
struct Set {
    const char *number;
    const char *escape;
    Half half;
    Kind kind;
    UINT page;
};
constexpr std::array sets{
    Set{"6", "(B", Half::Left, Kind::Ascii, 0},          Set{"100", "-A", Half::Right, Kind::OneByte, 28591},
    Set{"101", "-B", Half::Right, Kind::OneByte, 28592}, Set{"109", "-C", Half::Right, Kind::OneByte, 28593},
    Set{"110", "-D", Half::Right, Kind::OneByte, 28594}, Set{"144", "-L", Half::Right, Kind::OneByte, 28595},
    Set{"127", "-G", Half::Right, Kind::OneByte, 28596}, Set{"126", "-F", Half::Right, Kind::OneByte, 28597},
    Set{"138", "-H", Half::Right, Kind::OneByte, 28598}, Set{"148", "-M", Half::Right, Kind::OneByte, 28599},
    Set{"203", "-b", Half::Right, Kind::OneByte, 28605}, Set{"166", "-T", Half::Right, Kind::OneByte, 874},
    Set{"13", "(J", Half::Left, Kind::Romaji, 0},        Set{"13", ")I", Half::Right, Kind::Katakana, 0},
    Set{"87", "$B", Half::Left, Kind::TwoBytes, 20932},  Set{"159", "$(D", Half::Left, Kind::Jis212, 20932},
    Set{"149", "$)C", Half::Right, Kind::TwoBytes, 949}, Set{"58", "$)A", Half::Right, Kind::TwoBytes, 936},
};

/// The number of "ISO_IR 101" or "ISO 2022 IR 101"; of an empty term that of the default repertoire.
QByteArray numberOf(const QByteArray &term)
{
    const QByteArray trimmed = term.trimmed();
    if (trimmed.isEmpty())
        return "6";
    for (const char *prefix : {"ISO_IR ", "ISO 2022 IR "}) {
        if (trimmed.startsWith(prefix))
            return trimmed.mid(qsizetype(qstrlen(prefix)));
    }
    return {};
}

const Set *setOf(const QByteArray &number, Half half)
{
    const auto found = std::find_if(sets.begin(), sets.end(),
                                    [&](const Set &set) { return number == set.number && set.half == half; });
    return found == sets.end() ? nullptr : &*found;
}

std::optional<QString> byPage(UINT page, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return QString();
    std::wstring text(size_t(bytes.size()), L'\0'); // never more units than bytes
    const int units = MultiByteToWideChar(page, MB_ERR_INVALID_CHARS, bytes.constData(), int(bytes.size()), text.data(),
                                          int(text.size()));
    if (units <= 0)
        return std::nullopt;
    return QString::fromWCharArray(text.data(), units);
}

/// The page of a term that is a whole encoding by itself; 0 for any other.
UINT wholePage(const QByteArray &terms)
{
    constexpr UINT gbk = 936;
    constexpr UINT gb18030 = 54936;
    if (terms == "GB18030")
        return IsValidCodePage(gb18030) ? gb18030 : gbk; // which it extends
    return terms == "GBK" ? gbk : 0;
}

class Decoder {
public:
    explicit Decoder(const QList<QByteArray> &terms)
    {
        for (const QByteArray &term : terms)
            m_numbers.append(numberOf(term));
        const Set *left = setOf(m_numbers.front(), Half::Left);
        m_firstLeft = left && left->kind == Kind::Romaji ? left : setOf("6", Half::Left);
        const Set *right = setOf(m_numbers.front(), Half::Right);
        m_firstRight = right;
        reset();
    }

    std::optional<QString> decode(const QByteArray &bytes)
    {
        QString text;
        for (qsizetype at = 0; at < bytes.size();) {
            const std::optional<qsizetype> used = step(bytes, at, text);
            if (!used)
                return std::nullopt;
            at += *used;
        }
        return text;
    }

private:
    void reset()
    {
        m_left = m_firstLeft;
        m_right = m_firstRight;
    }

    /// Takes one character or one escape sequence; how many bytes it was.
    std::optional<qsizetype> step(const QByteArray &bytes, qsizetype at, QString &text)
    {
        constexpr unsigned char escape = 0x1B;
        const auto byte = static_cast<unsigned char>(bytes[at]);
        if (byte == escape)
            return change(bytes, at + 1);
        const Set *set = byte < 0x80 ? m_left : m_right;
        if (!set)
            return std::nullopt;
        if (set->kind == Kind::Ascii || set->kind == Kind::Romaji) {
            if (QByteArrayView("\\^=\r\n\f\t").contains(char(byte)))
                reset();
            text.append(set->kind == Kind::Romaji && byte == '\\'  ? QChar(0x00A5)
                        : set->kind == Kind::Romaji && byte == '~' ? QChar(0x203E)
                                                                   : QChar(char16_t(byte)));
            return 1;
        }
        if (set->kind == Kind::Katakana) {
            if (byte < 0xA1 || byte > 0xDF)
                return std::nullopt;
            text.append(QChar(0xFF61 + byte - 0xA1));
            return 1;
        }
        const qsizetype count = set->kind == Kind::OneByte ? 1 : 2;
        QByteArray code = bytes.mid(at, count);
        if (code.size() < count)
            return std::nullopt;
        code[0] = char(code[0] | 0x80);
        if (count == 2) // EUC-JP as Windows has it: JIS X 0212 is told by a second byte below 0x80
            code[1] = char(set->kind == Kind::Jis212 ? code[1] & 0x7F : code[1] | 0x80);
        const std::optional<QString> character = byPage(set->page, code);
        if (!character)
            return std::nullopt;
        text.append(*character);
        return count;
    }

    std::optional<qsizetype> change(const QByteArray &bytes, qsizetype at)
    {
        for (const Set &set : sets) {
            const auto length = qsizetype(qstrlen(set.escape));
            if (bytes.mid(at, length) != set.escape || (set.kind != Kind::Ascii && !m_numbers.contains(set.number)))
                continue;
            (set.half == Half::Left ? m_left : m_right) = &set;
            return 1 + length;
        }
        return std::nullopt;
    }

    QList<QByteArray> m_numbers;
    const Set *m_firstLeft;
    const Set *m_firstRight;
    const Set *m_left = nullptr;
    const Set *m_right = nullptr;
};

} // namespace

bool canConvert(const QByteArray &terms)
{
    if (wholePage(terms) != 0)
        return true;
    const QList<QByteArray> list = terms.split('\\');
    return std::all_of(list.begin(), list.end(), [](const QByteArray &term) {
        const QByteArray number = numberOf(term);
        return setOf(number, Half::Left) || setOf(number, Half::Right);
    });
}

std::optional<QString> toUnicode(const QByteArray &terms, const QByteArray &bytes)
{
    if (const UINT page = wholePage(terms))
        return byPage(page, bytes);
    return Decoder(terms.split('\\')).decode(bytes);
}

} // namespace td::dicom::detail
