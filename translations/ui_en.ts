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
