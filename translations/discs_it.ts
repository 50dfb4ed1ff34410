<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>td::ui::DiscCard</name>
    <message>
        <source>Added on %1 from %2</source>
        <translation>Aggiunto il %1 da %2</translation>
    </message>
    <message>
        <source>No exam of yours was found on this disc. The list of its files says why.</source>
        <translation>Su questo disco non è stato trovato nessun Suo esame. L&apos;elenco dei file dice perché.</translation>
    </message>
    <message>
        <source>The import of this disc was interrupted. Its images can be seen once it is complete: insert the disc and resume.</source>
        <translation>L&apos;importazione di questo disco è stata interrotta. Le immagini si vedranno quando sarà completa: inserisca il disco e riprenda.</translation>
    </message>
    <message>
        <source>Exams of the disc %1</source>
        <translation>Esami del disco %1</translation>
    </message>
    <message>
        <source>Enter opens the images of the row.</source>
        <translation>Invio apre le immagini della riga.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Azioni</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalità</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descrizione</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Immagini</translation>
    </message>
    <message>
        <source>Exam without description</source>
        <translation>Esame senza descrizione</translation>
    </message>
    <message>
        <source>Open the images</source>
        <translation>Apri le immagini</translation>
    </message>
    <message>
        <source>Open the images: %1 %2, disc %3</source>
        <translation>Apri le immagini: %1 %2, disco %3</translation>
    </message>
    <message>
        <source>Open all the exams</source>
        <translation>Apri tutti gli esami</translation>
    </message>
    <message>
        <source>Open all the exams of the disc %1</source>
        <translation>Apri tutti gli esami del disco %1</translation>
    </message>
    <message>
        <source>List of the files</source>
        <translation>Elenco dei file</translation>
    </message>
    <message>
        <source>List of the files of the disc %1</source>
        <translation>Elenco dei file del disco %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Resume the import of the disc %1</source>
        <translation>Riprendi l&apos;importazione del disco %1</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Rimuovi…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Elimina…</translation>
    </message>
    <message>
        <source>Remove the disc %1</source>
        <translation>Rimuovi il disco %1</translation>
    </message>
    <message>
        <source>Delete the interrupted import of the disc %1</source>
        <translation>Elimina l&apos;importazione interrotta del disco %1</translation>
    </message>
    <message>
        <source>Do you want to remove this disc and its images from this computer? The disc or file that you added is not touched.</source>
        <translation>Vuole rimuovere questo disco e le sue immagini da questo computer? Il disco o il file che ha aggiunto non viene toccato.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>No, lo tengo</translation>
    </message>
    <message>
        <source>Keep the disc %1</source>
        <translation>Tieni il disco %1</translation>
    </message>
    <message>
        <source>Yes, remove it</source>
        <translation>Sì, rimuovi</translation>
    </message>
    <message>
        <source>Yes, remove the disc %1</source>
        <translation>Sì, rimuovi il disco %1</translation>
    </message>
    <message>
        <source>Do you want to delete this interrupted import? The disc or file that you added is not touched.</source>
        <translation>Vuole eliminare questa importazione interrotta? Il disco o il file che ha aggiunto non viene toccato.</translation>
    </message>
