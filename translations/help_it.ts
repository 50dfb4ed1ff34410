<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT">
<context>
    <name>td::ui::GuideText</name>
    <message>
        <source>Wait until the countdown below the code has ended and ask for a new code. Only the newest one counts.</source>
        <translation>Attenda la fine del conto alla rovescia sotto il codice e ne richieda uno nuovo. Vale solo l’ultimo.</translation>
    </message>
    <message>
        <source>Check that your phone has reception and is not full. A message from abroad may take a few minutes.</source>
        <translation>Controlli che il telefono abbia campo e memoria libera. Dall’estero un messaggio può tardare qualche minuto.</translation>
    </message>
    <message>
        <source>Compare the last two digits of the number on the code&apos;s page with your own. If they are not yours, the clinic has another number.</source>
        <translation>Confronti le ultime due cifre del numero indicato nella pagina del codice con le Sue. Se non coincidono, la clinica ha un altro numero.</translation>
    </message>
    <message>
        <source>If your number has changed, ask the clinic&apos;s acceptance desk to correct it, with an identity document.</source>
        <translation>Se il Suo numero è cambiato, chieda all’accettazione della clinica di correggerlo, con un documento d’identità.</translation>
    </message>
    <message>
        <source>After five wrong codes access rests for a quarter of an hour; the acceptance desk can free it.</source>
        <translation>Dopo cinque codici errati l’accesso è sospeso per un quarto d’ora; l’accettazione può sbloccarlo.</translation>
    </message>
    <message>
        <source>Logging in</source>
        <translation>Modalità di accesso</translation>
    </message>
    <message>
        <source>Enter your codice fiscale and the password. The first password came by SMS to the number that you gave at the acceptance desk.</source>
        <translation>Inserisca il codice fiscale e la password. La prima password è arrivata tramite SMS al numero indicato in accettazione.</translation>
    </message>
    <message>
        <source>Choosing a password</source>
        <translation>Cambio password</translation>
    </message>
    <message>
        <source>A good password has at least 12 characters with an upper-case and a lower-case letter, a digit and a special character, and is no word that others use.</source>
        <translation>Una buona password ha almeno 12 caratteri, con una lettera maiuscola, una minuscola, un numero e un carattere speciale, e non è una parola usata da altri.</translation>
    </message>
    <message>
        <source>Reports and images</source>
        <translation>Consultazione referti e immagini</translation>
    </message>
    <message>
        <source>The first button of a row opens, saves or prints the document; the second shows its images. Where there are several exams you choose which one.</source>
        <translation>La prima icona della riga visualizza, salva o stampa il documento; la seconda apre le immagini. Se gli esami sono più d’uno, sceglie quale aprire.</translation>
    </message>
    <message>
        <source>Reading a report</source>
        <translation>Consultazione referti</translation>
    </message>
    <message>
        <source>Below the title you read who signed the document and whether it was changed afterwards.</source>
        <translation>Sotto il titolo legge chi ha firmato il documento e se è stato modificato dopo la firma.</translation>
    </message>
    <message>
        <source>Looking at images</source>
        <translation>Visualizzare le immagini</translation>
    </message>
    <message>
        <source>The viewer opens in a window of its own. Scroll with the wheel, change the brightness by dragging.</source>
        <translation>Il visualizzatore si apre in una finestra propria. Scorra con la rotella, regoli la luminosità trascinando.</translation>
    </message>
    <message>
        <source>The images are for your own consultation, not for diagnosis.</source>
        <translation>Le immagini sono per la Sua consultazione, non per uso diagnostico.</translation>
    </message>
    <message>
        <source>Taking images along</source>
        <translation>Scaricare le immagini</translation>
    </message>
    <message>
        <source>Printing images</source>
        <translation>Stampare le immagini</translation>
    </message>
    <message>
        <source>In the viewer choose File &gt; Print and look at the preview first.</source>
        <translation>Nel visualizzatore scelga File &gt; Stampa e controlli prima l’anteprima.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Linea del tempo</translation>
    </message>
    <message>
        <source>Your exams along an axis of time, by part of the body. Zoom with + and -, move with the arrow keys, open with Enter.</source>
        <translation>I Suoi esami lungo un asse del tempo, per parte del corpo. Ingrandisca con + e -, si sposti con le frecce, apra con Invio.</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Consultazione consensi</translation>
    </message>
    <message>
        <source>My discs</source>
        <translation>I miei dischi</translation>
    </message>
    <message>
        <source>Exams of other hospitals from a CD, a USB stick or a ZIP file, kept on this computer only and never sent to the clinic.</source>
        <translation>Gli esami di altri ospedali da CD, chiavetta USB o file ZIP, conservati solo su questo computer e mai inviati alla clinica.</translation>
    </message>
    <message>
        <source>Who has seen my dossier</source>
        <translation>Chi ha visto il mio dossier</translation>
    </message>
    <message>
        <source>Every access of the last 24 months: when, who, which department and what. You can save the list.</source>
        <translation>Ogni accesso degli ultimi 24 mesi: quando, chi, quale reparto e che cosa. Può salvare l’elenco.</translation>
    </message>
    <message>
        <source>Personal profile</source>
        <translation>Profilo personale</translation>
    </message>
    <message>
        <source>Click your name at the top to see your data, to change the password, the e-mail address or the phone number, and to close other sessions.</source>
        <translation>Prema il Suo nome in alto per vedere i Suoi dati, cambiare password, e-mail o cellulare e chiudere le altre sessioni.</translation>
    </message>
    <message>
        <source>Press «Log in»: a security code is sent to you. Enter it in the field and press «Log in» again.</source>
        <translation>Prema «Accedi»: Le viene inviato un codice di sicurezza. Lo inserisca nel campo e prema di nuovo «Accedi».</translation>
    </message>
    <message>
        <source>Change the first password when you first log in: click your name at the top and choose «Personal profile».</source>
        <translation>Al primo accesso cambi la password ricevuta: prema il Suo nome in alto e scelga «Profilo personale».</translation>
    </message>
    <message>
        <source>If you have forgotten it, choose «Forgot your password?» on the login page. You receive an e-mail with a button and a code.</source>
        <translation>Se l’ha dimenticata, scelga «Hai dimenticato la password?» nella pagina di accesso. Riceverà un’e-mail con un tasto e un codice.</translation>
    </message>
    <message>
        <source>The list shows your documents, the newest first. «Filters» narrows it by type, dates and words.</source>
        <translation>L’elenco mostra i Suoi documenti, dal più recente. «Area Filtri» lo restringe per tipologia, date e parole.</translation>
    </message>
    <message>
        <source>«Hide from the clinic» keeps a document for your eyes only; the same menu shows it again.</source>
        <translation>Con «Oscura» il documento resta visibile solo a Lei; lo stesso menu lo rende di nuovo visibile.</translation>
    </message>
    <message>
        <source>Use the buttons above the page to enlarge it or to search in it. «Save» and «Print» are at the top right.</source>
        <translation>Con i tasti sopra la pagina può ingrandirla e cercare nel testo. «Salva» e «Stampa» sono in alto a destra.</translation>
    </message>
    <message>
        <source>«Signed documents» holds what you signed. «My consents» shows how each consent stands, what it allows and what follows from withdrawing it.</source>
        <translation>«Documenti firmati» raccoglie quanto ha firmato. «I miei consensi» mostra lo stato di ogni consenso, che cosa consente e che cosa comporta la revoca.</translation>
    </message>
    <message>
        <source>In the viewer choose «Export…», then the medium: a ZIP file, with a passphrase or without, a folder, a USB stick, or an image for a CD or a DVD.</source>
        <translation>Nel visualizzatore prema «Esporta», poi scelga il supporto: un file ZIP, con o senza frase di accesso, una cartella, una chiavetta USB o un’immagine per un CD o un DVD.</translation>
    </message>
    <message>
        <source>«Start» prepares it; a ZIP file or an image is then saved by «Download» where you want it. What was written is read back and compared before the program says that it is done.</source>
        <translation>«Inizia» lo prepara; un file ZIP o un’immagine si salva poi con «Scarica» dove desidera. Ciò che è stato scritto viene riletto e confrontato prima che il programma dica di aver finito.</translation>
    </message>
    <message>
        <source>A USB stick is ready to be handed over. A ZIP file has to be extracted first.</source>
        <translation>Una chiavetta USB è pronta da consegnare. Un file ZIP va prima estratto.</translation>
    </message>
    <message>
        <source>A doctor opens DICOMDIR with any program for DICOM images, or the viewer on the medium; INDEX.HTM needs no program but a browser.</source>
        <translation>Il medico apre DICOMDIR con qualsiasi programma per immagini DICOM, oppure il visualizzatore del supporto; per INDEX.HTM basta un browser.</translation>
    </message>
