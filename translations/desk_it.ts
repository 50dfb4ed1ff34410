<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT">
<context>
    <name>td::ui::AccountCard</name>
    <message>
        <source>Access of the patient</source>
        <translation>Accesso del paziente</translation>
    </message>
    <message>
        <source>Send the first credentials</source>
        <translation>Invia le prime credenziali</translation>
    </message>
    <message>
        <source>Send a new first password</source>
        <translation>Invia di nuovo la prima password</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Sblocca</translation>
    </message>
    <message>
        <source>The patient&apos;s present password stops working, and the sessions that are open end. Send a new first password?</source>
        <translation>La password attuale del paziente non varrà più e le sessioni aperte termineranno. Inviare una nuova prima password?</translation>
    </message>
    <message>
        <source>Yes, send it</source>
        <translation>Sì, invia</translation>
    </message>
    <message>
        <source>No, leave it</source>
        <translation>No, annulla</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Caricamento…</translation>
    </message>
    <message>
        <source>The state of the access is not known at present.</source>
        <translation>Lo stato dell&apos;accesso al momento non è noto.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>This patient has no access yet. The first password goes to the phone, or else to the e-mail address, of the contacts.</source>
        <translation>Il paziente non ha ancora un accesso. La prima password arriva al cellulare o, se manca, all&apos;indirizzo e-mail indicato nei contatti.</translation>
    </message>
    <message>
        <source>Locked after too many attempts, for another %1.</source>
        <translation>Bloccato per troppi tentativi, ancora per %1.</translation>
    </message>
    <message>
        <source>Active. The patient still has the first password.</source>
        <translation>Attivo. Il paziente ha ancora la prima password.</translation>
    </message>
    <message>
        <source>Active. The patient has a password of their own.</source>
        <translation>Attivo. Il paziente ha scelto una propria password.</translation>
    </message>
    <message>
        <source>There is no mobile phone and no e-mail address to send it to. Please save one under Contacts first.</source>
        <translation>Mancano il cellulare e l&apos;indirizzo e-mail a cui inviarla. Ne salvi prima uno nei contatti.</translation>
    </message>
    <message>
        <source>The first password could not be sent. Please check the contacts and the connection, then send it again.</source>
        <translation>Non è stato possibile inviare la prima password. Controlli i contatti e la connessione, poi la invii di nuovo.</translation>
    </message>
    <message>
        <source>Unlocked: the patient can try again.</source>
        <translation>Accesso sbloccato: il paziente può riprovare.</translation>
    </message>
</context>
<context>
    <name>td::ui::ConsentsCard</name>
    <message>
        <source>Consents</source>
        <translation>Consensi</translation>
    </message>
    <message>
        <source>Record only what the patient has signed. Each decision keeps its date, and the patient reads it in the dossier.</source>
        <translation>Registri solo ciò che il paziente ha firmato. Ogni decisione conserva la sua data e il paziente la legge nel dossier.</translation>
    </message>
    <message>
        <source>No change</source>
        <translation>Nessuna modifica</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Prestato</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Revocato</translation>
    </message>
    <message>
        <source>Decision: %1</source>
        <translation>Decisione: %1</translation>
    </message>
    <message>
        <source>Add the signed form (PDF)…</source>
        <translation>Allega il modulo firmato (PDF)…</translation>
    </message>
    <message>
        <source>Record the decisions</source>
        <translation>Registra le decisioni</translation>
    </message>
    <message>
        <source>Never decided</source>
        <translation>Mai espresso</translation>
    </message>
    <message>
        <source>Given on %1</source>
        <translation>Prestato il %1</translation>
    </message>
    <message>
        <source>Withdrawn on %1</source>
        <translation>Revocato il %1</translation>
    </message>
    <message>
        <source>Choose the signed form</source>
        <translation>Scelga il modulo firmato</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Documenti PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The form %1 will be kept with the decisions.</source>
        <translation>Il modulo %1 sarà conservato con le decisioni.</translation>
    </message>
    <message>
        <source>Please choose &quot;Given&quot; or &quot;Withdrawn&quot; for at least one consent.</source>
        <translation>Scelga «Prestato» o «Revocato» per almeno un consenso.</translation>
    </message>
    <message>
        <source>The decisions are recorded.</source>
        <translation>Le decisioni sono registrate.</translation>
    </message>
    <message>
        <source>Decisions that are still chosen above have not been recorded.</source>
        <translation>Le decisioni ancora selezionate qui sopra non sono state registrate.</translation>
    </message>