</context>
<context>
    <name>td::ui::DiscTexts</name>
    <message>
        <source>Imported</source>
        <translation>Importato</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Già presente</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Danneggiato</translation>
    </message>
    <message>
        <source>Not an exam image</source>
        <translation>Non è un&apos;immagine</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>Altra persona</translation>
    </message>
    <message>
        <source>Unsafe name</source>
        <translation>Nome non sicuro</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Troppo grande</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Non leggibile</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Conservato su questo computer</translation>
    </message>
    <message>
        <source>A program or another kind of file</source>
        <translation>Un programma o un altro tipo di file</translation>
    </message>
    <message>
        <source>The same image is on this disc under another name</source>
        <translation>La stessa immagine è sul disco con un altro nome</translation>
    </message>
    <message>
        <source>Another of your discs has the same image</source>
        <translation>Un altro dei Suoi dischi ha la stessa immagine</translation>
    </message>
    <message>
        <source>An image with this number is already there with other contents, and was not replaced</source>
        <translation>Un&apos;immagine con questo codice è già presente con altro contenuto e non è stata sostituita</translation>
    </message>
    <message>
        <source>The file ends too soon: part of the image is missing</source>
        <translation>Il file è incompleto: manca una parte dell&apos;immagine</translation>
    </message>
    <message>
        <source>The file does not follow the rules of medical images</source>
        <translation>Il file non rispetta le regole delle immagini mediche</translation>
    </message>
    <message>
        <source>The archive is damaged here</source>
        <translation>L&apos;archivio è danneggiato in questo punto</translation>
    </message>
    <message>
        <source>Protected by a password: unpack it with the hospital&apos;s password and add the folder</source>
        <translation>Protetto da password: lo apra con la password dell&apos;ospedale e aggiunga la cartella</translation>
    </message>
    <message>
        <source>The image is of another person</source>
        <translation>L&apos;immagine è di un&apos;altra persona</translation>
    </message>
    <message>
        <source>The image does not say clearly whose it is</source>
        <translation>L&apos;immagine non dice con chiarezza di chi è</translation>
    </message>
    <message>
        <source>The name of the file is not allowed</source>
        <translation>Il nome del file non è ammesso</translation>
    </message>
    <message>
        <source>A link that leads out of the disc</source>
        <translation>Un collegamento che porta fuori dal disco</translation>
    </message>
    <message>
        <source>A second name of a file that was read</source>
        <translation>Un secondo nome di un file già letto</translation>
    </message>
    <message>
        <source>Not a file that can be read</source>
        <translation>Non è un file che si può leggere</translation>
    </message>
    <message>
        <source>Larger than this program accepts</source>
        <translation>Più grande di quanto il programma accetta</translation>
    </message>
    <message>
        <source>Too many folders or archives inside each other</source>
        <translation>Troppe cartelle o archivi uno dentro l&apos;altro</translation>
    </message>
    <message>
        <source>The drive could not read it: clean the disc and try again</source>
        <translation>Il lettore non riesce a leggerlo: pulisca il disco e riprovi</translation>
    </message>
    <message>
        <source>The index of the disc names this file, and it is not there</source>
        <translation>L&apos;indice del disco cita questo file, che però non c&apos;è</translation>
    </message>
    <message>
        <source>The index of the disc</source>
        <translation>L&apos;indice del disco</translation>
    </message>
    <message>
        <source>The image contradicts other images of its exam</source>
        <translation>L&apos;immagine è in contraddizione con altre del suo esame</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) imported</source>
        <translation>
            <numerusform>%n immagine importata</numerusform>
            <numerusform>%n immagini importate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) already there</source>
        <translation>
            <numerusform>%n immagine già presente</numerusform>
            <numerusform>%n immagini già presenti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged file(s), not imported</source>
        <translation>
            <numerusform>%n file danneggiato, non importato</numerusform>
            <numerusform>%n file danneggiati, non importati</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that are no exam images</source>
        <translation>
            <numerusform>%n file che non è un&apos;immagine d&apos;esame</numerusform>
            <numerusform>%n file che non sono immagini d&apos;esame</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with an unsafe name, not opened</source>
        <translation>
            <numerusform>%n file con un nome non sicuro, non aperto</numerusform>
            <numerusform>%n file con un nome non sicuro, non aperti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) too large, not imported</source>
        <translation>
            <numerusform>%n file troppo grande, non importato</numerusform>
            <numerusform>%n file troppo grandi, non importati</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that could not be read</source>
        <translation>
            <numerusform>%n file che non si è potuto leggere</numerusform>
            <numerusform>%n file che non si sono potuti leggere</numerusform>
        </translation>
    </message>
    <message>
        <source>The import was stopped. You can resume it or delete it below.</source>
        <translation>L&apos;importazione è stata fermata. Può riprenderla o eliminarla qui sotto.</translation>
    </message>
    <message>
        <source>This is not the same disc, or it has changed. Insert the disc whose import was interrupted, or delete that import.</source>
        <translation>Questo non è lo stesso disco, oppure è cambiato. Inserisca il disco la cui importazione è stata interrotta, oppure elimini quell&apos;importazione.</translation>
    </message>
    <message>
        <source>The disc or file cannot be found. Please insert the disc and try again.</source>
        <translation>Il disco o il file non si trova. Inserisca il disco e riprovi.</translation>
    </message>
    <message>
        <source>This cannot be read as a disc. If it is a CD or DVD, insert it and choose “Add a folder or CD…”.</source>
        <translation>Questo file non si può leggere come disco. Se è un CD o un DVD, lo inserisca e scelga «Aggiungi cartella o CD…».</translation>
    </message>
    <message>
        <source>There is not enough free space on this computer. Please free some space, then resume the import.</source>
        <translation>Su questo computer non c&apos;è abbastanza spazio. Liberi un po&apos; di spazio, poi riprenda l&apos;importazione.</translation>
    </message>
    <message>
        <source>The disc or file cannot be read. Please check it and try again.</source>
        <translation>Il disco o il file non si riesce a leggere. Lo controlli e riprovi.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Esito</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of another person or without a clear name, not imported</source>
        <translation>
            <numerusform>%n immagine di un&apos;altra persona o senza un nome chiaro, non importata</numerusform>
            <numerusform>%n immagini di un&apos;altra persona o senza un nome chiaro, non importate</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::DiscsPage</name>
    <message>
        <source>My discs</source>
        <translation>I miei dischi</translation>
    </message>
    <message>
        <source>Exams made elsewhere, from your own CDs, USB sticks and files. They stay on this computer: nothing is sent to the clinic.</source>
        <translation>Esami fatti altrove, dai Suoi CD, chiavette USB e file. Restano su questo computer: nulla viene inviato alla clinica.</translation>
    </message>
    <message>
        <source>Add a folder or CD…</source>
        <translation>Aggiungi cartella o CD…</translation>
    </message>
    <message>
        <source>Add a ZIP or ISO file…</source>
        <translation>Aggiungi file ZIP o ISO…</translation>
    </message>
    <message>
        <source>Your discs are open in another window</source>
        <translation>I Suoi dischi sono aperti in un&apos;altra finestra</translation>
    </message>
    <message>
        <source>Please close the other window of TuoDossier and try again.</source>
        <translation>Chiuda l&apos;altra finestra di TuoDossier e riprovi.</translation>
    </message>
    <message>
        <source>No discs yet</source>
        <translation>Non ci sono ancora dischi</translation>
    </message>
    <message>
        <source>Do you have exams from another hospital on a CD, a USB stick or in a ZIP file? Add them with the buttons above, or drag the folder or file onto this page. You can then look at them beside the clinic&apos;s exams.</source>
        <translation>Ha esami di un altro ospedale su un CD, una chiavetta USB o in un file ZIP? Li aggiunga con i pulsanti qui sopra, oppure trascini la cartella o il file su questa pagina. Potrà guardarli accanto agli esami della clinica.</translation>
    </message>
    <message>
        <source>Choose the CD or the folder</source>
        <translation>Scelga il CD o la cartella</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Scelga il file</translation>
    </message>
    <message>
        <source>Archives and disc images (*.zip *.iso *.img)</source>
        <translation>Archivi e immagini di dischi (*.zip *.iso *.img)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tutti i file (*)</translation>
    </message>
    <message>
        <source>The disc was imported:</source>
        <translation>Il disco è stato importato:</translation>
    </message>
    <message>
        <source>The disc was read, and nothing new was imported:</source>
        <translation>Il disco è stato letto; non è stato importato nulla di nuovo:</translation>
    </message>
    <message>
        <source>List of the files</source>
        <translation>Elenco dei file</translation>
    </message>
    <message>
        <source>The disc was removed from this computer.</source>
        <translation>Il disco è stato rimosso da questo computer.</translation>
    </message>
