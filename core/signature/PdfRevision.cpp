// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/PdfRevision.h"

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <cstring>
#include <exception>
#include <set>

namespace td::signature {
namespace {

/// A report has a few hundred objects; with more the comparison would keep its reader waiting.
constexpr size_t maximumObjects = 50'000;
using Objects = std::set<QPDFObjGen>;
using Keys = std::set<std::string>;

void open(QPDF &pdf, const QByteArray &bytes, qsizetype length)
{
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false); // a guess at what a damaged file means is no ground for saying that it is unchanged
    pdf.processMemoryFile("revision", bytes.constData(), size_t(length));
}

bool sameStream(QPDFObjectHandle a, QPDFObjectHandle b)
{
    if (a.getDict().unparse() != b.getDict().unparse())
        return false;
    const auto one = a.getRawStreamData();
    const auto other = b.getRawStreamData();
    return one->getSize() == other->getSize() && std::memcmp(one->getBuffer(), other->getBuffer(), one->getSize()) == 0;
}

bool same(QPDFObjectHandle a, QPDFObjectHandle b)
{
    if (a.isStream() || b.isStream())
        return a.isStream() && b.isStream() && sameStream(a, b);
    return a.unparseResolved() == b.unparseResolved();
}

/// The tables of the file itself, which every revision writes anew.
bool isFileStructure(QPDFObjectHandle object)
{
    return object.isStream() && (object.getDict().getKey("/Type").isNameAndEquals("/XRef") ||
                                 object.getDict().getKey("/Type").isNameAndEquals("/ObjStm"));
}

bool sameBut(QPDFObjectHandle a, QPDFObjectHandle b, const Keys &but)
{
    if (!a.isDictionary() || !b.isDictionary())
        return false;
    Keys keys = a.getKeys();
    keys.merge(b.getKeys());
    for (const std::string &key : keys) {
        if (but.count(key) == 0 && a.getKey(key).unparse() != b.getKey(key).unparse())
            return false;
    }
    return true;
}

bool showsNothing(QPDFObjectHandle widget)
{
    if (widget.hasKey("/AA") || widget.hasKey("/A"))
        return false;
    QPDFObjectHandle rect = widget.getKey("/Rect");
    if (!rect.isArray() || rect.getArrayNItems() != 4)
        return !widget.hasKey("/AP");
    const auto at = [&](int i) { return rect.getArrayItem(i).getNumericValue(); };
    return at(0) == at(2) || at(1) == at(3);
}

bool isSignature(QPDFObjectHandle field)
{
    return field.isDictionary() && field.getKey("/FT").isNameAndEquals("/Sig") && !field.hasKey("/Kids") &&
           field.getKey("/V").isDictionary() && field.getKey("/V").getKey("/ByteRange").isArray();
}

/// Compares a revision with what became of it.
class Comparison {
public:
    Comparison(QPDF &before, QPDF &after)
        : m_before(before)
        , m_after(after)
    {
    }

    bool onlySignaturesAdded()
    {
        const std::vector<QPDFObjectHandle> all = m_before.getAllObjects();
        if (all.size() > maximumObjects || m_before.getTrailer().hasKey("/Encrypt") || !sameTrailers())
            return false;
        for (const QPDFObjectHandle &object : all)
            m_known.insert(object.getObjGen());
        m_catalog = m_before.getRoot().getObjGen();
        QPDFObjectHandle form = m_before.getRoot().getKey("/AcroForm");
        m_form = form.getObjGen();
        m_lists.insert(form.getKey("/Fields").getObjGen());
        for (QPDFObjectHandle page : m_before.getAllPages()) {
            m_pages.insert(page.getObjGen());
            m_lists.insert(page.getKey("/Annots").getObjGen());
        }
        findNewFields();
        return std::all_of(all.begin(), all.end(), [this](const QPDFObjectHandle &object) { return isKept(object); });
    }

private:
    bool sameTrailers()
    {
        for (const char *key : {"/Root", "/Info", "/Encrypt"}) {
            if (m_before.getTrailer().getKey(key).unparse() != m_after.getTrailer().getKey(key).unparse())
                return false;
        }
        return true;
    }

