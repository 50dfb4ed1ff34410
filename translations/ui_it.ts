<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>td::ui::AccessPages</name>
    <message>
        <source>The new password is saved. You can log in with it now.</source>
        <translation>La nuova password è stata salvata. Ora può usarla per accedere.</translation>
    </message>
</context>
<context>
    <name>td::ui::CalmPicture</name>
    <message>
        <source>Your reports and your images in one place.</source>
        <translation>I suoi referti e le sue immagini, in un unico posto.</translation>
    </message>
</context>
<context>
    <name>td::ui::DateField</name>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>gg/mm/aaaa</translation>
    </message>
    <message>
        <source>Open the calendar: %1</source>
        <translation>Apri il calendario: %1</translation>
    </message>
    <message>
        <source>%1 (F4)</source>
        <translation>%1 (F4)</translation>
    </message>
    <message>
        <source>Day/month/year. Press F4 to open the calendar.</source>
        <translation>Giorno/mese/anno. Prema F4 per aprire il calendario.</translation>
    </message>
    <message>
        <source>Calendar: %1</source>
        <translation>Calendario: %1</translation>
    </message>
</context>
<context>
    <name>td::ui::DemoPhone</name>
    <message>
        <source>No message yet.</source>
        <translation>Nessun messaggio per ora.</translation>
    </message>
    <message>
        <source>Demonstration phone</source>
        <translation>Telefono dimostrativo</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messaggi</translation>
    </message>
    <message>
        <source>Nothing is really sent: here you read what a patient would receive by SMS and e-mail.</source>
        <translation>Nulla viene inviato davvero: qui si legge ciò che un paziente riceverebbe per SMS ed e-mail.</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
</context>
<context>
    <name>td::ui::DocumentList</name>
    <message>
        <source>View</source>
        <translation>Visualizza</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Scarica</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Stampa</translation>
    </message>
    <message>
        <source>View the images</source>
        <translation>Visualizza le immagini</translation>
    </message>
    <message>
        <source>Hide from the clinic</source>
        <translation>Oscura</translation>
    </message>
    <message>
        <source>Show to the clinic again</source>
        <translation>Rendi visibile</translation>
    </message>
</context>
<context>
    <name>td::ui::DocumentPage</name>
    <message>
        <source>Back to the list</source>
        <translation>Torna all&apos;elenco</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Scarica</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Stampa</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Riduci</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Ingrandisci</translation>
    </message>
    <message>
        <source>Fit to the width</source>
        <translation>Adatta alla larghezza</translation>
    </message>
    <message>
        <source>Search in the document</source>
        <translation>Cerca nel documento</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Risultato precedente</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Risultato successivo</translation>
    </message>
    <message>
        <source>Page %1 of %2 · %3 %</source>
        <translation>Pagina %1 di %2 · %3 %</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nessun risultato</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 di %2</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>Scarica il documento</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>Documento PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The document is saved.</source>
        <translation>Il documento è stato salvato.</translation>
    </message>
    <message>
        <source>Preparing the print…</source>
        <translation>Preparazione della stampa…</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Anteprima di stampa</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>Torna all&apos;elenco (Esc)</translation>
    </message>
    <message>
        <source>This document cannot be shown here</source>
        <translation>Questo documento non può essere mostrato qui</translation>
    </message>
    <message>
        <source>It is a signed file without a PDF in it. Please save it and open it with another program.</source>
        <translation>È un file firmato che non contiene un PDF. Lo scarichi e lo apra con un altro programma.</translation>
    </message>
    <message>
        <source>Signed document (*.p7m)</source>
        <translation>Documento firmato (*.p7m)</translation>
    </message>
    <message>
        <source>This document is no longer available</source>
        <translation>Questo documento non è più disponibile</translation>
    </message>
    <message>
        <source>A consent may have been withdrawn, or the time for which it was online may be over. The list shows what can be seen now.</source>
        <translation>Un consenso può essere stato revocato, o il periodo di disponibilità online può essere terminato. L’elenco mostra ciò che è visibile ora.</translation>
    </message>
</context>
<context>
    <name>td::ui::DocumentsModel</name>
    <message>
        <source>Actions</source>
        <translation>Azioni</translation>
    </message>
    <message>
        <source>Document type</source>
        <translation>Tipologia Documento</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Provenienza</translation>
    </message>
    <message>
        <source>Document date</source>
        <translation>Data Documento</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>Prestazioni</translation>
    </message>
    <message>
        <source>Consents in the document</source>
        <translation>Lista dei consensi presenti nel documento</translation>
    </message>
    <message>
        <source>hidden from the clinic</source>
        <translation>oscurato</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>ancora %n giorno</numerusform>
            <numerusform>ancora %n giorni</numerusform>
        </translation>
    </message>
    <message>
        <source>last day</source>
        <translation>ultimo giorno</translation>
    </message>
</context>
<context>
    <name>td::ui::DocumentsPage</name>
    <message>
        <source>Reports and images</source>
        <translation>Referti e immagini</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Consensi</translation>
    </message>
    <message>
        <source>The service cannot be reached: the list may be out of date.</source>
        <translation>Il servizio non è raggiungibile: l&apos;elenco potrebbe non essere aggiornato.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>No document matches the filters</source>
        <translation>Nessun documento corrisponde ai filtri</translation>
    </message>
    <message>
        <source>Change the filters or remove them to see all documents.</source>
        <translation>Modifichi i filtri o li rimuova per vedere tutti i documenti.</translation>
    </message>
    <message>
        <source>There are no documents yet</source>
        <translation>Non ci sono ancora documenti</translation>
    </message>
    <message>
        <source>Documents appear here as soon as the clinic makes them available.</source>
        <translation>I documenti compaiono qui appena il centro li rende disponibili.</translation>
    </message>
    <message>
        <source>Document actions: %1</source>
        <translation>Azioni sul documento: %1</translation>
    </message>
    <message>
        <source>View the images: %1</source>
        <translation>Visualizza le immagini: %1</translation>
    </message>
    <message>
        <source>Enter opens the document of the row, Shift and Enter its images. Space or the menu key shows everything that can be done.</source>
        <translation>Invio apre il documento della riga, Maiusc e Invio le sue immagini. La barra spaziatrice o il tasto menu mostra tutte le azioni possibili.</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordina per</translation>
    </message>
    <message>
        <source>Your dossier is empty</source>
        <translation>Il Suo dossier è vuoto</translation>
    </message>
    <message>
        <source>You have not given the consent «Consenso DSE: adesione», so no document can be shown, not even to you. Nothing is lost: what the clinic keeps appears as soon as you give it.</source>
        <translation>Non ha concesso il «Consenso DSE: adesione», perciò nessun documento può essere mostrato, nemmeno a Lei. Nulla è perduto: quanto la clinica conserva compare appena lo concede.</translation>
    </message>
    <message>
        <source>You can give the consent yourself, at any time.</source>
        <translation>Può concedere il consenso Lei, in qualsiasi momento.</translation>
    </message>
    <message>
        <source>Open the consents</source>
        <translation>Apri i consensi</translation>
    </message>
