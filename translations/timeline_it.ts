<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>td::ui::TimelineLegend</name>
    <message>
        <source>Exams close together</source>
        <translation>Esami vicini nel tempo</translation>
    </message>
    <message>
        <source>From your own discs</source>
        <translation>Dai suoi dischi</translation>
    </message>
</context>
<context>
    <name>td::ui::TimelinePage</name>
    <message>
        <source>Timeline</source>
        <translation>Linea del tempo</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Riduci</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ingrandisci</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>Tutti gli anni</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Ultimo anno</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Azioni</translation>
    </message>
    <message>
        <source>What can be done with the chosen exam</source>
        <translation>Che cosa si può fare con l’esame scelto</translation>
    </message>
    <message>
        <source>The service cannot be reached: the timeline may be out of date.</source>
        <translation>Il servizio non è raggiungibile: la linea del tempo potrebbe non essere aggiornata.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>The newest %1 of %2 reports are shown.</source>
        <translation>Sono mostrati i %1 referti più recenti su %2.</translation>
    </message>
    <message>
        <source>Load older</source>
        <translation>Mostra i meno recenti</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) without a date have no place on the axis.</source>
        <translation>
            <numerusform>%n esame senza data non ha posto sulla linea.</numerusform>
            <numerusform>%n esami senza data non hanno posto sulla linea.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no documents yet</source>
        <translation>Non ci sono ancora documenti</translation>
    </message>
    <message>
        <source>Documents appear here as soon as the clinic makes them available.</source>
        <translation>I documenti appaiono qui non appena la clinica li rende disponibili.</translation>
    </message>
    <message>
        <source>View the images</source>
        <translation>Visualizza le immagini</translation>
    </message>
</context>
<context>
    <name>td::ui::TimelineView</name>
    <message>
        <source>In a group: %1</source>
        <translation>In un gruppo: %1</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Linea del tempo</translation>
    </message>
    <message>
        <source>Left and Right go from exam to exam, Up and Down change the part of the body, plus and minus zoom. Enter opens the document, Shift and Enter its images. Space or the menu key shows everything that can be done.</source>
        <translation>Sinistra e Destra passano da un esame all’altro, Su e Giù cambiano la parte del corpo, più e meno ingrandiscono e riducono. Invio apre il documento, Maiuscole e Invio le sue immagini. La barra spaziatrice o il tasto menu mostra tutto ciò che si può fare.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Oggi</translation>
    </message>
</context>
<context>
    <name>td::ui::TimelineWords</name>
    <message>
        <source>Head</source>
        <translation>Testa</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Collo</translation>
    </message>
    <message>
        <source>Spine</source>
        <translation>Colonna vertebrale</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>Torace</translation>
    </message>
    <message>
        <source>Breast</source>
        <translation>Seno</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>Cuore</translation>
    </message>
    <message>
        <source>Blood vessels</source>
        <translation>Vasi sanguigni</translation>
    </message>
    <message>
        <source>Abdomen</source>
        <translation>Addome</translation>
    </message>
    <message>
        <source>Pelvis and hips</source>
        <translation>Bacino e anche</translation>
    </message>
    <message>
        <source>Arm and hand</source>
        <translation>Braccio e mano</translation>
    </message>
    <message>
        <source>Leg and foot</source>
        <translation>Gamba e piede</translation>
    </message>
    <message>
        <source>Whole body</source>
        <translation>Corpo intero</translation>
    </message>
    <message>
        <source>Several or not stated</source>
        <translation>Più parti o non indicata</translation>
    </message>
    <message>
        <source>DOC</source>
        <comment>letters of a mark: a document that names no kind of exam</comment>
        <translation>DOC</translation>
    </message>
    <message>
        <source>XR</source>
        <translation>RX</translation>
    </message>
    <message>
        <source>CT</source>
        <translation>TC</translation>
    </message>
    <message>
        <source>MR</source>
        <translation>RM</translation>
    </message>
    <message>
        <source>US</source>
        <translation>ECO</translation>
    </message>
    <message>
        <source>MG</source>
        <translation>MX</translation>
    </message>
    <message>
        <source>DXA</source>
        <translation>MOC</translation>
    </message>
    <message>
        <source>PET</source>
        <translation>PET</translation>
    </message>
    <message>
        <source>NM</source>
        <translation>SCI</translation>
    </message>
    <message>
        <source>OPT</source>
        <translation>OPT</translation>
    </message>
    <message>
        <source>XA</source>
        <translation>ANG</translation>
    </message>
    <message>
        <source>RF</source>
        <translation>RF</translation>
    </message>
    <message>
        <source>Other document</source>
        <translation>Altro documento</translation>
    </message>
    <message>
        <source>Radiography</source>
        <translation>Radiografia</translation>
    </message>
    <message>
        <source>Computed tomography</source>
        <translation>Tomografia computerizzata</translation>
    </message>
    <message>
        <source>Magnetic resonance</source>
        <translation>Risonanza magnetica</translation>
    </message>
    <message>
        <source>Ultrasound</source>
        <translation>Ecografia</translation>
    </message>
    <message>
        <source>Mammography</source>
        <translation>Mammografia</translation>
    </message>
    <message>
        <source>Bone densitometry</source>
        <translation>Densitometria ossea</translation>
    </message>
    <message>
        <source>Nuclear medicine</source>
        <translation>Medicina nucleare</translation>
    </message>
    <message>
        <source>Dental panoramic radiography</source>
        <translation>Panoramica dentale</translation>
    </message>
    <message>
        <source>Angiography</source>
        <translation>Angiografia</translation>
    </message>
    <message>
        <source>Fluoroscopy</source>
        <translation>Radioscopia</translation>
    </message>
    <message>
        <source>from your own discs</source>
        <translation>dai suoi dischi</translation>
    </message>
    <message numerus="yes">
        <source>%n exam(s) close together</source>
        <translation>
            <numerusform>%n esame vicino</numerusform>
            <numerusform>%n esami vicini</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>dal %1 al %2</translation>
    </message>
</context>
</TS>
