// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/IsoNames.h"
#include "tests/support/Catch.h"

using namespace td;
using namespace Qt::StringLiterals;
using authoring::IsoChild;

TEST_CASE("names of the form of DICOM media stay as they are, others are brought into it and never meet")
{
    const auto named = [](const QVector<IsoChild> &children) {
        QStringList names;
        for (const auto &name : authoring::primaryNames(children))
            names.append(QString::fromLatin1(name.stem + '.' + name.extension));
        return names;
    };
    CHECK(named({{u"readme.txt"_s}, {u"README.TXT"_s}, {u"Read me.text"_s}}) ==
          QStringList{u"README1.TXT"_s, u"README.TXT"_s, u"READ_ME.TEX"_s});
    CHECK(named({{u"IMG00001"_s}, {u"IMG000012"_s}, {u"img00001"_s}}) ==
          QStringList{u"IMG00001."_s, u"IMG00002."_s, u"IMG00003."_s});
    CHECK(named({{u"platforms"_s, true}, {u"platformthemes"_s, true}, {u"x.y"_s, true}}) ==
          QStringList{u"PLATFORM."_s, u"PLATFOR1."_s, u"XY."_s});
    CHECK(named({{u".hidden"_s}, {u"日本"_s}, {u"DICOMDIR."_s}, {u"DICOMDIR"_s}}) ==
          QStringList{u"HIDDEN."_s, u"__."_s, u"DICOMDI1."_s, u"DICOMDIR."_s});
    QVector<IsoChild> alike;
    for (int i = 0; i < 3000; ++i)
        alike.append({u"a long name %1.dat"_s.arg(i)});
    QStringList all = named(alike);
    CHECK(all[2999] == u"A_LO2999.DAT"_s);
    CHECK(all.removeDuplicates() == 0);
}

TEST_CASE("Joliet names have 64 characters, none that Windows refuses, and differ in more than case")
{
    const auto named = [](const QStringList &names) {
        QVector<IsoChild> children;
        for (const QString &name : names)
            children.append({name});
        return authoring::jolietNames(children);
    };
    CHECK(named({u"a:b?.txt"_s, u"a_b_.txt"_s, u"fine."_s, u"A_B_.TXT"_s}) ==
          QVector<QString>{u"a_b_~1.txt"_s, u"a_b_.txt"_s, u"fine"_s, u"A_B_~2.TXT"_s});
    CHECK(named({QString(64, u'x'), QString(65, u'x'), QString(66, u'x')}) ==
          QVector<QString>{QString(64, u'x'), QString(62, u'x') + u"~1"_s, QString(62, u'x') + u"~2"_s});
    CHECK(named({u"\U0001F600.txt"_s, u"..."_s}) == QVector<QString>{u"__.txt"_s, u"_"_s}); // UCS-2 has no pairs
}
