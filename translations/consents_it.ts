<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT">
<context>
    <name>td::ui::ConsentCard</name>
    <message>
        <source>Withdraw…</source>
        <translation>Revoco…</translation>
    </message>
    <message>
        <source>Give…</source>
        <translation>Concedo…</translation>
    </message>
    <message>
        <source>Withdraw: %1</source>
        <translation>Revoca: %1</translation>
    </message>
    <message>
        <source>Give: %1</source>
        <translation>Concedi: %1</translation>
    </message>
    <message>
        <source>The consent counts from today. You can withdraw it at any time.</source>
        <translation>Il consenso vale da oggi. Può revocarlo in qualsiasi momento.</translation>
    </message>
    <message>
        <source>Withdraw the consent</source>
        <translation>Revoca il consenso</translation>
    </message>
    <message>
        <source>Give the consent</source>
        <translation>Concedi il consenso</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Lascia com’è</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Storico</translation>
    </message>
    <message>
        <source>History: %1</source>
        <translation>Storico: %1</translation>
    </message>
</context>
<context>
    <name>td::ui::ConsentText</name>
    <message>
        <source>The clinic keeps your exams and reports together in one dossier, for you and for those who treat you there.</source>
        <translation>La clinica riunisce i Suoi esami e referti in un unico dossier, per Lei e per chi La cura nella clinica.</translation>
    </message>
    <message>
        <source>Documents from before you joined the dossier are part of it too.</source>
        <translation>Ne fanno parte anche i documenti precedenti alla Sua adesione.</translation>
    </message>
    <message>
        <source>Documents that the law protects most strongly (such as those on HIV, abortion, violence suffered, drugs and alcohol) are part of the dossier.</source>
        <translation>Fanno parte del dossier anche i documenti che la legge tutela di più (per esempio su HIV, interruzione di gravidanza, violenza subita, droghe e alcol).</translation>
    </message>
    <message>
        <source>You sign the clinic&apos;s documents electronically.</source>
        <translation>Firma i documenti della clinica in modo elettronico.</translation>
    </message>
    <message>
        <source>A doctor of the clinic may read your images from another place.</source>
        <translation>Un medico della clinica può refertare le Sue immagini da un’altra sede.</translation>
    </message>
    <message>
        <source>The clinic may use your data in the ways described in its privacy notice.</source>
        <translation>La clinica può trattare i Suoi dati come descritto nell’informativa sulla privacy.</translation>
    </message>
    <message>
        <source>Without it your dossier is empty, for you too. Nothing is deleted: your documents appear again when you give the consent again.</source>
        <translation>Senza questo consenso il Suo dossier è vuoto, anche per Lei. Nulla viene cancellato: i documenti tornano visibili se lo concede di nuovo.</translation>
    </message>
    <message>
        <source>Documents dated before the day you joined the dossier are no longer shown. They are not deleted.</source>
        <translation>I documenti precedenti al giorno della Sua adesione non sono più visibili. Non vengono cancellati.</translation>
    </message>
    <message>
        <source>These documents are no longer shown, neither to you nor to the clinic. They are not deleted.</source>
        <translation>Questi documenti non sono più visibili, né a Lei né alla clinica. Non vengono cancellati.</translation>
    </message>
    <message>
        <source>From now on you sign on paper. What you have signed already stays valid.</source>
        <translation>Da ora firmerà su carta. Quanto ha già firmato resta valido.</translation>
    </message>
    <message>
        <source>Your images are read at the clinic only; a report may take longer.</source>
        <translation>Le Sue immagini vengono refertate solo in sede; il referto può richiedere più tempo.</translation>
    </message>
    <message>
        <source>The clinic may not be able to take you on for new exams. What the law obliges it to keep is kept.</source>
        <translation>La clinica potrebbe non poterla accettare per nuovi esami. Quanto la legge impone di conservare resta conservato.</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Non concesso</translation>
    </message>
    <message>
        <source>Given on %1</source>
        <translation>Concesso il %1</translation>
    </message>
    <message>
        <source>Withdrawn on %1</source>
        <translation>Revocato il %1</translation>
    </message>
    <message>
        <source>given</source>
        <translation>concesso</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>revocato</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>da Lei</translation>
    </message>
    <message>
        <source>at the acceptance desk</source>
        <translation>in accettazione</translation>
    </message>
</context>
<context>
    <name>td::ui::ConsentsPage</name>
    <message>
        <source>Signed documents</source>
        <translation>Documenti firmati</translation>
    </message>
    <message>
        <source>My consents</source>
        <translation>I miei consensi</translation>
    </message>
    <message>
        <source>Parts of the page of consents</source>
        <translation>Parti della pagina dei consensi</translation>
    </message>
    <message>
        <source>What you have allowed</source>
        <translation>Che cosa ha autorizzato</translation>
    </message>
    <message>
        <source>The service cannot be reached: the consents may be out of date.</source>
        <translation>Il servizio non è raggiungibile: i consensi potrebbero non essere aggiornati.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>«%1» is given from today.</source>
        <translation>«%1» è concesso da oggi.</translation>
    </message>
    <message>
        <source>«%1» is withdrawn.</source>
        <translation>«%1» è revocato.</translation>
    </message>
</context>
</TS>