</context>
<context>
    <name>td::ui::ContactsCard</name>
    <message>
        <source>Contacts</source>
        <translation>Contatti</translation>
    </message>
    <message>
        <source>Save the contacts</source>
        <translation>Salva i contatti</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>Cellulare</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>The contacts are saved.</source>
        <translation>I contatti sono salvati.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Somebody changed this patient in the meantime. The fields show what holds now: please change it again if you need to.</source>
        <translation>Nel frattempo qualcun altro ha modificato questo paziente. I campi mostrano i dati attuali: se serve, li modifichi di nuovo.</translation>
    </message>
</context>
<context>
    <name>td::ui::DeskPatientPage</name>
    <message>
        <source>Another patient</source>
        <translation>Altro paziente</translation>
    </message>
    <message>
        <source>Parts of the patient&apos;s page</source>
        <translation>Sezioni della pagina del paziente</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Consensi</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accesso</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Referto</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Immagini</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Data di nascita</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sesso</translation>
    </message>
    <message>
        <source>Fiscal code</source>
        <translation>Codice fiscale</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>ID Paziente</translation>
    </message>
</context>
<context>
    <name>td::ui::DeskTexts</name>
    <message>
        <source>Female</source>
        <translation>Femmina</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Maschio</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Altro</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non indicato</translation>
    </message>
    <message>
        <source>Please enter the fiscal code.</source>
        <translation>Inserisca il codice fiscale.</translation>
    </message>
    <message>
        <source>The code may hold letters and digits only.</source>
        <translation>Il codice può contenere solo lettere e cifre.</translation>
    </message>
    <message>
        <source>The last digit does not fit the others. Please check each digit.</source>
        <translation>L&apos;ultima cifra non corrisponde alle altre. Controlli ogni cifra.</translation>
    </message>
    <message>
        <source>A provisional code has 11 digits and no letters.</source>
        <translation>Un codice provvisorio ha 11 cifre e nessuna lettera.</translation>
    </message>
    <message>
        <source>The code has %1 characters. A fiscal code has 16, a provisional one 11.</source>
        <translation>Il codice ha %1 caratteri. Un codice fiscale ne ha 16, uno provvisorio 11.</translation>
    </message>
    <message>
        <source>The last letter does not fit the others. Please check each character.</source>
        <translation>L&apos;ultima lettera non corrisponde al resto. Controlli ogni carattere.</translation>
    </message>
    <message>
        <source>A letter stands where a digit belongs, or the other way round, or the day or month does not exist.</source>
        <translation>C&apos;è una lettera al posto di una cifra o viceversa, oppure il giorno o il mese non esiste.</translation>
    </message>
    <message>
        <source>Please enter a mobile phone or an e-mail address: the first password is sent there.</source>
        <translation>Inserisca un cellulare o un indirizzo e-mail: lì arriva la prima password.</translation>
    </message>
    <message>
        <source>The mobile phone is not a number. Example: +39 333 1234567</source>
        <translation>Il cellulare non è un numero valido. Esempio: +39 333 1234567</translation>
    </message>
    <message>
        <source>The e-mail address is not complete. Example: nome@example.org</source>
        <translation>L&apos;indirizzo e-mail non è completo. Esempio: nome@example.org</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>stessa persona</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>un&apos;altra persona</translation>
    </message>
    <message>
        <source>Not certain: please check</source>
        <translation>non è certo, verificare</translation>
    </message>
    <message>
        <source>The first password was sent by SMS to %1.</source>
        <translation>La prima password è stata inviata via SMS al numero %1.</translation>
    </message>
    <message>
        <source>The first password was sent by e-mail to %1.</source>
        <translation>La prima password è stata inviata via e-mail a %1.</translation>
    </message>
    <message>
        <source>Your session has ended. What was stored stays stored. Please log in again.</source>
        <translation>La sessione è scaduta. Ciò che era già salvato resta salvato. Acceda di nuovo.</translation>
    </message>
    <message>
        <source>Your account may not do this. Please ask whoever administers the service.</source>
        <translation>Il Suo utente non può eseguire questa operazione. Si rivolga a chi amministra il servizio.</translation>
    </message>
    <message>
        <source>The file is damaged, or not of the kind that its name says. Please choose another copy.</source>
        <translation>Il file è danneggiato o non è del tipo che il nome indica. Scelga un&apos;altra copia.</translation>
    </message>
    <message>
        <source>The file is too large for the service.</source>
        <translation>Il file è troppo grande per il servizio.</translation>
    </message>
    <message>
        <source>The service found data of another person. Nothing of this batch was stored.</source>
        <translation>Il servizio ha trovato dati di un&apos;altra persona. Nulla di questo gruppo di file è stato salvato.</translation>
    </message>
    <message>
        <source>The file or the medium could not be read. Please check it and try again.</source>
        <translation>Non è stato possibile leggere il file o il supporto. Lo controlli e riprovi.</translation>
    </message>
    <message>
        <source>It is no longer there. Please search for the patient again.</source>
        <translation>Non è più presente. Cerchi di nuovo il paziente.</translation>
    </message>