</context>
<context>
    <name>td::ui::DossierView</name>
    <message>
        <source>Light appearance</source>
        <translation>Aspetto chiaro</translation>
    </message>
    <message>
        <source>Dark appearance</source>
        <translation>Aspetto scuro</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Esci</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Reports
and images</source>
        <translation>Referti
e immagini</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Consensi</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Linea del tempo</translation>
    </message>
    <message>
        <source>My discs</source>
        <translation>I miei dischi</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Personal profile</source>
        <translation>Profilo personale</translation>
    </message>
    <message>
        <source>Who has seen
my dossier</source>
        <translation>Chi ha visto
il mio dossier</translation>
    </message>
    <message>
        <source>The document is hidden: only you can see it, and its images.</source>
        <translation>Il documento è oscurato: solo Lei può vederlo, con le sue immagini.</translation>
    </message>
    <message>
        <source>The document can be seen by the clinic again.</source>
        <translation>Il documento è di nuovo visibile alla clinica.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>We advise you to choose a password of your own.</source>
        <translation>Le consigliamo di scegliere una password personale.</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Cambia la password</translation>
    </message>
</context>
<context>
    <name>td::ui::ErrorText</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n secondo</numerusform>
            <numerusform>%n secondi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minuti</numerusform>
        </translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>L&apos;operazione è stata annullata.</translation>
    </message>
    <message>
        <source>This item is no longer available. Please go back to the list.</source>
        <translation>Questo elemento non è più disponibile. Torni all&apos;elenco.</translation>
    </message>
    <message>
        <source>A value is not valid. Please check what you entered.</source>
        <translation>Un valore non è valido. Controlli quanto inserito.</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here. You can still save it.</source>
        <translation>Questo tipo di file non può essere mostrato qui. Può comunque scaricarlo.</translation>
    </message>
    <message>
        <source>The file is damaged or incomplete. Please ask the clinic for a new copy.</source>
        <translation>Il file è danneggiato o incompleto. Chieda al centro una nuova copia.</translation>
    </message>
    <message>
        <source>The file is too large to be opened safely.</source>
        <translation>Il file è troppo grande per essere aperto in sicurezza.</translation>
    </message>
    <message>
        <source>The data has changed in the meantime. Please reload the page.</source>
        <translation>Nel frattempo i dati sono cambiati. Ricarichi la pagina.</translation>
    </message>
    <message>
        <source>The file could not be written or read. Please choose another folder and try again.</source>
        <translation>Il file non può essere scritto o letto. Scelga un&apos;altra cartella e riprovi.</translation>
    </message>
    <message>
        <source>There is not enough free space. Please free some space or choose another folder.</source>
        <translation>Lo spazio libero non è sufficiente. Liberi dello spazio o scelga un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>The folder cannot be written to. Please choose another folder.</source>
        <translation>Non è possibile scrivere nella cartella. Scelga un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>The service cannot be reached. Please check your connection and try again.</source>
        <translation>Il servizio non è raggiungibile. Controlli la connessione e riprovi.</translation>
    </message>
    <message>
        <source>The service is taking too long to answer. Please try again.</source>
        <translation>Il servizio impiega troppo tempo a rispondere. Riprovi.</translation>
    </message>
    <message>
        <source>The fiscal code or the password is not correct.</source>
        <translation>Il codice fiscale o la password non sono corretti.</translation>
    </message>
    <message numerus="yes">
        <source>The code is not correct. You have %n attempt(s) left.</source>
        <translation>
            <numerusform>Il codice non è corretto. Le resta %n tentativo.</numerusform>
            <numerusform>Il codice non è corretto. Le restano %n tentativi.</numerusform>
        </translation>
    </message>
    <message>
        <source>The code is not correct. Please go back to the login.</source>
        <translation>Il codice non è corretto. Torni al login.</translation>
    </message>
    <message>
        <source>The security code has expired. Please go back to the login.</source>
        <translation>Il codice di sicurezza è scaduto. Torni al login.</translation>
    </message>
    <message>
        <source>Please wait %1 before asking for a new code.</source>
        <translation>Attenda %1 prima di richiedere un nuovo codice.</translation>
    </message>
    <message>
        <source>Access is suspended for your safety. Please try again in %1 or contact the clinic.</source>
        <translation>L&apos;accesso è sospeso per la sua sicurezza. Riprovi tra %1 o contatti il centro.</translation>
    </message>
    <message>
        <source>This password reset is no longer valid. Please ask for a new one.</source>
        <translation>Questa richiesta di reset della password non è più valida. Ne faccia una nuova.</translation>
    </message>
    <message>
        <source>The password does not follow the rules shown below.</source>
        <translation>La password non rispetta le regole indicate sotto.</translation>
    </message>
    <message>
        <source>The session has ended. Please log in again.</source>
        <translation>La sessione è terminata. Acceda di nuovo.</translation>
    </message>
    <message>
        <source>You are not allowed to do this.</source>
        <translation>Questa operazione non è consentita.</translation>
    </message>
    <message>
        <source>Something unexpected happened. Please try again; if it happens again, contact the clinic.</source>
        <translation>Si è verificato un imprevisto. Riprovi; se si ripete, contatti il centro.</translation>
    </message>
    <message>
        <source>These images say that they belong to somebody else. Nothing was taken over.</source>
        <translation>Queste immagini risultano di un’altra persona. Nulla è stato importato.</translation>
    </message>
