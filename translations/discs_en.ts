<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>td::ui::DiscTexts</name>
    <message numerus="yes">
        <source>%n image(s) imported</source>
        <translation>
            <numerusform>%n image imported</numerusform>
            <numerusform>%n images imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) already there</source>
        <translation>
            <numerusform>%n image already there</numerusform>
            <numerusform>%n images already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged file(s), not imported</source>
        <translation>
            <numerusform>%n damaged file, not imported</numerusform>
            <numerusform>%n damaged files, not imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that are no exam images</source>
        <translation>
            <numerusform>%n file that is no exam image</numerusform>
            <numerusform>%n files that are no exam images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with an unsafe name, not opened</source>
        <translation>
            <numerusform>%n file with an unsafe name, not opened</numerusform>
            <numerusform>%n files with an unsafe name, not opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) too large, not imported</source>
        <translation>
            <numerusform>%n file too large, not imported</numerusform>
            <numerusform>%n files too large, not imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that could not be read</source>
        <translation>
            <numerusform>%n file that could not be read</numerusform>
            <numerusform>%n files that could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of another person or without a clear name, not imported</source>
        <translation>
            <numerusform>%n image of another person or without a clear name, not imported</numerusform>
            <numerusform>%n images of another person or without a clear name, not imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::ImportBar</name>
    <message numerus="yes">
        <source>%n file(s) read</source>
        <translation>
            <numerusform>%n file read</numerusform>
            <numerusform>%n files read</numerusform>
        </translation>
    </message>
</context>
</TS>
