<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>td::ui::TimelinePage</name>
    <message numerus="yes">
        <source>%n exam(s) without a date have no place on the axis.</source>
        <translation>
            <numerusform>%n exam without a date has no place on the axis.</numerusform>
            <numerusform>%n exams without a date have no place on the axis.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::TimelineWords</name>
    <message numerus="yes">
        <source>%n exam(s) close together</source>
        <translation>
            <numerusform>%n exam close together</numerusform>
            <numerusform>%n exams close together</numerusform>
        </translation>
    </message>
</context>
</TS>