</context>
<context>
    <name>td::ui::ExportDialog</name>
    <message>
        <source>Start</source>
        <translation>Inizia</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Scarica</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>EXPORT</source>
        <translation>ESPORTA</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Avanzamento dell&apos;esportazione</translation>
    </message>
    <message>
        <source>Studies to export</source>
        <translation>Studi da esportare</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalità</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descrizione</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Data e ora</translation>
    </message>
    <message>
        <source>Source AE</source>
        <translation>Sorgente AE</translation>
    </message>
    <message>
        <source>Preparing the images…</source>
        <translation>Preparazione delle immagini…</translation>
    </message>
    <message numerus="yes">
        <source>The exam is ready: %n image(s). Press Download and choose where to save it.</source>
        <translation>
            <numerusform>L&apos;esame è pronto: %n immagine. Prema Scarica e scelga dove salvarlo.</numerusform>
            <numerusform>L&apos;esame è pronto: %n immagini. Prema Scarica e scelga dove salvarlo.</numerusform>
        </translation>
    </message>
    <message>
        <source>ZIP archive (*.zip)</source>
        <translation>Archivio ZIP (*.zip)</translation>
    </message>
    <message>
        <source>Saved and checked: %1</source>
        <translation>Salvato e verificato: %1</translation>
    </message>
    <message>
        <source>Remove safely</source>
        <translation>Rimuovi in sicurezza</translation>
    </message>
    <message>
        <source>The reports of these exams cannot be reached now: they would be missing on the medium.</source>
        <translation>I referti di questi esami non sono raggiungibili adesso: mancherebbero sul supporto.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Scelga la cartella</translation>
    </message>
    <message>
        <source>Before you pull the stick out, press Remove safely.</source>
        <translation>Prima di estrarre la chiavetta prema «Rimuovi in sicurezza».</translation>
    </message>
    <message>
        <source>Write into the folder %1</source>
        <translation>Scrivi nella cartella %1</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>Salva il file</translation>
    </message>
    <message>
        <source>Disc image (*.iso)</source>
        <translation>Immagine disco (*.iso)</translation>
    </message>
    <message>
        <source>Choose the folder for all volumes</source>
        <translation>Scelga la cartella per tutti i volumi</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Salvataggio in corso…</translation>
    </message>
    <message>
        <source>Saving: %1 of %2</source>
        <translation>Salvataggio: %1 di %2</translation>
    </message>
    <message>
        <source>Removing the stick…</source>
        <translation>Rimozione della chiavetta in corso…</translation>
    </message>
    <message>
        <source>You can pull the stick out now.</source>
        <translation>Ora può estrarre la chiavetta.</translation>
    </message>
    <message>
        <source>The passphrase is kept nowhere. Please print the sheet or write the words down; then press Close once more.</source>
        <translation>La frase di accesso non viene conservata. Stampi il foglio o scriva le parole; poi prema di nuovo «Chiudi».</translation>
    </message>
</context>
<context>
    <name>td::ui::ExportForm</name>
    <message>
        <source>Stick</source>
        <translation>Chiavetta</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambia</translation>
    </message>
    <message>
        <source>Choose a stick</source>
        <translation>Scelga una chiavetta</translation>
    </message>
    <message>
        <source>Unlimited volume</source>
        <translation>Unlimited volume</translation>
    </message>
    <message>
        <source>DVD 4.7 GB</source>
        <translation>DVD 4.7 GB</translation>
    </message>
    <message>
        <source>CD 700 MB</source>
        <translation>CD 700 MB</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensioni</translation>
    </message>
    <message>
        <source>Change what goes along</source>
        <translation>Cambia che cosa si aggiunge</translation>
    </message>
    <message>
        <source>No stick is plugged in. Plug one in: it appears here by itself.</source>
        <translation>Nessuna chiavetta è inserita. Ne inserisca una: comparirà qui da sola.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Nascondi</translation>
    </message>
    <message>
        <source>Hide what goes along</source>
        <translation>Nascondi che cosa si aggiunge</translation>
    </message>
</context>
<context>
    <name>td::ui::ExportOptions</name>
    <message>
        <source>Reports</source>
        <translation>Referti</translation>
    </message>
    <message>
        <source>Pictures for the browser</source>
        <translation>Figure per il browser</translation>
    </message>
    <message>
        <source>A page with the main images, which opens on every computer without a program.</source>
        <translation>Una pagina con le immagini principali, che si apre su ogni computer senza programmi.</translation>
    </message>
    <message>
        <source>They cannot be made on this computer.</source>
        <translation>Su questo computer non si possono preparare.</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Visualizzatore</translation>
    </message>
    <message>
        <source>The program that shows the images as you see them here. Nothing has to be installed.</source>
        <translation>Il programma che mostra le immagini come le vede qui. Non occorre installare nulla.</translation>
    </message>
    <message>
        <source>No viewer is installed with this program.</source>
        <translation>Con questo programma non è installato alcun visualizzatore.</translation>
    </message>
    <message>
        <source>Anonymised, for a second opinion</source>
        <translation>Anonime, per un secondo parere</translation>
    </message>
    <message>
        <source>The images without your name, birth date, numbers, clinics and doctors, and without free texts.</source>
        <translation>Le immagini senza il Suo nome, la data di nascita, i numeri, le cliniche, i medici e i testi liberi.</translation>
    </message>
    <message>
        <source>Move all dates by the same number of days</source>
        <translation>Sposta tutte le date dello stesso numero di giorni</translation>
    </message>
    <message>
        <source>The true dates go, and the time between two exams can still be seen. Otherwise all dates go.</source>
        <translation>Le date vere spariscono, il tempo tra due esami si vede ancora. Altrimenti spariscono tutte le date.</translation>
    </message>
    <message>
        <source>Keep age, sex, height and weight</source>
        <translation>Mantieni età, sesso, statura e peso</translation>
    </message>
    <message>
        <source>A doctor needs them to judge the images.</source>
        <translation>Servono al medico per valutare le immagini.</translation>
    </message>
    <message>
        <source>Keep what the exam is called</source>
        <translation>Mantieni il nome dell&apos;esame</translation>
    </message>
    <message>
        <source>Of the descriptions only the words that speak of an exam stay, such as “CT thorax”.</source>
        <translation>Delle descrizioni restano solo le parole che parlano di un esame, come «TC torace».</translation>
    </message>
    <message>
        <source>Keep the names of the machines</source>
        <translation>Mantieni i nomi delle apparecchiature</translation>
    </message>
    <message>
        <source>Serial numbers tell in which clinic you were.</source>
        <translation>I numeri di serie dicono in quale clinica è stato l&apos;esame.</translation>
    </message>
    <message>
        <source>The images themselves are not changed. Ultrasound, photographs and scanned sheets may have a name written in them, and slices of the head show a face. Please look at the images beforehand; at the end you are told how many may be concerned.</source>
        <translation>Le immagini stesse non cambiano. Ecografie, fotografie e fogli scansionati possono avere un nome scritto dentro, e le sezioni della testa mostrano un volto. Guardi prima le immagini; alla fine Le diciamo quante potrebbero essere.</translation>
    </message>
    <message>
        <source>Viewer (%1)</source>
        <translation>Visualizzatore (%1)</translation>
    </message>
    <message>
        <source>Reports (%1)</source>
        <translation>Referti (%1)</translation>
    </message>
    <message>
        <source>As PDF, beside the images they are about. Those that you have hidden stay out.</source>
        <translation>In PDF, accanto alle immagini di cui parlano. Quelli che ha oscurato restano esclusi.</translation>
    </message>
    <message>
        <source>Not on an anonymised medium: a report says whose it is.</source>
        <translation>Non su un supporto anonimo: un referto dice di chi è.</translation>
    </message>
    <message>
        <source>Looking for the reports of these exams…</source>
        <translation>Ricerca dei referti di questi esami…</translation>
    </message>
    <message>
        <source>The reports cannot be reached now.</source>
        <translation>I referti non sono raggiungibili adesso.</translation>
    </message>
    <message>
        <source>There is no report about these exams.</source>
        <translation>Non c&apos;è alcun referto di questi esami.</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n referto</numerusform>
            <numerusform>%n referti</numerusform>
        </translation>
    </message>
    <message>
        <source>pictures for the browser</source>
        <translation>figure per il browser</translation>
    </message>
    <message>
        <source>viewer</source>
        <translation>visualizzatore</translation>
    </message>
    <message>
        <source>The images alone</source>
        <translation>Solo le immagini</translation>
    </message>
    <message>
        <source>With the images: %1</source>
        <translation>Con le immagini: %1</translation>
    </message>
    <message>
        <source>The anonymised images alone</source>
        <translation>Solo le immagini, anonime</translation>
    </message>
    <message>
        <source>With the anonymised images: %1</source>
        <translation>Con le immagini anonime: %1</translation>
    </message>