</context>
<context>
    <name>td::ui::DeskView</name>
    <message>
        <source>TuoDossier: acceptance desk</source>
        <translation>TuoDossier: Accettazione</translation>
    </message>
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
        <source>Find
a patient</source>
        <translation>Cerca
paziente</translation>
    </message>
    <message>
        <source>New
patient</source>
        <translation>Nuovo
paziente</translation>
    </message>
</context>
<context>
    <name>td::ui::FindPage</name>
    <message>
        <source>Patient</source>
        <translation>Paziente</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Data di nascita</translation>
    </message>
    <message>
        <source>Fiscal code</source>
        <translation>Codice fiscale</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>ID Paziente</translation>
    </message>
    <message>
        <source>Patients found</source>
        <translation>Pazienti trovati</translation>
    </message>
    <message>
        <source>Find a patient</source>
        <translation>Cerca un paziente</translation>
    </message>
    <message>
        <source>Search for a patient</source>
        <translation>Cerchi un paziente</translation>
    </message>
    <message>
        <source>Enter the fiscal code or the patient ID, or at least the first two letters of the family name, and press Search.</source>
        <translation>Inserisca il codice fiscale o l&apos;ID Paziente, oppure almeno le prime due lettere del cognome, e prema «Cerca».</translation>
    </message>
    <message>
        <source>Fiscal code or patient ID</source>
        <translation>Codice fiscale o ID Paziente</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Cognome</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>Register a new patient</source>
        <translation>Registra un nuovo paziente</translation>
    </message>
    <message>
        <source>More is needed to search</source>
        <translation>Servono più dati per la ricerca</translation>
    </message>
    <message>
        <source>Please enter a code, or at least two letters of the family name.</source>
        <translation>Inserisca un codice, oppure almeno due lettere del cognome.</translation>
    </message>
    <message>
        <source>No patient found</source>
        <translation>Nessun paziente trovato</translation>
    </message>
    <message>
        <source>Please check what you typed, or register a new patient: the form takes over what you typed here.</source>
        <translation>Controlli quanto ha scritto, oppure registri un nuovo paziente: il modulo riprende quanto ha scritto qui.</translation>
    </message>
