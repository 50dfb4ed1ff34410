// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Target.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostFileBytes = 4 * 1024 * 1024; // what is larger gives the same seeds, later

/// Named by its contents, so that the same seed is there once.
void write(const QString &folder, const QByteArray &seed)
{
    const QByteArray name = QCryptographicHash::hash(seed, QCryptographicHash::Sha1).toHex();
    QFile file(folder + u'/' + QString::fromLatin1(name));
    if (!file.exists() && file.open(QIODevice::WriteOnly))
        file.write(seed);
}

} // namespace

/// fuzz_seeds CORPUS OUT: makes the seeds of every target, OUT/<target>/*, of the DICOM files below CORPUS.
int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fputs("usage: fuzz_seeds CORPUS OUT\n", stderr);
        return 2;
    }
    const QString out = QFile::decodeName(argv[2]);
    for (const td::fuzz::Target &target : td::fuzz::targets())
        QDir().mkpath(out + u'/' + QString::fromLatin1(target.name));
    QDirIterator it(QFile::decodeName(argv[1]), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.size() > mostFileBytes || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        for (const td::fuzz::Target &target : td::fuzz::targets())
            for (const QByteArray &seed : target.seeds(bytes))
                if (seed.size() <= 2 * td::fuzz::kMostSeedBytes)
                    write(out + u'/' + QString::fromLatin1(target.name), seed);
    }
    return 0;
}