</context>
<context>
    <name>td::ui::ExportResult</name>
    <message>
        <source>Seal of this program: %1</source>
        <translation>Sigillo di questo programma: %1</translation>
    </message>
    <message>
        <source>Whoever checks the medium is shown these words. When they are the same, it was made with this program.</source>
        <translation>Chi verifica il supporto vede queste parole. Se sono le stesse, è stato fatto con questo programma.</translation>
    </message>
</context>
<context>
    <name>td::ui::ExportTexts</name>
    <message>
        <source>ZIP archive</source>
        <translation>Archivio ZIP</translation>
    </message>
    <message>
        <source>ZIP archive with passphrase</source>
        <translation>Archivio ZIP con frase di accesso</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Cartella</translation>
    </message>
    <message>
        <source>USB stick</source>
        <translation>Chiavetta USB</translation>
    </message>
    <message>
        <source>Disc image (ISO)</source>
        <translation>Immagine disco (ISO)</translation>
    </message>
    <message>
        <source>One file that every computer opens. Good for sending and for keeping.</source>
        <translation>Un solo file che ogni computer apre. Adatto per spedire e per conservare.</translation>
    </message>
    <message>
        <source>One file that only those can open who have the passphrase. It is made for you and shown at the end. Windows alone cannot open it: the doctor needs 7-Zip, WinZip or Keka.</source>
        <translation>Un solo file che può aprire soltanto chi ha la frase di accesso, preparata per Lei e mostrata alla fine. Windows da solo non lo apre: al medico serve 7-Zip, WinZip o Keka.</translation>
    </message>
    <message>
        <source>The files as they lie on a disc, in a folder of this computer.</source>
        <translation>I file come stanno su un disco, in una cartella di questo computer.</translation>
    </message>
    <message>
        <source>The files go directly onto a stick, ready for the doctor. What is on it already stays. A stick takes everything in one volume.</source>
        <translation>I file vanno direttamente sulla chiavetta, pronti per il medico. Quello che contiene già rimane. Una chiavetta riceve tutto in un solo volume.</translation>
    </message>
    <message>
        <source>One file to be burned to a CD or DVD with the computer&apos;s own program. Choose the size of the disc.</source>
        <translation>Un solo file da masterizzare su CD o DVD con il programma del computer. Scelga le dimensioni del disco.</translation>
    </message>
    <message>
        <source>%1 · %2 free</source>
        <comment>a stick</comment>
        <translation>%1 · %2 liberi</translation>
    </message>
    <message>
        <source>About %1, %2</source>
        <translation>Circa %1, %2</translation>
    </message>
    <message>
        <source>At most %1, %2</source>
        <translation>Al massimo %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumi</numerusform>
        </translation>
    </message>
    <message>
        <source>This stick is write-protected. Please use another one.</source>
        <translation>Questa chiavetta è protetta da scrittura. Ne usi un&apos;altra.</translation>
    </message>
    <message>
        <source>It does not fit: %1 are needed, and %2 are free %3.</source>
        <translation>Non c&apos;è posto: servono %1 e %3 sono liberi %2.</translation>
    </message>
    <message>
        <source>It may not fit: up to %1 are needed, and %2 are free %3.</source>
        <translation>Potrebbe non esserci posto: servono fino a %1 e %3 sono liberi %2.</translation>
    </message>
    <message>
        <source>on the stick</source>
        <translation>sulla chiavetta</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>su questo computer</translation>
    </message>
    <message>
        <source>Many sticks take no file over 4 GB. To carry the exam on a stick choose “%1”, or the size of a CD.</source>
        <translation>Molte chiavette non accettano file oltre i 4 GB. Per portare l&apos;esame su una chiavetta scelga «%1», oppure le dimensioni di un CD.</translation>
    </message>
    <message>
        <source>An image is larger than 4 GB: this stick takes no such file. It has to be formatted as exFAT, which deletes what is on it.</source>
        <translation>Un&apos;immagine supera i 4 GB: questa chiavetta non accetta un file così. Andrebbe formattata in exFAT, il che cancella quello che contiene.</translation>
    </message>
    <message>
        <source>An exam is larger than a volume. The doctor needs all volumes together.</source>
        <translation>Un esame è più grande di un volume. Al medico servono tutti i volumi insieme.</translation>
    </message>
    <message>
        <source>%1 of %2 images · %3</source>
        <translation>%1 di %2 immagini · %3</translation>
    </message>
    <message>
        <source>Checking what was written… %1</source>
        <translation>Verifica di quanto è stato scritto… %1</translation>
    </message>
    <message>
        <source>Checking what was written…</source>
        <translation>Verifica di quanto è stato scritto…</translation>
    </message>
    <message>
        <source>Volume %1 of %2 · %3</source>
        <translation>Volume %1 di %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n immagine</numerusform>
            <numerusform>%n immagini</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n referto</numerusform>
            <numerusform>%n referti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) were left out: they hold words or documents that nobody can anonymise without reading them.</source>
        <translation>
            <numerusform>%n oggetto non è incluso: contiene parole o documenti che nessuno può rendere anonimi senza leggerli.</numerusform>
            <numerusform>%n oggetti non sono inclusi: contengono parole o documenti che nessuno può rendere anonimi senza leggerli.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) were left out: they cannot be read as PDF, or are no longer available.</source>
        <translation>
            <numerusform>%n referto non è incluso: non si legge come PDF o non è più disponibile.</numerusform>
            <numerusform>%n referti non sono inclusi: non si leggono come PDF o non sono più disponibili.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) could not be made for the page. The images themselves are there.</source>
        <translation>
            <numerusform>%n figura della pagina non si è potuta preparare. L&apos;immagine stessa c&apos;è.</numerusform>
            <numerusform>%n figure della pagina non si sono potute preparare. Le immagini stesse ci sono.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) may have a name written in the picture. Please look at them before you hand them on.</source>
        <translation>
            <numerusform>%n immagine potrebbe avere un nome scritto dentro. La guardi prima di consegnarla.</numerusform>
            <numerusform>%n immagini potrebbero avere un nome scritto dentro. Le guardi prima di consegnarle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) show the head, or may: a face could be made out.</source>
        <translation>
            <numerusform>%n immagine mostra la testa, o potrebbe: vi si può riconoscere un volto.</numerusform>
            <numerusform>%n immagini mostrano la testa, o potrebbero: vi si può riconoscere un volto.</numerusform>
        </translation>
    </message>
    <message>
        <source>It does not fit there: %1 are missing. Please free some space or choose another place.</source>
        <translation>Lì non c&apos;è posto: mancano %1. Liberi dello spazio o scelga un altro posto.</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was left behind.</source>
        <translation>L&apos;esportazione è stata annullata. Non è rimasto nulla.</translation>
    </message>
    <message>
        <source>There are no images to export.</source>
        <translation>Non ci sono immagini da esportare.</translation>
    </message>
    <message>
        <source>Some of these images are no longer available. Please close this window and open the exam again.</source>
        <translation>Alcune di queste immagini non sono più disponibili. Chiuda questa finestra e apra di nuovo l&apos;esame.</translation>
    </message>
    <message>
        <source>This folder cannot be found. Please choose another folder.</source>
        <translation>Questa cartella non si trova. Scelga un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>This stick holds files of the same names already, such as those of an exported exam.</source>
        <translation>Su questa chiavetta ci sono già file con gli stessi nomi, come quelli di un esame esportato.</translation>
    </message>
    <message>
        <source>An image is larger than a volume of this size. Please choose a larger size.</source>
        <translation>Un&apos;immagine è più grande di un volume di queste dimensioni. Scelga dimensioni maggiori.</translation>
    </message>
    <message>
        <source>This medium cannot hold so much. Please choose another one, or export fewer exams.</source>
        <translation>Questo supporto non può contenere tanto. Ne scelga un altro o esporti meno esami.</translation>
    </message>
    <message>
        <source>The stick cannot be written to. If it has a switch against writing, please turn it off.</source>
        <translation>Non si può scrivere sulla chiavetta. Se ha un interruttore di protezione, lo sblocchi.</translation>
    </message>
    <message>
        <source>What was written could not be read back as it was written. Please try again, and if it happens again use another place or another stick.</source>
        <translation>Quanto è stato scritto non si rilegge com&apos;era. Riprovi e, se succede ancora, usi un altro posto o un&apos;altra chiavetta.</translation>
    </message>
    <message>
        <source>None of these images can be anonymised. Please export them as they are.</source>
        <translation>Nessuna di queste immagini può essere resa anonima. Le esporti come sono.</translation>
    </message>
    <message>
        <source>These images cannot be written onto a medium.</source>
        <translation>Queste immagini non si possono scrivere su un supporto.</translation>
    </message>
    <message>
        <source>An image of this exam is damaged. Nothing was exported. Please ask the clinic.</source>
        <translation>Un&apos;immagine di questo esame è danneggiata. Non è stato esportato nulla. Si rivolga alla clinica.</translation>
    </message>
    <message>
        <source>Saving was cancelled. What is prepared is still here: press Download to save it.</source>
        <translation>Il salvataggio è stato annullato. L&apos;esame preparato è ancora qui: prema «Scarica» per salvarlo.</translation>
    </message>
    <message>
        <source>This place takes no file over 4 GB (it is formatted as FAT). Please choose another place, or close this window and export to “%1”, or in the size of a CD.</source>
        <translation>Questo posto non accetta file oltre i 4 GB (è formattato in FAT). Ne scelga un altro, oppure chiuda questa finestra ed esporti su «%1» o nelle dimensioni di un CD.</translation>
    </message>
    <message>
        <source>There are files with these names in this folder already. Please choose another folder.</source>
        <translation>In questa cartella ci sono già file con questi nomi. Scelga un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>The stick is gone already. If its light was out when you pulled it, all is well.</source>
        <translation>La chiavetta è già stata tolta. Se la sua spia era spenta quando l&apos;ha estratta, va tutto bene.</translation>
    </message>
    <message>
        <source>A program still uses the stick. Please close its windows and try again.</source>
        <translation>Un programma usa ancora la chiavetta. Chiuda le sue finestre e riprovi.</translation>
    </message>
    <message>
        <source>Everything is written. This system removes sticks with its own button: please use that one before you pull the stick out.</source>
        <translation>Tutto è stato scritto. Questo sistema rimuove le chiavette con un pulsante proprio: lo usi prima di estrarla.</translation>
    </message>
    <message>
        <source>The stick could not be removed. Please use the system&apos;s own button, or switch the computer off before you pull it out.</source>
        <translation>Non è stato possibile rimuovere la chiavetta. Usi il pulsante del sistema, o spenga il computer prima di estrarla.</translation>
    </message>
    <message>
        <source>The stick is gone, and not everything was written. Please plug it in and start again.</source>
        <translation>La chiavetta non c&apos;è più e non tutto è stato scritto. La inserisca e prema di nuovo «Inizia».</translation>
    </message>
    <message>
        <source>This place does not take such a name. Please choose another place.</source>
        <translation>Questo posto non accetta un nome così. Scelga un altro posto.</translation>
    </message>
    <message>
        <source>Some of this is there already. Please choose another folder.</source>
        <translation>Una parte c&apos;è già. Scelga un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>The same image is listed twice. Please export the exams one by one.</source>
        <translation>La stessa immagine compare due volte. Esporti gli esami uno alla volta.</translation>
    </message>