</context>
<context>
    <name>td::ui::IdentityCard</name>
    <message>
        <source>Person %1 in the files: %2</source>
        <translation>Persona %1 nei file: %2</translation>
    </message>
    <message>
        <source>In the files</source>
        <translation>Nei file</translation>
    </message>
    <message>
        <source>In the register</source>
        <translation>In anagrafica</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Fiscal code or patient ID</source>
        <translation>Codice fiscale o ID Paziente</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Data di nascita</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sesso</translation>
    </message>
    <message numerus="yes">
        <source>Import these images (%n)</source>
        <translation>
            <numerusform>Importa questa immagine</numerusform>
            <numerusform>Importa queste %n immagini</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>I have checked that these images (%n) are of this patient</source>
        <translation>
            <numerusform>Ho verificato che questa immagine è di questo paziente</numerusform>
            <numerusform>Ho verificato che queste %n immagini sono di questo paziente</numerusform>
        </translation>
    </message>
    <message>
        <source>Person %1: %2</source>
        <translation>Persona %1: %2</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Non indicato</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Diverso</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>Uguale</translation>
    </message>
    <message>
        <source>Cannot be compared</source>
        <translation>Non confrontabile</translation>
    </message>
</context>
<context>
    <name>td::ui::ImagesPage</name>
    <message>
        <source>Please wait</source>
        <translation>Attenda</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Interrompi</translation>
    </message>
    <message>
        <source>Why the images are of this patient</source>
        <translation>Perché le immagini sono di questo paziente</translation>
    </message>
    <message>
        <source>Import the images</source>
        <translation>Importa le immagini</translation>
    </message>
    <message>
        <source>From a CD, a folder, or a ZIP or ISO file. The names in the files are compared with the patient before anything is sent.</source>
        <translation>Da un CD, una cartella o un file ZIP o ISO. I nomi nei file sono confrontati con il paziente prima di inviare qualsiasi cosa.</translation>
    </message>
    <message>
        <source>Choose a folder or CD…</source>
        <translation>Scegli una cartella o un CD…</translation>
    </message>
    <message>
        <source>Choose a ZIP or ISO file…</source>
        <translation>Scegli un file ZIP o ISO…</translation>
    </message>
    <message>
        <source>The clinic and the patient can read this reason in the record of accesses.</source>
        <translation>La struttura e il paziente possono leggere questo motivo nel registro degli accessi.</translation>
    </message>
    <message>
        <source>Reason (at least 10 letters)</source>
        <translation>Motivo (almeno 10 caratteri)</translation>
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
        <translation>Archivi e immagini disco (*.zip *.iso *.img)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tutti i file (*)</translation>
    </message>
    <message>
        <source>Reading the medium and looking whose images are there…</source>
        <translation>Lettura del supporto e verifica di chi sono le immagini…</translation>
    </message>
    <message>
        <source>Stopped. Nothing was sent.</source>
        <translation>Interrotto. Nulla è stato inviato.</translation>
    </message>
    <message>
        <source>There are no DICOM images here. Please choose another folder or file.</source>
        <translation>Qui non ci sono immagini DICOM. Scelga un&apos;altra cartella o un altro file.</translation>
    </message>
    <message>
        <source>Some images are not certainly of this patient. Please compare the fields below. Nothing has been sent.</source>
        <translation>Alcune immagini non sono con certezza di questo paziente. Confronti i campi qui sotto. Nulla è stato inviato.</translation>
    </message>
    <message>
        <source>Please write in at least 10 letters why these images are of this patient.</source>
        <translation>Scriva in almeno 10 caratteri perché queste immagini sono di questo paziente.</translation>
    </message>
    <message>
        <source>Sending the images…</source>
        <translation>Invio delle immagini…</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) stored…</source>
        <translation>
            <numerusform>%n immagine salvata…</numerusform>
            <numerusform>%n immagini salvate…</numerusform>
        </translation>
    </message>
    <message>
        <source>The import is finished.</source>
        <translation>L&apos;importazione è terminata.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Interrotto.</translation>
    </message>
    <message>
        <source>What was stored stays; you can import the same medium again without harm.</source>
        <translation>Ciò che è stato salvato resta; può importare di nuovo lo stesso supporto senza conseguenze.</translation>
    </message>
    <message>
        <source>Stored: %1</source>
        <translation>Salvate: %1</translation>
    </message>
    <message>
        <source>refused by the service: %1</source>
        <translation>rifiutate dal servizio: %1</translation>
    </message>
    <message>
        <source>of other persons, left out: %1</source>
        <translation>di altre persone, tralasciate: %1</translation>
    </message>
    <message>
        <source>files that are no images: %1</source>
        <translation>file che non sono immagini: %1</translation>
    </message>
    <message>
        <source>unreadable: %1</source>
        <translation>illeggibili: %1</translation>
    </message>
    <message>
        <source>The images here are damaged or cannot be read. Please try another copy of the disc.</source>
        <translation>Le immagini sono danneggiate o illeggibili. Provi con un’altra copia del disco.</translation>
    </message>
