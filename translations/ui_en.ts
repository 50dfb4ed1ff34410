<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>td::ui::DocumentsModel</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::ErrorText</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The code is not correct. You have %n attempt(s) left.</source>
        <translation>
            <numerusform>The code is not correct. You have %n attempt left.</numerusform>
            <numerusform>The code is not correct. You have %n attempts left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::ExportDialog</name>
    <message numerus="yes">
        <source>The exam is ready: %n image(s). Press Download and choose where to save it.</source>
        <translation>
            <numerusform>The exam is ready: %n image. Press Download and choose where to save it.</numerusform>
            <numerusform>The exam is ready: %n images. Press Download and choose where to save it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::ExportOptions</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::ExportTexts</name>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) were left out: they hold words or documents that nobody can anonymise without reading them.</source>
        <translation>
            <numerusform>%n object was left out: it holds words or a document that nobody can anonymise without reading it.</numerusform>
            <numerusform>%n objects were left out: they hold words or documents that nobody can anonymise without reading them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) were left out: they cannot be read as PDF, or are no longer available.</source>
        <translation>
            <numerusform>%n report was left out: it cannot be read as PDF, or is no longer available.</numerusform>
            <numerusform>%n reports were left out: they cannot be read as PDF, or are no longer available.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) could not be made for the page. The images themselves are there.</source>
        <translation>
            <numerusform>%n picture could not be made for the page. The image itself is there.</numerusform>
            <numerusform>%n pictures could not be made for the page. The images themselves are there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) may have a name written in the picture. Please look at them before you hand them on.</source>
        <translation>
            <numerusform>%n image may have a name written in the picture. Please look at it before you hand it on.</numerusform>
            <numerusform>%n images may have a name written in the picture. Please look at them before you hand them on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) show the head, or may: a face could be made out.</source>
        <translation>
            <numerusform>%n image shows the head, or may: a face could be made out.</numerusform>
            <numerusform>%n images show the head, or may: a face could be made out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::OtpPage</name>
    <message numerus="yes">
        <source>Did you not receive the security code? You can ask for it again in %n second(s)</source>
        <translation>
            <numerusform>Did you not receive the security code? You can ask for it again in %n second</numerusform>
            <numerusform>Did you not receive the security code? You can ask for it again in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::PatientBanner</name>
    <message numerus="yes">
        <source>%1 (%n year(s))</source>
        <translation>
            <numerusform>%1 (%n year)</numerusform>
            <numerusform>%1 (%n years)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::SignaturePanel</name>
    <message numerus="yes">
        <source>%n electronic signature(s)</source>
        <translation>
            <numerusform>%n electronic signature</numerusform>
            <numerusform>%n electronic signatures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::StudiesDialog</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
</TS>