    void findNewFields()
    {
        QPDFObjectHandle fields = m_after.getRoot().getKey("/AcroForm").getKey("/Fields");
        for (int i = 0; fields.isArray() && i < fields.getArrayNItems(); ++i) {
            QPDFObjectHandle field = fields.getArrayItem(i);
            if (field.isIndirect() && m_known.count(field.getObjGen()) == 0 && isSignature(field) &&
                showsNothing(field))
                m_newFields.insert(field.getObjGen());
        }
    }

    bool isKept(QPDFObjectHandle old)
    {
        QPDFObjectHandle now = m_after.getObjectByObjGen(old.getObjGen());
        if (same(old, now) || (isFileStructure(old) && (now.isNull() || isFileStructure(now))))
            return true;
        const QPDFObjGen id = old.getObjGen();
        if (id == m_catalog)
            return sameBut(old, now, {"/AcroForm", "/DSS", "/Extensions"}) &&
                   isForm(old.getKey("/AcroForm"), now.getKey("/AcroForm"));
        if (id == m_form)
            return isForm(old, now);
        if (m_pages.count(id) != 0)
            return sameBut(old, now, {"/Annots"}) && isLonger(old.getKey("/Annots"), now.getKey("/Annots"));
        if (m_lists.count(id) != 0)
            return isLonger(old, now);
        // An empty field that was waiting for its signature.
        return sameBut(old, now, {"/V"}) && !old.hasKey("/V") && isSignature(now);
    }

    bool isForm(QPDFObjectHandle old, QPDFObjectHandle now)
    {
        return old.getObjGen() == now.getObjGen() && sameBut(old, now, {"/Fields", "/SigFlags"}) &&
               isLonger(old.getKey("/Fields"), now.getKey("/Fields"));
    }

    /// The same entries, and after them new signature fields alone.
    bool isLonger(QPDFObjectHandle old, QPDFObjectHandle now)
    {
        const int before = old.isArray() ? old.getArrayNItems() : 0;
        if ((!old.isArray() && !old.isNull()) || (!now.isArray() && !(now.isNull() && before == 0)))
            return false;
        const int after = now.isArray() ? now.getArrayNItems() : 0;
        if (after < before)
            return false;
        for (int i = 0; i < after; ++i) {
            if (i < before ? old.getArrayItem(i).unparse() != now.getArrayItem(i).unparse()
                           : m_newFields.count(now.getArrayItem(i).getObjGen()) == 0)
                return false;
        }
        return true;
    }

    QPDF &m_before;
    QPDF &m_after;
    Objects m_known;
    Objects m_pages;
    Objects m_lists;
    Objects m_newFields;
    QPDFObjGen m_catalog;
    QPDFObjGen m_form;
};

} // namespace

Coverage whatWasAdded(const QByteArray &bytes, qsizetype end)
{
    // Some programs end a file with an empty line.
    const QByteArrayView added = QByteArrayView(bytes).sliced(end);
    if (added.trimmed().isEmpty())
        return Coverage::WholeFile;
    // Bytes that no table of the file leads to are nothing to a careful reader, but a generous one may find them.
    if (!added.contains("startxref") || !added.trimmed().endsWith("%%EOF"))
        return Coverage::SomethingAdded;
    try {
        QPDF before;
        QPDF after;
        open(before, bytes, end);
        open(after, bytes, bytes.size());
        return Comparison(before, after).onlySignaturesAdded() ? Coverage::OnlySignaturesAdded
                                                               : Coverage::SomethingAdded;
    } catch (const std::exception &) {
        return Coverage::SomethingAdded;
    }
}

} // namespace td::signature