</context>
<context>
    <name>td::ui::Faces</name>
    <message>
        <source>Loading</source>
        <translation>Caricamento</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Nessuna connessione</translation>
    </message>
    <message>
        <source>This cannot be shown now</source>
        <translation>Non è possibile mostrare il contenuto</translation>
    </message>
</context>
<context>
    <name>td::ui::FilterArea</name>
    <message>
        <source>Filters</source>
        <translation>Area Filtri</translation>
    </message>
    <message>
        <source>Document type</source>
        <translation>Tipologia Documento</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Tutte le tipologie</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dal</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Al</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testo</translation>
    </message>
    <message>
        <source>Type, source or procedure</source>
        <translation>Tipologia, provenienza o prestazione</translation>
    </message>
    <message>
        <source>Remove the filters</source>
        <translation>Rimuovi i filtri</translation>
    </message>
</context>
<context>
    <name>td::ui::ForgotPasswordPage</name>
    <message>
        <source>Recover PASSWORD</source>
        <translation>Recupera PASSWORD</translation>
    </message>
    <message>
        <source>Fiscal code</source>
        <translation>Codice fiscale</translation>
    </message>
    <message>
        <source>Code received by e-mail</source>
        <translation>Codice ricevuto per e-mail</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>Back to the login</source>
        <translation>Torna al login</translation>
    </message>
    <message>
        <source>Forgot your password?</source>
        <translation>Hai dimenticato la password?</translation>
    </message>
    <message>
        <source>Enter your fiscal code: we will send an e-mail to the address you gave the clinic, with the steps to set a new password.</source>
        <translation>Inserisca il codice fiscale: invieremo all&apos;indirizzo comunicato al centro un&apos;e-mail con le indicazioni per impostare una nuova password.</translation>
    </message>
    <message>
        <source>This is not a valid fiscal code. Please check each character.</source>
        <translation>Il codice fiscale non è valido. Controlli ogni carattere.</translation>
    </message>
    <message>
        <source>If this fiscal code is registered, an e-mail is on its way. Press RESET password in it, or copy its code here.</source>
        <translation>Se il codice fiscale è registrato, è in arrivo un&apos;e-mail. Prema RESET password nell&apos;e-mail, oppure copi qui il suo codice.</translation>
    </message>