</context>
<context>
    <name>td::ui::RegisterPage</name>
    <message>
        <source>Register a new patient</source>
        <translation>Registra un nuovo paziente</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Dati anagrafici</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contatti</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registra</translation>
    </message>
    <message>
        <source>Back to the search</source>
        <translation>Torna alla ricerca</translation>
    </message>
    <message>
        <source>Fiscal code</source>
        <translation>Codice fiscale</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Cognome</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Confirm birth date and sex</source>
        <translation>Conferma data di nascita e sesso</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Data di nascita</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sesso</translation>
    </message>
    <message>
        <source>At least one: the first password and the security codes are sent there. Please ask the patient.</source>
        <translation>Almeno uno: lì arrivano la prima password e i codici di sicurezza. Li chieda al paziente.</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>Cellulare</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Confirmed by you: %1.</source>
        <translation>Confermato da Lei: %1.</translation>
    </message>
    <message>
        <source>Proposed by the fiscal code, to be confirmed: %1. Please compare it with the identity document.</source>
        <translation>Proposto dal codice fiscale, da confermare: %1. Lo confronti con il documento d&apos;identità.</translation>
    </message>
    <message>
        <source>Please enter the family name.</source>
        <translation>Inserisca il cognome.</translation>
    </message>
    <message>
        <source>Please enter the given name.</source>
        <translation>Inserisca il nome.</translation>
    </message>
    <message>
        <source>Please check the birth date.</source>
        <translation>Controlli la data di nascita.</translation>
    </message>
    <message>
        <source>This fiscal code is registered already.</source>
        <translation>Questo codice fiscale è già registrato.</translation>
    </message>
    <message>
        <source>Open that patient</source>
        <translation>Apri quel paziente</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
