<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>td::ui::OpenPage</name>
    <message numerus="yes">
        <source>Looking for images: %n file(s) so far</source>
        <translation>
            <numerusform>Looking for images: %n file so far</numerusform>
            <numerusform>Looking for images: %n files so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::VerifyBar</name>
    <message numerus="yes">
        <source>This medium is whole: %n file(s) are as they were written on %1.
Seal: %2</source>
        <translation>
            <numerusform>This medium is whole: %n file is as it was written on %1.
Seal: %2</numerusform>
            <numerusform>This medium is whole: %n files are as they were written on %1.
Seal: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This medium is NOT as it was written on %1: %n file(s) differ.
Seal: %2</source>
        <translation>
            <numerusform>This medium is NOT as it was written on %1: %n file differs.
Seal: %2</numerusform>
            <numerusform>This medium is NOT as it was written on %1: %n files differ.
Seal: %2</numerusform>
        </translation>
    </message>
</context>
</TS>