</context>
<context>
    <name>td::ui::LoginPage</name>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Accedi</translation>
    </message>
    <message>
        <source>Fiscal code</source>
        <translation>Codice fiscale</translation>
    </message>
    <message>
        <source>Forgot your password?</source>
        <translation>Hai dimenticato la password?</translation>
    </message>
    <message>
        <source>Access your dossier</source>
        <translation>Acceda al suo dossier</translation>
    </message>
    <message>
        <source>Use the credentials you received from the clinic.</source>
        <translation>Usi le credenziali ricevute dal centro.</translation>
    </message>
    <message>
        <source>Please enter your fiscal code.</source>
        <translation>Inserisca il codice fiscale.</translation>
    </message>
    <message>
        <source>This is not a valid fiscal code. Please check each character.</source>
        <translation>Il codice fiscale non è valido. Controlli ogni carattere.</translation>
    </message>
    <message>
        <source>Please enter your password.</source>
        <translation>Inserisca la password.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
</context>
<context>
    <name>td::ui::MainWindow</name>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
</context>
<context>
    <name>td::ui::NewPasswordPage</name>
    <message>
        <source>Save the new password</source>
        <translation>Salva la nuova password</translation>
    </message>
    <message>
        <source>Back to the login</source>
        <translation>Torna al login</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>Scelga una nuova password</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>Le due password non coincidono.</translation>
    </message>
</context>
<context>
    <name>td::ui::OtpPage</name>
    <message>
        <source>Send a new code</source>
        <translation>Invia un nuovo codice</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Accedi</translation>
    </message>
    <message>
        <source>Security code (OTP)</source>
        <translation>Codice di Sicurezza (OTP)</translation>
    </message>
    <message>
        <source>Back to the login</source>
        <translation>Torna al login</translation>
    </message>
    <message>
        <source>Enter the code</source>
        <translation>Inserisca il codice</translation>
    </message>
    <message>
        <source>We sent a 6-digit code by e-mail to %1.</source>
        <translation>Abbiamo inviato un codice di 6 cifre per e-mail a %1.</translation>
    </message>
    <message>
        <source>We sent a 6-digit code by SMS to the number %1.</source>
        <translation>Abbiamo inviato un codice di 6 cifre per SMS al numero %1.</translation>
    </message>
    <message>
        <source>The code has 6 digits. Please enter all of them.</source>
        <translation>Il codice ha 6 cifre. Le inserisca tutte.</translation>
    </message>
    <message>
        <source>A new code is on its way. The earlier one is no longer valid.</source>
        <translation>È in arrivo un nuovo codice. Quello precedente non è più valido.</translation>
    </message>
    <message numerus="yes">
        <source>Did you not receive the security code? You can ask for it again in %n second(s)</source>
        <translation>
            <numerusform>Non hai ricevuto il codice di sicurezza? Potrai richiederlo tra %n secondo</numerusform>
            <numerusform>Non hai ricevuto il codice di sicurezza? Potrai richiederlo tra %n secondi</numerusform>
        </translation>
    </message>
    <message>
        <source>Did you not receive the security code?</source>
        <translation>Non hai ricevuto il codice di sicurezza?</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
</context>
<context>
    <name>td::ui::Pager</name>
    <message>
        <source>Previous page</source>
        <translation>Pagina precedente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Pagina successiva</translation>
    </message>
    <message>
        <source>Rows per page</source>
        <translation>Righe per pagina</translation>
    </message>
    <message>
        <source>Rows per page:</source>
        <translation>Righe per pagina:</translation>
    </message>
    <message>
        <source>0 of %1</source>
        <translation>0 di %1</translation>
    </message>
    <message>
        <source>%1-%2 of %3</source>
        <translation>%1-%2 di %3</translation>
    </message>
</context>
<context>
    <name>td::ui::PassphraseCard</name>
    <message>
        <source>Passphrase</source>
        <translation>Frase di accesso</translation>
    </message>
    <message>
        <source>Print the sheet…</source>
        <translation>Stampa il foglio…</translation>
    </message>
    <message>
        <source>Copy the passphrase</source>
        <translation>Copia la frase di accesso</translation>
    </message>
    <message>
        <source>It is kept nowhere, and without it nobody can open the archive. Give it to the doctor apart from the archive.</source>
        <translation>Non viene conservata, e senza di essa nessuno può aprire l&apos;archivio. La consegni al medico separata dall&apos;archivio.</translation>
    </message>
    <message>
        <source>The passphrase is on the clipboard. Other programs can read it there.</source>
        <translation>La frase di accesso è negli appunti. Lì altri programmi possono leggerla.</translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation>Stampa il foglio</translation>
    </message>
    <message>
        <source>The sheet was sent to the printer.</source>
        <translation>Il foglio è stato inviato alla stampante.</translation>
    </message>
    <message>
        <source>The sheet could not be printed. Please write the words down.</source>
        <translation>Non è stato possibile stampare il foglio. Scriva le parole a mano.</translation>
    </message>
</context>
<context>
    <name>td::ui::PassphraseSheet</name>
    <message>
        <source>Passphrase of an archive with medical images</source>
        <translation>Frase di accesso di un archivio con immagini mediche</translation>
    </message>
    <message>
        <source>Small letters, with one space between two words.</source>
        <translation>Lettere minuscole, uno spazio tra due parole.</translation>
    </message>
    <message>
        <source>For the doctor</source>
        <translation>Per il medico</translation>
    </message>
    <message>
        <source>Copy the archive (a file that ends in .zip) to your computer.</source>
        <translation>Copi l&apos;archivio (un file che finisce in .zip) sul Suo computer.</translation>
    </message>
    <message>
        <source>Open it with 7-Zip or WinZip (Windows), Keka (macOS) or 7-Zip (Linux). The Windows Explorer alone cannot open it: it does not know this encryption (AES-256).</source>
        <translation>Lo apra con 7-Zip o WinZip (Windows), Keka (macOS) o 7-Zip (Linux). Esplora file di Windows da solo non lo apre: non conosce questa cifratura (AES-256).</translation>
    </message>
    <message>
        <source>Enter the passphrase above and unpack everything into a folder.</source>
        <translation>Inserisca la frase di accesso qui sopra ed estragga tutto in una cartella.</translation>
    </message>
    <message>
        <source>Open INDEX.HTM in that folder for the pages, or the file DICOMDIR with your viewer.</source>
        <translation>Nella cartella apra INDEX.HTM per le pagine, oppure il file DICOMDIR con il Suo visualizzatore.</translation>
    </message>
    <message>
        <source>Words of the seal</source>
        <translation>Parole del sigillo</translation>
    </message>
    <message>
        <source>The program that checks the archive shows the words of its seal. When they are these, it comes from the same sender.</source>
        <translation>Il programma che verifica l&apos;archivio mostra le parole del suo sigillo. Se sono queste, viene dallo stesso mittente.</translation>
    </message>
    <message>
        <source>Keep this sheet apart from the archive: whoever has both can read it. The passphrase is kept nowhere else.</source>
        <translation>Tenga questo foglio separato dall&apos;archivio: chi ha entrambi può leggerlo. La frase di accesso non è conservata altrove.</translation>
    </message>