</context>
<context>
    <name>td::ui::ReportPage</name>
    <message>
        <source>Whose report it is</source>
        <translation>Di chi è il referto</translation>
    </message>
    <message>
        <source>Data of the report</source>
        <translation>Dati del referto</translation>
    </message>
    <message>
        <source>Choose the report (PDF or p7m)…</source>
        <translation>Scegli il referto (PDF o p7m)…</translation>
    </message>
    <message>
        <source>Add the report</source>
        <translation>Aggiungi il referto</translation>
    </message>
    <message>
        <source>I have looked at this report: it is of this patient</source>
        <translation>Ho guardato questo referto: è di questo paziente</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>Anteprima del referto</translation>
    </message>
    <message>
        <source>Date of the report</source>
        <translation>Data del referto</translation>
    </message>
    <message>
        <source>Type of the report</source>
        <translation>Tipologia Documento</translation>
    </message>
    <message>
        <source>Services performed</source>
        <translation>Prestazioni</translation>
    </message>
    <message>
        <source>Site (empty: this desk)</source>
        <translation>Provenienza (vuoto: questo sportello)</translation>
    </message>
    <message>
        <source>Data with heightened protection</source>
        <translation>Dati a maggior tutela</translation>
    </message>
    <message>
        <source>For example HIV, violence, abortion, addictions: it enters the dossier only with the patient&apos;s own consent to such data.</source>
        <translation>Per esempio HIV, violenza, interruzione di gravidanza, dipendenze: è visibile nel dossier solo con il consenso specifico del paziente.</translation>
    </message>
    <message>
        <source>Online outside the dossier, for a limited time</source>
        <translation>Online fuori dal dossier, per un tempo limitato</translation>
    </message>
    <message>
        <source>Days online (at most %1)</source>
        <translation>Giorni online (al massimo %1)</translation>
    </message>
    <message>
        <source>Choose the report</source>
        <translation>Scelga il referto</translation>
    </message>
    <message>
        <source>Reports (*.pdf *.p7m)</source>
        <translation>Referti (*.pdf *.p7m)</translation>
    </message>
    <message>
        <source>The names in a p7m file cannot be read here. Please compare it with the patient by eye, with the program that signed it.</source>
        <translation>I nomi in un file p7m non si possono leggere qui. Lo confronti a vista con il paziente, nel programma che lo ha firmato.</translation>
    </message>
    <message>
        <source>The report holds this patient&apos;s fiscal code.</source>
        <translation>Il referto contiene il codice fiscale di questo paziente.</translation>
    </message>
    <message>
        <source>The report holds no fiscal code that can be read. Please look at it below and compare the name and the birth date.</source>
        <translation>Nel referto non si legge alcun codice fiscale. Lo guardi qui sotto e confronti il nome e la data di nascita.</translation>
    </message>
    <message>
        <source>Please confirm first that the report is of this patient.</source>
        <translation>Confermi prima che il referto è di questo paziente.</translation>
    </message>
    <message>
        <source>Please enter the date of the report.</source>
        <translation>Inserisca la data del referto.</translation>
    </message>
    <message>
        <source>The report is in the patient&apos;s dossier.</source>
        <translation>Il referto è nel dossier del paziente.</translation>
    </message>
    <message>
        <source>A report of this patient as PDF or as signed p7m file. The fiscal codes in a PDF are compared with the patient&apos;s before anything is sent.</source>
        <translation>Un referto di questo paziente in PDF o in un file p7m firmato. I codici fiscali in un PDF sono confrontati con quello del paziente prima di inviare qualsiasi cosa.</translation>
    </message>
    <message>
        <source>Reason, for the record of accesses</source>
        <translation>Motivo, per il registro degli accessi</translation>
    </message>
    <message>
        <source>The report holds other fiscal codes: %1. Please look at it below.</source>
        <translation>Il referto contiene altri codici fiscali: %1. Lo controlli qui sotto.</translation>
    </message>
    <message>
        <source>Please write why the report is of this patient, in at least %1 letters.</source>
        <translation>Scriva perché il referto è di questo paziente, con almeno %1 lettere.</translation>
    </message>
</context>
<context>
    <name>td::ui::SheetCard</name>
    <message>
        <source>Instruction sheet</source>
        <translation>Foglio di istruzioni</translation>
    </message>
    <message>
        <source>For the patient to take home: the steps of the login and the user name. The password is not on it.</source>
        <translation>Da consegnare al paziente: i passi dell&apos;accesso e il nome utente. La password non è indicata.</translation>
    </message>
    <message>
        <source>Language of the sheet</source>
        <translation>Lingua del foglio</translation>
    </message>
    <message>
        <source>Preview and print…</source>
        <translation>Anteprima e stampa…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Salva come PDF…</translation>
    </message>
    <message>
        <source>Save the instruction sheet</source>
        <translation>Salva il foglio di istruzioni</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Documenti PDF (*.pdf)</translation>
    </message>
    <message>
        <source>instructions.pdf</source>
        <translation>istruzioni.pdf</translation>
    </message>
    <message>
        <source>The instruction sheet is saved.</source>
        <translation>Il foglio di istruzioni è salvato.</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Anteprima di stampa</translation>
    </message>
</context>
</TS>
