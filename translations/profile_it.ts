<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT">
<context>
    <name>td::ui::AccessLogPage</name>
    <message>
        <source>Only others, not my own</source>
        <translation>Solo quelli di altri</translation>
    </message>
    <message>
        <source>Accesses from</source>
        <translation>Accessi dal</translation>
    </message>
    <message>
        <source>Accesses until</source>
        <translation>Accessi fino al</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Salva in PDF…</translation>
    </message>
    <message>
        <source>Save as table (CSV)…</source>
        <translation>Salva come tabella (CSV)…</translation>
    </message>
    <message>
        <source>Who has seen my dossier</source>
        <translation>Chi ha visto il mio dossier</translation>
    </message>
    <message>
        <source>Every access is recorded, also your own, and kept for 24 months.</source>
        <translation>Ogni accesso è registrato, anche il Suo, e conservato per 24 mesi.</translation>
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
        <source>The service cannot be reached: the list may be out of date.</source>
        <translation>Il servizio non è raggiungibile: l’elenco potrebbe non essere aggiornato.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>No access in this period</source>
        <translation>Nessun accesso in questo periodo</translation>
    </message>
    <message>
        <source>Nobody has looked at your dossier in the time that you chose.</source>
        <translation>Nel periodo scelto nessuno ha consultato il Suo dossier.</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Dal %1 al %2</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Dal %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Fino al %1</translation>
    </message>
    <message>
        <source>The last 24 months</source>
        <translation>Gli ultimi 24 mesi</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Salva in PDF</translation>
    </message>
    <message>
        <source>Save as table</source>
        <translation>Salva come tabella</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>Documento PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabella (*.csv)</translation>
    </message>
    <message>
        <source>Accesses</source>
        <translation>Accessi</translation>
    </message>
    <message>
        <source>Preparing the list…</source>
        <translation>Preparazione dell’elenco…</translation>
    </message>
    <message>
        <source>The list is saved.</source>
        <translation>L’elenco è salvato.</translation>
    </message>
</context>
<context>
    <name>td::ui::AccessText</name>
    <message>
        <source>Looked at the personal data</source>
        <translation>Ha consultato i dati personali</translation>
    </message>
    <message>
        <source>Looked at the list of documents</source>
        <translation>Ha consultato l’elenco dei documenti</translation>
    </message>
    <message>
        <source>Opened the document «%1»</source>
        <translation>Ha aperto il documento «%1»</translation>
    </message>
    <message>
        <source>Opened the images «%1»</source>
        <translation>Ha aperto le immagini «%1»</translation>
    </message>
    <message>
        <source>Looked at the consents</source>
        <translation>Ha consultato i consensi</translation>
    </message>
    <message>
        <source>Looked at this list of accesses</source>
        <translation>Ha consultato questo elenco degli accessi</translation>
    </message>
    <message>
        <source>Changed the consent «%1»</source>
        <translation>Ha modificato il consenso «%1»</translation>
    </message>
    <message>
        <source>Hid the document «%1» from the clinic</source>
        <translation>Ha oscurato il documento «%1»</translation>
    </message>
    <message>
        <source>Showed the document «%1» to the clinic again</source>
        <translation>Ha reso di nuovo visibile il documento «%1»</translation>
    </message>
    <message>
        <source>Registered the patient</source>
        <translation>Ha registrato il paziente</translation>
    </message>
    <message>
        <source>Changed the personal data</source>
        <translation>Ha modificato i dati personali</translation>
    </message>
    <message>
        <source>Added the document «%1»</source>
        <translation>Ha inserito il documento «%1»</translation>
    </message>
    <message>
        <source>Added the images «%1»</source>
        <translation>Ha inserito le immagini «%1»</translation>
    </message>
    <message>
        <source>Opened the access and sent the first password</source>
        <translation>Ha attivato l’accesso e inviato la prima password</translation>
    </message>
    <message>
        <source>Sent a new first password</source>
        <translation>Ha inviato una nuova prima password</translation>
    </message>
    <message>
        <source>Unlocked the access</source>
        <translation>Ha sbloccato l’accesso</translation>
    </message>
    <message>
        <source>Changed the e-mail address</source>
        <translation>Ha modificato l’indirizzo e-mail</translation>
    </message>
    <message>
        <source>Changed the phone number</source>
        <translation>Ha modificato il numero di cellulare</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Lei</translation>
    </message>
    <message>
        <source>Staff of the clinic</source>
        <translation>Personale della clinica</translation>
    </message>
    <message>
        <source>%1 (reason given: %2)</source>
        <translation>%1 (motivo indicato: %2)</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Chi</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Reparto</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Che cosa</translation>
    </message>