</context>
<context>
    <name>td::ui::PasswordChoice</name>
    <message>
        <source>at least 12 characters</source>
        <translation>almeno 12 caratteri</translation>
    </message>
    <message>
        <source>not more than %1 characters</source>
        <translation>non più di %1 caratteri</translation>
    </message>
    <message>
        <source>an upper-case letter</source>
        <translation>una lettera maiuscola</translation>
    </message>
    <message>
        <source>a lower-case letter</source>
        <translation>una lettera minuscola</translation>
    </message>
    <message>
        <source>a digit</source>
        <translation>un numero</translation>
    </message>
    <message>
        <source>a special character, such as * ? !</source>
        <translation>un carattere speciale, ad esempio * ? !</translation>
    </message>
    <message>
        <source>Strength: very weak</source>
        <translation>Robustezza: molto debole</translation>
    </message>
    <message>
        <source>Strength: weak</source>
        <translation>Robustezza: debole</translation>
    </message>
    <message>
        <source>Strength: not enough yet</source>
        <translation>Robustezza: non ancora sufficiente</translation>
    </message>
    <message>
        <source>Strength: good</source>
        <translation>Robustezza: buona</translation>
    </message>
    <message>
        <source>Strength: very good</source>
        <translation>Robustezza: ottima</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nuova password</translation>
    </message>
    <message>
        <source>Repeat the new password</source>
        <translation>Ripeta la nuova password</translation>
    </message>
    <message>
        <source>Password strength</source>
        <translation>Robustezza della password</translation>
    </message>
    <message>
        <source>The password follows all the rules.</source>
        <translation>La password rispetta tutte le regole.</translation>
    </message>
    <message>
        <source>Still needed: %1.</source>
        <translation>Manca ancora: %1.</translation>
    </message>
    <message>
        <source>words that are harder to guess</source>
        <translation>parole meno facili da indovinare</translation>
    </message>
</context>
<context>
    <name>td::ui::PasswordField</name>
    <message>
        <source>Hide password</source>
        <translation>Nascondi la password</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Mostra la password</translation>
    </message>
    <message>
        <source>Press F4 to show or hide the password.</source>
        <translation>Prema F4 per mostrare o nascondere la password.</translation>
    </message>
    <message>
        <source>%1 (F4)</source>
        <translation>%1 (F4)</translation>
    </message>
</context>
<context>
    <name>td::ui::PatientBanner</name>
    <message>
        <source>Female</source>
        <translation>Femminile</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Maschile</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Altro</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non registrato</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n year(s))</source>
        <translation>
            <numerusform>%1 (%n anno)</numerusform>
            <numerusform>%1 (%n anni)</numerusform>
        </translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paziente</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>ID Paziente</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sesso</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Data di nascita</translation>
    </message>
    <message>
        <source>Fiscal code</source>
        <translation>Codice fiscale</translation>
    </message>
</context>
<context>
    <name>td::ui::PdfView</name>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Document: page %1 of %2</source>
        <translation>Documento: pagina %1 di %2</translation>
    </message>
