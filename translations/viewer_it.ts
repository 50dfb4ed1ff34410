<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>td::viewer::ImagePane</name>
    <message>
        <source>Image pane %1</source>
        <translation>Riquadro immagine %1</translation>
    </message>
    <message>
        <source>Position in the series, pane %1</source>
        <translation>Posizione nella serie, riquadro %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Image %1 of %2</source>
        <translation>Immagine %1 di %2</translation>
    </message>
    <message>
        <source>This series holds no images.</source>
        <translation>Questa serie non contiene immagini.</translation>
    </message>
    <message>
        <source>Loading image %1 of %2…</source>
        <translation>Caricamento dell&apos;immagine %1 di %2…</translation>
    </message>
</context>
<context>
    <name>td::viewer::PaneOverlay</name>
    <message>
        <source>born %1</source>
        <translation>nato/a il %1</translation>
    </message>
    <message>
        <source>ID %1</source>
        <translation>ID %1</translation>
    </message>
    <message>
        <source>side %1</source>
        <translation>lato %1</translation>
    </message>
    <message>
        <source>Loading image %1…</source>
        <translation>Caricamento dell&apos;immagine %1…</translation>
    </message>
    <message>
        <source>Image %1/%2</source>
        <translation>Immagine %1/%2</translation>
    </message>
    <message>
        <source>W %1  L %2</source>
        <translation>W %1  L %2</translation>
    </message>
    <message>
        <source>Zoom %1 %</source>
        <translation>Zoom %1 %</translation>
    </message>
    <message>
        <source>at the detector</source>
        <translation>al rivelatore</translation>
    </message>
    <message>
        <source>image %1 of %2</source>
        <translation>immagine %1 di %2</translation>
    </message>
    <message>
        <source>window width %1, level %2</source>
        <translation>ampiezza della finestra %1, livello %2</translation>
    </message>
</context>
<context>
    <name>td::viewer::StudyBrowser</name>
    <message>
        <source>Studies and series</source>
        <translation>Studi e serie</translation>
    </message>
    <message>
        <source>Study without description</source>
        <translation>Studio senza descrizione</translation>
    </message>
    <message>
        <source>Series %1</source>
        <translation>Serie %1</translation>
    </message>
    <message>
        <source>Study not opened</source>
        <translation>Studio non aperto</translation>
    </message>
    <message>
        <source>not shown: %1</source>
        <translation>non mostrate: %1</translation>
    </message>
    <message>
        <source>loaded: %1</source>
        <translation>caricate: %1</translation>
    </message>
    <message>
        <source>From your discs</source>
        <translation>Dai suoi dischi</translation>
    </message>
</context>
<context>
    <name>td::viewer::ViewerActions</name>
    <message>
        <source>Export…</source>
        <translation>Esporta…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Stampa…</translation>
    </message>
    <message>
        <source>Print this image only…</source>
        <translation>Stampa solo questa immagine…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Luminosità</translation>
    </message>
    <message>
        <source>Brightness and contrast: drag up, down and sideways (W)</source>
        <translation>Luminosità e contrasto: trascini in alto, in basso e di lato (W)</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Sposta</translation>
    </message>
    <message>
        <source>Move the image: drag (P)</source>
        <translation>Sposta l&apos;immagine: trascini (P)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom: drag up and down (Z)</source>
        <translation>Zoom: trascini in alto e in basso (Z)</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Scorri</translation>
    </message>
    <message>
        <source>Scroll through the images: drag up and down, or turn the wheel (S)</source>
        <translation>Scorre le immagini: trascini in alto e in basso, o giri la rotella (S)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ingrandisci</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Riduci</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Adatta</translation>
    </message>
    <message>
        <source>Fit the whole image (0)</source>
        <translation>Adatta l&apos;immagine intera (0)</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Inverti</translation>
    </message>
    <message>
        <source>Swap black and white (I)</source>
        <translation>Scambia bianco e nero (I)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>Back to how the image was stored (R)</source>
        <translation>Torna all&apos;immagine come è stata archiviata (R)</translation>
    </message>
    <message>
        <source>One image</source>
        <translation>Un&apos;immagine</translation>
    </message>
    <message>
        <source>Four images</source>
        <translation>Quattro immagini</translation>
    </message>
    <message>
        <source>One image (1)</source>
        <translation>Un&apos;immagine (1)</translation>
    </message>
    <message>
        <source>Four images (2)</source>
        <translation>Quattro immagini (2)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Riproduci</translation>
    </message>
    <message>
        <source>Play or pause the clip (C)</source>
        <translation>Avvia o ferma la sequenza (C)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Strumenti</translation>
    </message>