</context>
<context>
    <name>td::ui::HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Assistance</source>
        <translation>Richiesta assistenza</translation>
    </message>
    <message>
        <source>Please turn to the acceptance desk of your clinic, by phone or in person.</source>
        <translation>Si rivolga all’accettazione della Sua clinica, per telefono o di persona.</translation>
    </message>
    <message>
        <source>The clinic answers requests through this page, which opens in your web browser:</source>
        <translation>La clinica risponde alle richieste attraverso questa pagina, che si apre nel browser:</translation>
    </message>
    <message>
        <source>Open the assistance page: %1</source>
        <translation>Apri la pagina di assistenza: %1</translation>
    </message>
    <message>
        <source>I do not receive the SMS</source>
        <translation>Non ricevo l’SMS</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guida</translation>
    </message>
    <message>
        <source>Picture of the page: %1</source>
        <translation>Immagine della pagina: %1</translation>
    </message>
    <message>
        <source>Go to the chapter: %1</source>
        <translation>Vai al capitolo: %1</translation>
    </message>
    <message>
        <source>Report for the assistance</source>
        <translation>Rapporto per l’assistenza</translation>
    </message>
    <message>
        <source>The assistance may ask you for this text. It holds versions, settings and codes of errors: no name, no data of yours, no document. Read it before you save it; nothing is sent by itself.</source>
        <translation>L’assistenza può chiederle questo testo. Contiene versioni, impostazioni e codici di errore: nessun nome, nessun Suo dato, nessun documento. Lo legga prima di salvarlo; nulla viene inviato da solo.</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>Testo del rapporto</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Salva il rapporto…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Salva il rapporto</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Testo (*.txt)</translation>
    </message>
    <message>
        <source>The report is saved.</source>
        <translation>Il rapporto è salvato.</translation>
    </message>
</context>
</TS>