</context>
<context>
    <name>td::ui::SignaturePanel</name>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>Fewer details</source>
        <translation>Meno dettagli</translation>
    </message>
    <message>
        <source>Electronic signatures</source>
        <translation>Firme elettroniche</translation>
    </message>
    <message>
        <source>Details of signature %1 of %2</source>
        <translation>Dettagli della firma %1 di %2</translation>
    </message>
    <message>
        <source>This document is not signed electronically.</source>
        <translation>Questo documento non è firmato elettronicamente.</translation>
    </message>
    <message>
        <source>The signatures of this document could not be checked.</source>
        <translation>Non è stato possibile controllare le firme di questo documento.</translation>
    </message>
    <message numerus="yes">
        <source>%n electronic signature(s)</source>
        <translation>
            <numerusform>%n firma elettronica</numerusform>
            <numerusform>%n firme elettroniche</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ui::SignatureText</name>
    <message>
        <source>Valid signature</source>
        <translation>Firma valida</translation>
    </message>
    <message>
        <source>Valid time-stamp</source>
        <translation>Marca temporale valida</translation>
    </message>
    <message>
        <source>Signature that cannot be verified</source>
        <translation>Firma che non si può verificare</translation>
    </message>
    <message>
        <source>Signature to be taken with caution</source>
        <translation>Firma da considerare con cautela</translation>
    </message>
    <message>
        <source>Signature not valid</source>
        <translation>Firma non valida</translation>
    </message>
    <message>
        <source>The signature does not say whose it is.</source>
        <translation>La firma non dice di chi è.</translation>
    </message>
    <message>
        <source>The signature bears the name “%1”.</source>
        <translation>La firma porta il nome «%1».</translation>
    </message>
    <message>
        <source>Time-stamp of %1, of %2 at %3.</source>
        <translation>Marca temporale di %1 del %2 alle %3.</translation>
    </message>
    <message>
        <source>Signed by %1 on %2 at %3, as a time-stamp confirms.</source>
        <translation>Firmato da %1 il %2 alle %3, come conferma una marca temporale.</translation>
    </message>
    <message>
        <source>Signed by %1 on %2 at %3.</source>
        <translation>Firmato da %1 il %2 alle %3.</translation>
    </message>
    <message>
        <source>Signed by %1; the date is not known.</source>
        <translation>Firmato da %1; la data non è nota.</translation>
    </message>
    <message>
        <source>The file was changed after it was signed, or the signature is not its own. Please ask the clinic for the document again.</source>
        <translation>Il file è stato modificato dopo la firma, oppure la firma non gli appartiene. Chieda di nuovo il documento alla struttura.</translation>
    </message>
    <message>
        <source>It cannot be verified: this program does not know its kind.</source>
        <translation>Non si può verificare: questo programma non ne conosce il tipo.</translation>
    </message>
    <message>
        <source>It cannot be verified: the signer’s certificate is missing.</source>
        <translation>Non si può verificare: manca il certificato di chi ha firmato.</translation>
    </message>
    <message>
        <source>It cannot be verified: it is damaged or incomplete.</source>
        <translation>Non si può verificare: è danneggiata o incompleta.</translation>
    </message>
    <message>
        <source>The file has not been changed since.</source>
        <translation>Il file non è stato modificato dopo la firma.</translation>
    </message>
    <message>
        <source>What was signed has not been changed; only further signatures were added.</source>
        <translation>Ciò che è stato firmato non è stato modificato; sono state aggiunte solo altre firme.</translation>
    </message>
    <message>
        <source>What was signed has not been changed, but something was added to the file afterwards.</source>
        <translation>Ciò che è stato firmato non è stato modificato, ma in seguito è stato aggiunto qualcosa al file.</translation>
    </message>
    <message>
        <source>Its time-stamp does not belong to it.</source>
        <translation>La sua marca temporale non le appartiene.</translation>
    </message>
    <message>
        <source>The method of signing is no longer considered safe.</source>
        <translation>Il metodo di firma non è più considerato sicuro.</translation>
    </message>
    <message>
        <source>The certificate was revoked on %1: the signature does not count.</source>
        <translation>Il certificato è stato revocato il %1: la firma non ha valore.</translation>
    </message>
    <message>
        <source>The certificate was revoked: the signature does not count.</source>
        <translation>Il certificato è stato revocato: la firma non ha valore.</translation>
    </message>
    <message>
        <source>The certificate was revoked on %1, after the signature was made.</source>
        <translation>Il certificato è stato revocato il %1, dopo la firma.</translation>
    </message>
    <message>
        <source>The certificate is recognised.</source>
        <translation>Il certificato è riconosciuto.</translation>
    </message>
    <message>
        <source>The certificate is not recognised: who signed cannot be confirmed.</source>
        <translation>Il certificato non è riconosciuto: non si può confermare chi ha firmato.</translation>
    </message>
    <message>
        <source>The certificate had expired when it was used: the signature does not count.</source>
        <translation>Il certificato era già scaduto al momento della firma: la firma non ha valore.</translation>
    </message>
    <message>
        <source>The certificate has expired since; the date of signing is the signer’s own statement.</source>
        <translation>Nel frattempo il certificato è scaduto; la data della firma è dichiarata da chi ha firmato.</translation>
    </message>
    <message>
        <source>The certificate was not valid yet when it was used.</source>
        <translation>Il certificato non era ancora valido al momento della firma.</translation>
    </message>
    <message>
        <source>The certificate is not one for signing documents.</source>
        <translation>Il certificato non è adatto a firmare documenti.</translation>
    </message>
    <message>
        <source>Who signed cannot be confirmed: this computer has no list of recognised certificates.</source>
        <translation>Non si può confermare chi ha firmato: su questo computer manca l&apos;elenco dei certificati riconosciuti.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organizzazione</translation>
    </message>
    <message>
        <source>Certificate issued by</source>
        <translation>Certificato emesso da</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non indicato</translation>
    </message>
    <message>
        <source>Certificate valid</source>
        <translation>Certificato valido</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>dal %1 al %2</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Revoca</translation>
    </message>
    <message>
        <source>Time of signing</source>
        <translation>Data e ora della firma</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Riguarda</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Metodo</translation>
    </message>
    <message>
        <source>%1 (no longer considered safe)</source>
        <translation>%1 (non più considerato sicuro)</translation>
    </message>
    <message>
        <source>not revoked, by the list of %1</source>
        <translation>non revocato, secondo l&apos;elenco del %1</translation>
    </message>
    <message>
        <source>not revoked by the list of %1, which is out of date</source>
        <translation>non revocato secondo l&apos;elenco del %1, che non è aggiornato</translation>
    </message>
    <message>
        <source>revoked on %1</source>
        <translation>revocato il %1</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>revocato</translation>
    </message>
    <message>
        <source>revoked on %1, after the signature was made</source>
        <translation>revocato il %1, dopo la firma</translation>
    </message>
    <message>
        <source>not checked: no list available</source>
        <translation>non controllata: nessun elenco disponibile</translation>
    </message>
    <message>
        <source>the whole file</source>
        <translation>tutto il file</translation>
    </message>
    <message>
        <source>the document; further signatures followed</source>
        <translation>il documento; sono seguite altre firme</translation>
    </message>
    <message>
        <source>an earlier version of the file</source>
        <translation>una versione precedente del file</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non noto</translation>
    </message>
    <message>
        <source>%1, by a time-stamp</source>
        <translation>%1, da marca temporale</translation>
    </message>
    <message>
        <source>%1, as the signer states; the time-stamp is not recognised</source>
        <translation>%1, dichiarate da chi ha firmato; la marca temporale non è riconosciuta</translation>
    </message>
    <message>
        <source>%1, as the signer states</source>
        <translation>%1, dichiarate da chi ha firmato</translation>
    </message>
</context>
<context>
    <name>td::ui::StartPage</name>
    <message>
        <source>Open the demonstration dossier</source>
        <translation>Apri il dossier dimostrativo</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avanzamento</translation>
    </message>
    <message>
        <source>No clinic is set up on this computer yet. You can look around in a dossier with invented data.</source>
        <translation>Su questo computer non è ancora configurato alcun centro. Può provare il programma con un dossier di dati inventati.</translation>
    </message>
    <message>
        <source>The demonstration dossier is being prepared on this computer: invented reports and images, nothing is downloaded.</source>
        <translation>Il dossier dimostrativo viene preparato su questo computer: referti e immagini inventati, nulla viene scaricato dalla rete.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>The dossier is already open in another window of TuoDossier.</source>
        <translation>Il dossier è già aperto in un&apos;altra finestra di TuoDossier.</translation>
    </message>
</context>
<context>
    <name>td::ui::StudiesDialog</name>
    <message>
        <source>Open the images</source>
        <translation>Apri le immagini</translation>
    </message>
    <message>
        <source>Imaging studies</source>
        <translation>Studi immagine</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>This report is about several exams. Choose one or more to look at.</source>
        <translation>Il referto riguarda più esami. Scelga quali vuole vedere.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codice</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Data e ora</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descrizione</translation>
    </message>
    <message>
        <source>The images are not available</source>
        <translation>Le immagini non sono disponibili</translation>
    </message>
    <message>
        <source>Please ask the clinic if you need them.</source>
        <translation>Se le occorrono, le chieda al centro.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n immagine</numerusform>
            <numerusform>%n immagini</numerusform>
        </translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>Non disponibile</translation>
    </message>
    <message>
        <source>Space chooses the study of the row or leaves it out. Enter opens the chosen studies.</source>
        <translation>La barra spaziatrice sceglie o esclude lo studio della riga. Invio apre gli studi scelti.</translation>
    </message>
</context>
</TS>
