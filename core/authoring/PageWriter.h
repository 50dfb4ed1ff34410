// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/PageWords.h"

#include <QXmlStreamWriter>

#include <initializer_list>
#include <utility>

namespace td::authoring {

/// Writes one page element by element, in order; what it is given may be any text.
class PageWriter {
public:
    using Attributes = std::initializer_list<std::pair<const char *, QString>>;

    /// `path` of the page, from the top of the medium.
    PageWriter(const QString &path, const PageWords &words, const QString &title);

    void open(const char *element, Attributes attributes = {});
    void close() { m_xml.writeEndElement(); }
    void text(const QString &text);
    /// An element with a text alone; without a text there is none.
    void element(const char *element, const QString &text, Attributes attributes = {});
    /// A link to a file of the medium. `spoken` takes the place of the text for screen readers.
    void link(const QString &path, const QString &text, const QString &style = {}, const QString &spoken = {});
    /// The reference to a file of the medium from this page.
    QString reference(const QString &path) const;
    /// Ends the page.
    QByteArray finish();

private:
    void attribute(const char *name, const QString &value);
    QByteArray m_page;
    QXmlStreamWriter m_xml{&m_page};
    bool m_inFolder;
};

} // namespace td::authoring
