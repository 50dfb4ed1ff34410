// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/GuideText.h"

namespace td::ui {

using namespace Qt::StringLiterals;

QStringList GuideText::noSms()
{
    return {
        tr("Wait until the countdown below the code has ended and ask for a new code. Only the newest one counts."),
        tr("Check that your phone has reception and is not full. A message from abroad may take a few minutes."),
        tr("Compare the last two digits of the number on the code's page with your own. If they are not yours, the "
           "clinic has another number."),
        tr("If your number has changed, ask the clinic's acceptance desk to correct it, with an identity document."),
        tr("After five wrong codes access rests for a quarter of an hour; the acceptance desk can free it.")};
}

QVector<GuideChapter> GuideText::chapters()
{
    return {
        {tr("Logging in"),
         {tr("Enter your codice fiscale and the password. The first password came by SMS to the number that you gave "
             "at "
             "the acceptance desk."),
          tr("Press «Log in»: a security code is sent to you. Enter it in the field and press «Log in» again.")},
         u"login"_s},
        {tr("Choosing a password"),
         {tr("Change the first password when you first log in: click your name at the top and choose «Personal "
             "profile»."),
          tr("A good password has at least 12 characters with an upper-case and a lower-case letter, a digit and a "
             "special character, and is no word that others use."),
          tr("If you have forgotten it, choose «Forgot your password?» on the login page. You receive an e-mail "
             "with a button and a code.")},
         u"password-new"_s},
        {tr("Reports and images"),
         {tr("The list shows your documents, the newest first. «Filters» narrows it by type, dates and words."),
          tr("The first button of a row opens, saves or prints the document; the second shows its images. Where there "
             "are several exams you choose which one."),
          tr("«Hide from the clinic» keeps a document for your eyes only; the same menu shows it again.")},
         u"reports"_s},
        {tr("Reading a report"),
         {tr("Use the buttons above the page to enlarge it or to search in it. «Save» and «Print» are at the top "
             "right."),
          tr("Below the title you read who signed the document and whether it was changed afterwards.")},
         u"report"_s},
        {tr("Looking at images"),
         {tr("The viewer opens in a window of its own. Scroll with the wheel, change the brightness by dragging."),
          tr("The images are for your own consultation, not for diagnosis.")},
         u"viewer"_s},
        {tr("Taking images along"),
         {tr("In the viewer choose «Export…», then the medium: a ZIP file, with a passphrase or without, a folder, a "
             "USB "
             "stick, or an image for a CD or a DVD."),
          tr("«Start» prepares it; a ZIP file or an image is then saved by «Download» where you want it. What was "
             "written "
             "is read back and compared before the program says that it is done."),
          tr("A USB stick is ready to be handed over. A ZIP file has to be extracted first."),
          tr("A doctor opens DICOMDIR with any program for DICOM images, or the viewer on the medium; INDEX.HTM needs "
             "no "
             "program but a browser.")},
         u"export"_s},
        {tr("Printing images"),
         {tr("In the viewer choose File > Print and look at the preview first.")},
         u"viewer-print"_s},
        {tr("Timeline"),
         {tr("Your exams along an axis of time, by part of the body. Zoom with + and -, move with the arrow keys, open "
             "with Enter.")},
         u"timeline"_s},
        {tr("Consents"),
         {tr("«Signed documents» holds what you signed. «My consents» shows how each consent stands, what it "
             "allows and what follows from withdrawing it.")},
         u"consents-state"_s},
        {tr("My discs"),
         {tr("Exams of other hospitals from a CD, a USB stick or a ZIP file, kept on this computer only and never sent "
             "to the clinic.")},
         u"discs"_s},
        {tr("Who has seen my dossier"),
         {tr("Every access of the last 24 months: when, who, which department and what. You can save the list.")},
         u"access-log"_s},
        {tr("Personal profile"),
         {tr("Click your name at the top to see your data, to change the password, the e-mail address or the phone "
             "number, and to close other sessions.")},
         u"profile"_s},
    };
}

} // namespace td::ui
