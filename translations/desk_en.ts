<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>td::ui::IdentityCard</name>
    <message numerus="yes">
        <source>Import these images (%n)</source>
        <translation>
            <numerusform>Import this image</numerusform>
            <numerusform>Import these %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>I have checked that these images (%n) are of this patient</source>
        <translation>
            <numerusform>I have checked that this image is of this patient</numerusform>
            <numerusform>I have checked that these %n images are of this patient</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::ImagesPage</name>
    <message numerus="yes">
        <source>%n image(s) stored…</source>
        <translation>
            <numerusform>%n image stored…</numerusform>
            <numerusform>%n images stored…</numerusform>
        </translation>
    </message>
</context>
</TS>
