<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>td::ui::OpenPage</name>
    <message>
        <source>Choose a folder</source>
        <translation>Scelga una cartella</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Interrompi</translation>
    </message>
    <message>
        <source>Looking for images</source>
        <translation>Ricerca delle immagini</translation>
    </message>
    <message>
        <source>DICOM images</source>
        <translation>Immagini DICOM</translation>
    </message>
    <message>
        <source>Choose the folder or the disc that holds the images, or drop it here. Nothing is copied to this computer.</source>
        <translation>Scelga la cartella o il disco che contiene le immagini, oppure lo trascini qui. Nulla viene copiato su questo computer.</translation>
    </message>
    <message>
        <source>Looking for images…</source>
        <translation>Ricerca delle immagini…</translation>
    </message>
    <message numerus="yes">
        <source>Looking for images: %n file(s) so far</source>
        <translation>
            <numerusform>Ricerca delle immagini: %n file esaminato</numerusform>
            <numerusform>Ricerca delle immagini: %n file esaminati</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no DICOM images in %1.</source>
        <translation>In %1 non ci sono immagini DICOM.</translation>
    </message>
    <message>
        <source>%1 cannot be found.</source>
        <translation>%1 non si trova.</translation>
    </message>
    <message>
        <source>%1 may not be read by this user of the computer.</source>
        <translation>Questo utente del computer non può leggere %1.</translation>
    </message>
</context>
<context>
    <name>td::ui::PortableViewer</name>
    <message>
        <source>TuoDossier viewer</source>
        <translation>Visualizzatore TuoDossier</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>Apri un&apos;altra cartella…</translation>
    </message>
    <message>
        <source>Verify this medium</source>
        <translation>Verifica questo supporto</translation>
    </message>
</context>
<context>
    <name>td::ui::VerifyBar</name>
    <message>
        <source>Stop</source>
        <translation>Interrompi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Files that are not as they were written</source>
        <translation>File diversi da come sono stati scritti</translation>
    </message>
    <message>
        <source>Verifying this medium</source>
        <translation>Verifica del supporto in corso</translation>
    </message>
    <message>
        <source>Every file of this medium is being read and compared with its manifest…</source>
        <translation>Ogni file del supporto viene letto e confrontato con il suo elenco firmato…</translation>
    </message>
    <message>
        <source>This medium has no manifest of TuoDossier: nobody can tell whether it is whole.</source>
        <translation>Questo supporto non ha un elenco firmato di TuoDossier: non si può sapere se è integro.</translation>
    </message>
    <message>
        <source>The manifest of this medium is damaged: nobody can tell whether it is whole.</source>
        <translation>L&apos;elenco firmato di questo supporto è danneggiato: non si può sapere se è integro.</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Manca: %1</translation>
    </message>
    <message>
        <source>Altered: %1</source>
        <translation>Alterato: %1</translation>
    </message>
    <message>
        <source>Cannot be read: %1</source>
        <translation>Non leggibile: %1</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>Aggiunto: %1</translation>
    </message>
    <message numerus="yes">
        <source>This medium is whole: %n file(s) are as they were written on %1.
Seal: %2</source>
        <translation>
            <numerusform>Questo supporto è integro: %n file è come è stato scritto il %1.
Sigillo: %2</numerusform>
            <numerusform>Questo supporto è integro: %n file sono come sono stati scritti il %1.
Sigillo: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>The manifest of this medium was changed: its signature does not fit. Do not rely on what it holds.</source>
        <translation>L&apos;elenco firmato di questo supporto è stato modificato: la firma non corrisponde. Non si affidi al suo contenuto.</translation>
    </message>
    <message numerus="yes">
        <source>This medium is NOT as it was written on %1: %n file(s) differ.
Seal: %2</source>
        <translation>
            <numerusform>Questo supporto NON è come è stato scritto il %1: %n file è diverso.
Sigillo: %2</numerusform>
            <numerusform>Questo supporto NON è come è stato scritto il %1: %n file sono diversi.
Sigillo: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Another medium, to be verified by itself: %1</source>
        <translation>Un altro supporto, da verificare a parte: %1</translation>
    </message>
</context>
</TS>