</context>
<context>
    <name>td::ui::ContactChange</name>
    <message>
        <source>E-mail address</source>
        <translation>Indirizzo e-mail</translation>
    </message>
    <message>
        <source>Mobile phone number</source>
        <translation>Numero di cellulare</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifica…</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Modifica: %1</translation>
    </message>
    <message>
        <source>New e-mail address</source>
        <translation>Nuovo indirizzo e-mail</translation>
    </message>
    <message>
        <source>New mobile phone number</source>
        <translation>Nuovo numero di cellulare</translation>
    </message>
    <message>
        <source>Password, to change the e-mail address</source>
        <translation>Password, per modificare l’e-mail</translation>
    </message>
    <message>
        <source>Password, to change the phone number</source>
        <translation>Password, per modificare il cellulare</translation>
    </message>
    <message>
        <source>Send me a code</source>
        <translation>Inviami un codice</translation>
    </message>
    <message>
        <source>Send me a code: %1</source>
        <translation>Inviami un codice: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Annulla: %1</translation>
    </message>
    <message>
        <source>Code for the new contact: %1</source>
        <translation>Codice per il nuovo contatto: %1</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Conferma</translation>
    </message>
    <message>
        <source>Confirm: %1</source>
        <translation>Conferma: %1</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Ricomincia</translation>
    </message>
    <message>
        <source>Start again: %1</source>
        <translation>Ricomincia: %1</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non indicato</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Questo non è un indirizzo e-mail.</translation>
    </message>
    <message>
        <source>This is not a phone number.</source>
        <translation>Questo non è un numero di telefono.</translation>
    </message>
    <message>
        <source>The password is not correct.</source>
        <translation>La password non è corretta.</translation>
    </message>
    <message>
        <source>Enter the code that was sent to %1. Until then nothing changes.</source>
        <translation>Inserisca il codice inviato a %1. Fino ad allora non cambia nulla.</translation>
    </message>
    <message>
        <source>The code has six digits.</source>
        <translation>Il codice ha sei cifre.</translation>
    </message>
    <message>
        <source>The code is no longer valid. Please start again.</source>
        <translation>Il codice non è più valido. Ricominci, per favore.</translation>
    </message>
    <message>
        <source>The e-mail address is changed. The old one was told.</source>
        <translation>L’indirizzo e-mail è cambiato. Quello precedente è stato avvisato.</translation>
    </message>
    <message>
        <source>The phone number is changed. The old one was told.</source>
        <translation>Il numero di cellulare è cambiato. Quello precedente è stato avvisato.</translation>
    </message>
</context>
<context>
    <name>td::ui::PasswordChangeForm</name>
    <message>
        <source>Present password</source>
        <translation>Password attuale</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Cambia la password</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>Le due password non coincidono.</translation>
    </message>
    <message>
        <source>The password is changed. Your other sessions are closed.</source>
        <translation>La password è cambiata. Le altre Sue sessioni sono chiuse.</translation>
    </message>
    <message>
        <source>The present password is not correct.</source>
        <translation>La password attuale non è corretta.</translation>
    </message>
    <message>
        <source>This password is too easy to guess for somebody who knows your name or your birthday.</source>
        <translation>Questa password è troppo facile da indovinare per chi conosce il Suo nome o la Sua data di nascita.</translation>
    </message>
</context>
<context>
    <name>td::ui::ProfilePage</name>
    <message>
        <source>Personal profile</source>
        <translation>Profilo personale</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Dati personali</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contatti</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Open sessions</source>
        <translation>Sessioni attive</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Cognome</translation>
    </message>
    <message>
        <source>Fiscal code</source>
        <translation>Codice fiscale</translation>
    </message>
    <message>
        <source>If something is wrong here, please tell the acceptance desk.</source>
        <translation>Se un dato è errato, lo segnali all’accettazione.</translation>
    </message>
    <message>
        <source>We advise you to change the password: the first one came by SMS, or it has been in use for a long time.</source>
        <translation>Le consigliamo di cambiare la password: la prima è arrivata tramite SMS, oppure è in uso da molto tempo.</translation>
    </message>
</context>
<context>
    <name>td::ui::SessionsList</name>
    <message>
        <source>Sign out the others</source>
        <translation>Esci dalle altre sessioni</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Unknown program</source>
        <translation>Programma sconosciuto</translation>
    </message>
    <message>
        <source>since %1, last used %2</source>
        <translation>dal %1, ultimo uso %2</translation>
    </message>
    <message>
        <source>%1 (this session): %2</source>
        <translation>%1 (questa sessione): %2</translation>
    </message>
    <message>
        <source>Only this session is open now.</source>
        <translation>Ora è aperta solo questa sessione.</translation>
    </message>
</context>
</TS>