</context>
<context>
    <name>td::ui::ImportBar</name>
    <message>
        <source>Stop</source>
        <translation>Ferma</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Avanzamento dell&apos;importazione</translation>
    </message>
    <message>
        <source>Stop the import</source>
        <translation>Ferma l&apos;importazione</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Sto fermando…</translation>
    </message>
    <message>
        <source>Importing the disc</source>
        <translation>Importazione del disco</translation>
    </message>
    <message>
        <source>Importing “%1”</source>
        <translation>Importazione di «%1»</translation>
    </message>
    <message>
        <source>Looking at the disc…</source>
        <translation>Lettura del disco…</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read</source>
        <translation>
            <numerusform>%n file letto</numerusform>
            <numerusform>%n file letti</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2 di %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>td::ui::LedgerDialog</name>
    <message>
        <source>Files of the disc</source>
        <translation>File del disco</translation>
    </message>
    <message>
        <source>Save the list…</source>
        <translation>Salva l&apos;elenco…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Files of the disc “%1”</source>
        <translation>File del disco «%1»</translation>
    </message>
    <message>
        <source>Outcome to show</source>
        <translation>Esito da mostrare</translation>
    </message>
    <message>
        <source>All files: %1</source>
        <translation>Tutti i file: %1</translation>
    </message>
    <message>
        <source>Text to look for</source>
        <translation>Testo da cercare</translation>
    </message>
    <message>
        <source>Name of the file or reason</source>
        <translation>Nome del file o motivo</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Salva l&apos;elenco</translation>
    </message>
    <message>
        <source>Table for a spreadsheet (*.csv)</source>
        <translation>Tabella per foglio di calcolo (*.csv)</translation>
    </message>
    <message>
        <source>disc-files.csv</source>
        <translation>file-del-disco.csv</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Salvato: %1</translation>
    </message>
</context>
</TS>
