// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/discs/DiscTexts.h"

#include "ui/common/ErrorText.h"

namespace td::ui {

using namespace Qt::StringLiterals;
using discs::Outcome;
using discs::Reason;

QVector<Outcome> DiscTexts::outcomes()
{
    return {Outcome::Imported,     Outcome::Duplicate,  Outcome::Damaged,  Outcome::Unreadable,
            Outcome::OtherPatient, Outcome::UnsafeName, Outcome::TooLarge, Outcome::NotDicom};
}

QString DiscTexts::outcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Imported:
        return tr("Imported");
    case Outcome::Duplicate:
        return tr("Already there");
    case Outcome::Damaged:
        return tr("Damaged");
    case Outcome::NotDicom:
        return tr("Not an exam image");
    case Outcome::OtherPatient:
        return tr("Another person");
    case Outcome::UnsafeName:
        return tr("Unsafe name");
    case Outcome::TooLarge:
        return tr("Too large");
    case Outcome::Unreadable:
        break;
    }
    return tr("Not readable");
}

QString DiscTexts::reason(const discs::LedgerEntry &entry)
{
    switch (entry.reason) {
    case Reason::None:
        return entry.outcome == Outcome::Imported ? tr("Kept on this computer")
                                                  : tr("A program or another kind of file");
    case Reason::SameDisc:
        return tr("The same image is on this disc under another name");
    case Reason::AlreadyImported:
        return tr("Another of your discs has the same image");
    case Reason::OtherContents:
        return tr("An image with this number is already there with other contents, and was not replaced");
    case Reason::EndsTooSoon:
        return tr("The file ends too soon: part of the image is missing");
    case Reason::BrokenStructure:
        return tr("The file does not follow the rules of medical images");
    case Reason::BrokenArchive:
        return tr("The archive is damaged here");
    case Reason::PasswordProtected:
        return tr("Protected by a password: unpack it with the hospital's password and add the folder");
    case Reason::OtherPerson:
        return tr("The image is of another person");
    case Reason::PersonUnclear:
        return tr("The image does not say clearly whose it is");
    case Reason::NameNotUsable:
        return tr("The name of the file is not allowed");
    case Reason::LinkElsewhere:
        return tr("A link that leads out of the disc");
    case Reason::LinkInside:
        return tr("A second name of a file that was read");
    case Reason::NotAFile:
        return tr("Not a file that can be read");
    case Reason::OverBound:
        return tr("Larger than this program accepts");
    case Reason::TooDeep:
        return tr("Too many folders or archives inside each other");
    case Reason::MediumError:
        return tr("The drive could not read it: clean the disc and try again");
    case Reason::ListedButMissing:
        return tr("The index of the disc names this file, and it is not there");
    case Reason::DiscIndex:
        return tr("The index of the disc");
    case Reason::Contradiction:
        break;
    }
    return tr("The image contradicts other images of its exam");
}

QStringList DiscTexts::summary(const discs::OutcomeCounts &counts)
{
    const auto sentence = [&counts](Outcome outcome) {
        const int n = counts.value(outcome);
        switch (outcome) {
        case Outcome::Imported:
            return tr("%n image(s) imported", nullptr, n);
        case Outcome::Duplicate:
            return tr("%n image(s) already there", nullptr, n);
        case Outcome::Damaged:
            return tr("%n damaged file(s), not imported", nullptr, n);
        case Outcome::NotDicom:
            return tr("%n file(s) that are no exam images", nullptr, n);
        case Outcome::OtherPatient:
            return tr("%n image(s) of another person or without a clear name, not imported", nullptr, n);
        case Outcome::UnsafeName:
            return tr("%n file(s) with an unsafe name, not opened", nullptr, n);
        case Outcome::TooLarge:
            return tr("%n file(s) too large, not imported", nullptr, n);
        case Outcome::Unreadable:
            break;
        }
        return tr("%n file(s) that could not be read", nullptr, n);
    };
    QStringList sentences;
    for (const Outcome outcome : outcomes()) {
        if (counts.value(outcome) > 0)
            sentences.append(sentence(outcome));
    }
    return sentences;
}

QString DiscTexts::failure(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
        return tr("The import was stopped. You can resume it or delete it below.");
    case ErrorCode::Conflict:
        return tr("This is not the same disc, or it has changed. Insert the disc whose import was interrupted, or "
                  "delete that import.");
    case ErrorCode::NotFound:
        return tr("The disc or file cannot be found. Please insert the disc and try again.");
    case ErrorCode::Unsupported:
        return tr("This cannot be read as a disc. If it is a CD or DVD, insert it and choose “Add a folder or CD…”.");
    case ErrorCode::DiskFull:
        return tr("There is not enough free space on this computer. Please free some space, then resume the import.");
    case ErrorCode::Io:
    case ErrorCode::PermissionDenied:
        return tr("The disc or file cannot be read. Please check it and try again.");
    default:
        return ErrorText::sentence(error);
    }
}

QByteArray DiscTexts::csv(const QVector<discs::LedgerEntry> &ledger)
{
    const auto quoted = [](QString text) {
        static const QString formula = u"=+-@\t"_s;
        if (!text.isEmpty() && formula.contains(text.front()))
            text.prepend(u'\'');
        return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    };
    const auto line = [&quoted](const QStringList &cells) {
        QStringList fields;
        for (const QString &cell : cells)
            fields.append(quoted(cell));
        return (fields.join(u';') + u"\r\n"_s).toUtf8();
    };
    QByteArray bytes = "\xEF\xBB\xBF" + line({tr("File"), tr("Outcome"), tr("Reason")});
    for (const discs::LedgerEntry &entry : ledger)
        bytes += line({entry.path, outcome(entry.outcome), reason(entry)});
    return bytes;
}

} // namespace td::ui