</context>
<context>
    <name>td::viewer::ViewerPrinting</name>
    <message>
        <source>Images</source>
        <translation>Immagini</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Anteprima di stampa</translation>
    </message>
</context>
<context>
    <name>td::viewer::ViewerTexts</name>
    <message>
        <source>Not for diagnostic use: for the patient&apos;s own consultation</source>
        <translation>Consultazione per il paziente, non per uso diagnostico</translation>
    </message>
    <message>
        <source>This object holds no image, or is no longer available.</source>
        <translation>Questo oggetto non contiene un&apos;immagine, oppure non è più disponibile.</translation>
    </message>
    <message>
        <source>This image is stored in a form that this program cannot show. You can still export it.</source>
        <translation>Questa immagine è archiviata in una forma che il programma non può mostrare. Può comunque esportarla.</translation>
    </message>
    <message>
        <source>This image is incomplete: part of it did not arrive or was never stored. Try again; if it stays so, ask the clinic.</source>
        <translation>Questa immagine è incompleta: una parte non è arrivata o non è mai stata archiviata. Riprovi; se resta così, si rivolga alla clinica.</translation>
    </message>
    <message>
        <source>This image is damaged and cannot be shown. Ask the clinic for a new copy.</source>
        <translation>Questa immagine è danneggiata e non può essere mostrata. Chieda alla clinica una nuova copia.</translation>
    </message>
    <message>
        <source>This image declares an impossible size and is not opened. Ask the clinic for a new copy.</source>
        <translation>Questa immagine dichiara dimensioni impossibili e non viene aperta. Chieda alla clinica una nuova copia.</translation>
    </message>
    <message>
        <source>The connection was interrupted before this image arrived. Check the network and try again.</source>
        <translation>La connessione si è interrotta prima dell&apos;arrivo di questa immagine. Controlli la rete e riprovi.</translation>
    </message>
    <message>
        <source>Your session has ended. Close this window and sign in again.</source>
        <translation>La sessione è terminata. Chiuda questa finestra e acceda di nuovo.</translation>
    </message>
    <message>
        <source>This image could not be loaded. Try again.</source>
        <translation>Non è stato possibile caricare questa immagine. Riprovi.</translation>
    </message>
    <message>
        <source>This study is not available. Ask the clinic.</source>
        <translation>Questo studio non è disponibile. Si rivolga alla clinica.</translation>
    </message>
    <message>
        <source>The clinic&apos;s service cannot be reached. Check the network and try again.</source>
        <translation>Il servizio della clinica non è raggiungibile. Controlli la rete e riprovi.</translation>
    </message>
    <message>
        <source>The study could not be opened. Try again.</source>
        <translation>Non è stato possibile aprire lo studio. Riprovi.</translation>
    </message>
    <message>
        <source>Images: %1</source>
        <translation>Immagini: %1</translation>
    </message>
</context>
<context>
    <name>td::viewer::ViewerWindow</name>
    <message>
        <source>Image viewer</source>
        <translation>Visualizzatore</translation>
    </message>
    <message>
        <source>Choose a study to see its images.</source>
        <translation>Scelga uno studio per vederne le immagini.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>There is no study to show.</source>
        <translation>Non ci sono studi da mostrare.</translation>
    </message>
    <message>
        <source>Opening the study…</source>
        <translation>Apertura dello studio…</translation>
    </message>
    <message>
        <source>The connection with the clinic is interrupted. Images that have arrived can still be seen.</source>
        <translation>La connessione con la clinica è interrotta. Le immagini già arrivate restano visibili.</translation>
    </message>
    <message>
        <source>This study holds no images.</source>
        <translation>Questo studio non contiene immagini.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Riproduci</translation>
    </message>
    <message>
        <source>Images of several patients: see the name on each</source>
        <translation>Immagini di più pazienti: vedere il nome su ciascuna</translation>
    </message>
    <message>
        <source>Printed on %1</source>
        <translation>Stampato il %1</translation>
    </message>
</context>
</TS>
