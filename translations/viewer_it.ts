<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>td::viewer::AnnotationController</name>
    <message>
        <source>Marked as key image.</source>
        <translation>Segnata come immagine importante.</translation>
    </message>
    <message>
        <source>No longer a key image.</source>
        <translation>Non è più un&apos;immagine importante.</translation>
    </message>
    <message>
        <source>These measures are not saved: they are lost when this window is closed.</source>
        <translation>Queste misure non vengono salvate: si perdono alla chiusura di questa finestra.</translation>
    </message>
    <message>
        <source>key image</source>
        <translation>immagine importante</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>By keyboard: Enter shows a cross, then places a point; arrows move it, with Shift by 10 pixels; Space takes hold and lets go; Escape stops.</source>
        <translation>Da tastiera: Invio mostra una croce, poi mette un punto; le frecce la spostano, con Maiusc di 10 pixel; la barra spaziatrice prende e lascia; Esc interrompe.</translation>
    </message>
</context>
<context>
    <name>td::viewer::AnnotationLayer</name>
    <message>
        <source>The cross is in the middle of the image. Arrow keys move it, with Shift by ten pixels; Enter places a point.</source>
        <translation>La croce è al centro dell&apos;immagine. Le frecce la spostano, con Maiusc di dieci pixel; Invio mette un punto.</translation>
    </message>
    <message>
        <source>Point placed.</source>
        <translation>Punto messo.</translation>
    </message>
    <message>
        <source>Taken hold of. Arrow keys move it, Space lets go.</source>
        <translation>Presa. Le frecce la spostano, la barra spaziatrice la lascia.</translation>
    </message>
    <message>
        <source>Text:</source>
        <translation>Testo:</translation>
    </message>
    <message>
        <source>Length of this line in mm:</source>
        <translation>Lunghezza di questa linea in mm:</translation>
    </message>
    <message>
        <source>Please type a length between 0 and 10,000 mm.</source>
        <translation>Scriva una lunghezza tra 0 e 10.000 mm.</translation>
    </message>
    <message>
        <source>This image has no identifier, so nothing can be kept on it.</source>
        <translation>Questa immagine non ha un identificativo: non vi si può conservare nulla.</translation>
    </message>
    <message>
        <source>This image brings its own scale: it is not calibrated by hand.</source>
        <translation>Questa immagine ha già la sua scala: non si calibra a mano.</translation>
    </message>
    <message>
        <source>One moment: this plane is still being drawn.</source>
        <translation>Un momento: questo piano è ancora in elaborazione.</translation>
    </message>
</context>
<context>
    <name>td::viewer::AnnotationTexts</name>
    <message>
        <source>counts</source>
        <translation>conteggi</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Lunghezza</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Angolo</translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation>Angolo di Cobb</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rettangolo</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellisse</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Contorno</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punto</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testo</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Freccia</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibrazione</translation>
    </message>
    <message>
        <source>Key image</source>
        <translation>Immagine importante</translation>
    </message>
    <message>
        <source>No number: the pixels of this image are not square and their size is not known.</source>
        <translation>Nessun numero: i pixel di questa immagine non sono quadrati e la loro misura non è nota.</translation>
    </message>
    <message>
        <source>No number: this is outside the areas of the image that have a scale.</source>
        <translation>Nessun numero: qui si è fuori dalle aree dell&apos;immagine che hanno una scala.</translation>
    </message>
    <message>
        <source>No number: the points lie in different areas of the image, each with a scale of its own.</source>
        <translation>Nessun numero: i punti stanno in aree diverse dell&apos;immagine, ciascuna con la sua scala.</translation>
    </message>
    <message>
        <source>No number: the image gives two different scales here.</source>
        <translation>Nessun numero: qui l&apos;immagine dà due scale diverse.</translation>
    </message>
    <message>
        <source>No number: the scale of this area does not fit this tool.</source>
        <translation>Nessun numero: la scala di quest&apos;area non è adatta a questo strumento.</translation>
    </message>
    <message>
        <source>No number: the outline crosses itself.</source>
        <translation>Nessun numero: il contorno si incrocia.</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>%1 at the detector</source>
        <translation>%1 al rivelatore</translation>
    </message>
    <message>
        <source>%1 (estimated magnification)</source>
        <translation>%1 (ingrandimento stimato)</translation>
    </message>
    <message>
        <source>%1 (your calibration)</source>
        <translation>%1 (Sua calibrazione)</translation>
    </message>
    <message>
        <source>Cobb %1° (or %2°)</source>
        <translation>Cobb %1° (o %2°)</translation>
    </message>
    <message>
        <source>Only padding: no values</source>
        <translation>Solo riempimento: nessun valore</translation>
    </message>
    <message>
        <source>No pixels: no values</source>
        <translation>Nessun pixel: nessun valore</translation>
    </message>
    <message>
        <source>Mean %1, SD %2</source>
        <translation>Media %1, DS %2</translation>
    </message>
    <message>
        <source>Mean %1</source>
        <translation>Media %1</translation>
    </message>
    <message>
        <source>Min %1, max %2</source>
        <translation>Min %1, max %2</translation>
    </message>
    <message>
        <source>Values without a unit</source>
        <translation>Valori senza unità</translation>
    </message>
    <message>
        <source>Without padding: %1 px left out</source>
        <translation>Senza riempimento: %1 px esclusi</translation>
    </message>
    <message>
        <source>Area %1 px</source>
        <translation>Area %1 px</translation>
    </message>
    <message>
        <source>Area %1 mm²</source>
        <translation>Area %1 mm²</translation>
    </message>
    <message>
        <source>Area %1 cm²</source>
        <translation>Area %1 cm²</translation>
    </message>
    <message>
        <source>Colour image: no values</source>
        <translation>Immagine a colori: nessun valore</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Calcolo…</translation>
    </message>
    <message>
        <source>No value here</source>
        <translation>Qui nessun valore</translation>
    </message>
    <message>
        <source>Value %1 (without a unit)</source>
        <translation>Valore %1 (senza unità)</translation>
    </message>
    <message>
        <source>%1 mm, as you said</source>
        <translation>%1 mm, come da Lei indicato</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Your measures are not saved: the disk is full. Make room and try again.</source>
        <translation>Le Sue misure non sono salvate: il disco è pieno. Liberi spazio e riprovi.</translation>
    </message>
    <message>
        <source>Your measures are not saved: this computer does not let the program write its own folder.</source>
        <translation>Le Sue misure non sono salvate: questo computer non lascia scrivere al programma la propria cartella.</translation>
    </message>
    <message>
        <source>Your measures are not saved: another window holds them. Close it and try again.</source>
        <translation>Le Sue misure non sono salvate: le tiene un&apos;altra finestra. La chiuda e riprovi.</translation>
    </message>
    <message>
        <source>Your measures are not saved: a newer version of this program has written them. Install it.</source>
        <translation>Le Sue misure non sono salvate: le ha scritte una versione più recente del programma. La installi.</translation>
    </message>
    <message>
        <source>The measures saved earlier are damaged and cannot be shown. New ones will be saved beside them.</source>
        <translation>Le misure salvate in precedenza sono danneggiate e non si possono mostrare. Le nuove verranno salvate accanto.</translation>
    </message>
    <message>
        <source>Your measures are not saved: there are too many on this exam. Delete some and try again.</source>
        <translation>Le Sue misure non sono salvate: su questo esame sono troppe. Ne elimini alcune e riprovi.</translation>
    </message>
    <message>
        <source>Your measures are not saved. Try again.</source>
        <translation>Le Sue misure non sono salvate. Riprovi.</translation>
    </message>
    <message>
        <source>Computed between the images</source>
        <translation>Calcolato tra le immagini</translation>
    </message>
    <message>
        <source>Computed over the slab</source>
        <translation>Calcolato sullo strato</translation>
    </message>
</context>
<context>
    <name>td::viewer::ClipExport</name>
    <message>
        <source>Save as film</source>
        <translation>Salva come filmato</translation>
    </message>
    <message>
        <source>MP4 film (*.mp4)</source>
        <translation>Filmato MP4 (*.mp4)</translation>
    </message>
    <message>
        <source>film</source>
        <translation>filmato</translation>
    </message>
    <message>
        <source>Save the film</source>
        <translation>Salva il filmato</translation>
    </message>
    <message>
        <source>Saving the film: image %1 of %2</source>
        <translation>Salvataggio del filmato: immagine %1 di %2</translation>
    </message>
    <message>
        <source>Saving the film…</source>
        <translation>Salvataggio del filmato…</translation>
    </message>
    <message>
        <source>The film was saved.</source>
        <translation>Il filmato è stato salvato.</translation>
    </message>
    <message>
        <source>Images left out, because they cannot be shown: %1.</source>
        <translation>Immagini tralasciate, perché non possono essere mostrate: %1.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was saved.</source>
        <translation>Interrotto. Non è stato salvato nulla.</translation>
    </message>
    <message>
        <source>There is no room left there. The film was not saved.</source>
        <translation>Lì non c&apos;è più spazio. Il filmato non è stato salvato.</translation>
    </message>
    <message>
        <source>The film could not be saved there. Choose another folder.</source>
        <translation>Il filmato non può essere salvato lì. Scelga un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>This installation cannot write films.</source>
        <translation>Questa installazione non può scrivere filmati.</translation>
    </message>
    <message>
        <source>The connection was interrupted. The film was not saved.</source>
        <translation>La connessione si è interrotta. Il filmato non è stato salvato.</translation>
    </message>
    <message>
        <source>Your session has ended. Close this window and sign in again.</source>
        <translation>La sessione è terminata. Chiuda questa finestra e acceda di nuovo.</translation>
    </message>
    <message>
        <source>The film could not be made of these images.</source>
        <translation>Non è stato possibile fare un filmato di queste immagini.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Riproduci</translation>
    </message>
</context>
<context>
    <name>td::viewer::ClipPlayer</name>
    <message>
        <source>%1 of %2 fps</source>
        <translation>%1 di %2 fps</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>%1, speed %2</source>
        <translation>%1, velocità %2</translation>
    </message>
    <message>
        <source>not recorded: %1</source>
        <translation>non registrati: %1</translation>
    </message>
</context>
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
    <message>
        <source>Save the film…</source>
        <translation>Salva il filmato…</translation>
    </message>
    <message>
        <source>Film (%1). This installation cannot play it. You can save the film and play it with another program.</source>
        <translation>Filmato (%1). Questa installazione non può riprodurlo. Può salvare il filmato e riprodurlo con un altro programma.</translation>
    </message>
    <message>
        <source>Film (%1).</source>
        <translation>Filmato (%1).</translation>
    </message>
    <message>
        <source>segments: %1</source>
        <translation>segmenti: %1</translation>
    </message>
    <message>
        <source>Not in true size: screen not known</source>
        <translation>Non a grandezza reale: schermo non noto</translation>
    </message>
</context>
<context>
    <name>td::viewer::MprTexts</name>
    <message>
        <source>Axial</source>
        <translation>Assiale</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>Coronale</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>Sagittale</translation>
    </message>
    <message>
        <source>%1, turned</source>
        <translation>%1, ruotato</translation>
    </message>
    <message>
        <source>Slab of %1 mm, maximum</source>
        <translation>Strato di %1 mm, massimo</translation>
    </message>
    <message>
        <source>Slab of %1 mm, minimum</source>
        <translation>Strato di %1 mm, minimo</translation>
    </message>
    <message>
        <source>Slab of %1 mm, mean</source>
        <translation>Strato di %1 mm, media</translation>
    </message>
    <message>
        <source>This series has too few images for planes in other directions.</source>
        <translation>Questa serie ha troppo poche immagini per piani in altre direzioni.</translation>
    </message>
    <message>
        <source>Planes in other directions can be made of grey images only; these are in colour.</source>
        <translation>I piani in altre direzioni si fanno solo da immagini in grigio; queste sono a colori.</translation>
    </message>
    <message>
        <source>These images do not say where they lie in the body, so no planes in other directions can be made.</source>
        <translation>Queste immagini non dicono dove si trovano nel corpo: non si possono fare piani in altre direzioni.</translation>
    </message>
    <message>
        <source>The images of this series were not made in one and the same position of the patient.</source>
        <translation>Le immagini di questa serie non sono state fatte nella stessa posizione del paziente.</translation>
    </message>
    <message>
        <source>The images of this series differ in size, so they make no single volume.</source>
        <translation>Le immagini di questa serie hanno misure diverse: non formano un unico volume.</translation>
    </message>
    <message>
        <source>The images of this series are not parallel, so they make no single volume.</source>
        <translation>Le immagini di questa serie non sono parallele: non formano un unico volume.</translation>
    </message>
    <message>
        <source>This series shows the same places several times, at different times or in different ways. Planes in other directions would mix them.</source>
        <translation>Questa serie mostra gli stessi punti più volte, in momenti o modi diversi. I piani in altre direzioni li mescolerebbero.</translation>
    </message>
    <message>
        <source>The images of this series are shifted against each other, so they make no single volume.</source>
        <translation>Le immagini di questa serie sono spostate tra loro: non formano un unico volume.</translation>
    </message>
    <message>
        <source>An image is missing: two neighbouring images are %1 mm apart. Planes in other directions would show something that nobody has seen.</source>
        <translation>Manca un&apos;immagine: due immagini vicine distano %1 mm. I piani in altre direzioni mostrerebbero qualcosa che nessuno ha visto.</translation>
    </message>
    <message>
        <source>This series is too large for the memory set aside for planes in other directions.</source>
        <translation>Questa serie è troppo grande per la memoria riservata ai piani in altre direzioni.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annullato.</translation>
    </message>
    <message>
        <source>The tilt of the scanner, %1°, is taken into account.</source>
        <translation>Si tiene conto dell&apos;inclinazione dell&apos;apparecchio, %1°.</translation>
    </message>
    <message>
        <source>Coarser than the images, to fit into memory.</source>
        <translation>Meno fine delle immagini, per entrare nella memoria.</translation>
    </message>
    <message>
        <source>Made of %1 images, %2 mm apart.</source>
        <translation>Da %1 immagini, a distanza di %2 mm.</translation>
    </message>
    <message>
        <source>Made of %1 images, unevenly %2 to %3 mm apart.</source>
        <translation>Da %1 immagini, a distanze diverse tra %2 e %3 mm.</translation>
    </message>
</context>
<context>
    <name>td::viewer::MprView</name>
    <message>
        <source>Images loaded</source>
        <translation>Immagini caricate</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Back to the images</source>
        <translation>Torna alle immagini</translation>
    </message>
    <message>
        <source>Original image</source>
        <translation>Immagine originale</translation>
    </message>
    <message>
        <source>S&amp;lab</source>
        <translation>S&amp;trato</translation>
    </message>
    <message>
        <source>Thickness of the slab in millimetres</source>
        <translation>Spessore dello strato in millimetri</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Massimo</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimo</translation>
    </message>
    <message>
        <source>What the slab shows of its depth</source>
        <translation>Che cosa mostra lo strato della sua profondità</translation>
    </message>
    <message>
        <source>&amp;Reset planes</source>
        <translation>&amp;Ripristina i piani</translation>
    </message>
    <message>
        <source>Loading %1 of %2 images…</source>
        <translation>Caricamento di %1 immagini su %2…</translation>
    </message>
    <message>
        <source>Putting the images together…</source>
        <translation>Composizione delle immagini…</translation>
    </message>
    <message>
        <source>An image of this series could not be loaded.</source>
        <translation>Un&apos;immagine di questa serie non si è potuta caricare.</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>Computed from the images</source>
        <translation>Calcolato dalle immagini</translation>
    </message>
    <message>
        <source>&amp;Next measure</source>
        <translation>Misura &amp;successiva</translation>
    </message>
    <message>
        <source>Go to the next plane that something was measured on</source>
        <translation>Passa al prossimo piano su cui è stata presa una misura</translation>
    </message>
    <message>
        <source>segments: %1</source>
        <translation>segmenti: %1</translation>
    </message>
</context>
<context>
    <name>td::viewer::ObjectPage</name>
    <message>
        <source>Report</source>
        <translation>Referto</translation>
    </message>
    <message>
        <source>Part of the recording</source>
        <translation>Parte della registrazione</translation>
    </message>
    <message>
        <source>Electrocardiogram</source>
        <translation>Elettrocardiogramma</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lettura…</translation>
    </message>
    <message>
        <source>This object holds neither images nor text that can be shown.</source>
        <translation>Questo oggetto non contiene immagini né testo che si possano mostrare.</translation>
    </message>
    <message>
        <source>This object cannot be shown: its contents are damaged or of an unknown kind.</source>
        <translation>Questo oggetto non si può mostrare: il contenuto è danneggiato o di tipo sconosciuto.</translation>
    </message>
    <message>
        <source>Document without a title</source>
        <translation>Documento senza titolo</translation>
    </message>
    <message>
        <source>Part %1</source>
        <translation>Parte %1</translation>
    </message>
    <message>
        <source>This recording does not say how high a millivolt is, so it cannot be drawn to scale.</source>
        <translation>Questa registrazione non dice quanto è alto un millivolt: non si può disegnare in scala.</translation>
    </message>
    <message>
        <source>&amp;Save the document…</source>
        <translation>&amp;Salva il documento…</translation>
    </message>
    <message>
        <source>&amp;Open the document</source>
        <translation>&amp;Apri il documento</translation>
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
    <message>
        <source>Prepared view: %1</source>
        <translation>Vista preparata: %1</translation>
    </message>
    <message>
        <source>prepared view %1</source>
        <translation>vista preparata %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>e altri %1</translation>
    </message>
    <message>
        <source>Segment without a name</source>
        <translation>Segmento senza nome</translation>
    </message>
</context>
<context>
    <name>td::viewer::PreferencesDialog</name>
    <message>
        <source>Keep</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>As they come</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>Brightness and contrast</source>
        <translation>Luminosità e contrasto</translation>
    </message>
    <message>
        <source>Move the image</source>
        <translation>Sposta l&apos;immagine</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Ingrandimento</translation>
    </message>
    <message>
        <source>Scroll through the images</source>
        <translation>Scorri le immagini</translation>
    </message>
    <message>
        <source>Scroll through the images; zoom with Ctrl</source>
        <translation>Scorre le immagini; con Ctrl ingrandisce</translation>
    </message>
    <message>
        <source>Zoom; scroll through the images with Ctrl</source>
        <translation>Ingrandisce; con Ctrl scorre le immagini</translation>
    </message>
    <message>
        <source>The tool that is chosen</source>
        <translation>Lo strumento scelto</translation>
    </message>
    <message>
        <source>Left button:</source>
        <translation>Pulsante sinistro:</translation>
    </message>
    <message>
        <source>&amp;Right button:</source>
        <translation>Pulsante &amp;destro:</translation>
    </message>
    <message>
        <source>&amp;Middle button:</source>
        <translation>Pulsante &amp;centrale:</translation>
    </message>
    <message>
        <source>&amp;Wheel:</source>
        <translation>&amp;Rotellina:</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasti</translation>
    </message>
    <message>
        <source>Key for %1</source>
        <translation>Tasto per %1</translation>
    </message>
    <message>
        <source>No key for %1</source>
        <translation>Nessun tasto per %1</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Nessun tasto</translation>
    </message>
    <message>
        <source>%1 and %2 have the same key, %3. Choose another one.</source>
        <translation>%1 e %2 hanno lo stesso tasto, %3. Ne scelga un altro.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferenze</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>Automatica (%1)</translation>
    </message>
    <message>
        <source>Memory for &amp;images:</source>
        <translation>Memoria per le &amp;immagini:</translation>
    </message>
    <message>
        <source>With more memory more images are ready at once. Those that are shown have what they need.</source>
        <translation>Con più memoria sono pronte più immagini. Quelle mostrate hanno comunque lo spazio necessario.</translation>
    </message>
</context>
<context>
    <name>td::viewer::SecondWindow</name>
    <message>
        <source>Image viewer, second window</source>
        <translation>Visualizzatore, seconda finestra</translation>
    </message>
</context>
<context>
    <name>td::viewer::SheetDialog</name>
    <message>
        <source>Print sheets of images</source>
        <translation>Stampa di fogli di immagini</translation>
    </message>
    <message>
        <source>&amp;Images:</source>
        <translation>&amp;Immagini:</translation>
    </message>
    <message>
        <source>Images on each &amp;page:</source>
        <translation>Immagini per &amp;pagina:</translation>
    </message>
    <message>
        <source>This &amp;series: %1</source>
        <translation>Questa &amp;serie: %1</translation>
    </message>
    <message>
        <source>&amp;Key images of this series: %1</source>
        <translation>Immagini i&amp;mportanti di questa serie: %1</translation>
    </message>
    <message>
        <source>Key images of everything that is &amp;open: %1</source>
        <translation>Immagini importanti di tutto ciò che è &amp;aperto: %1</translation>
    </message>
    <message>
        <source>&amp;from</source>
        <translation>&amp;da</translation>
    </message>
    <message>
        <source>First image</source>
        <translation>Prima immagine</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <translation>a&amp;l</translation>
    </message>
    <message>
        <source>Last image</source>
        <translation>Ultima immagine</translation>
    </message>
    <message>
        <source>o&amp;ne of every</source>
        <translation>u&amp;na ogni</translation>
    </message>
    <message>
        <source>One image of every so many</source>
        <translation>Una immagine ogni tante</translation>
    </message>
    <message>
        <source>Print preview…</source>
        <translation>Anteprima di stampa…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Salva come PDF…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>There is no image from %1 to %2.</source>
        <translation>Non ci sono immagini da %1 a %2.</translation>
    </message>
    <message>
        <source>One image on one page.</source>
        <translation>Una immagine su una pagina.</translation>
    </message>
    <message>
        <source>%1 images on one page.</source>
        <translation>%1 immagini su una pagina.</translation>
    </message>
    <message>
        <source>%1 images on %2 pages.</source>
        <translation>%1 immagini su %2 pagine.</translation>
    </message>
    <message>
        <source>That is more than a preview can hold: choose fewer images or more on each page, or save a PDF.</source>
        <translation>È più di quanto un&apos;anteprima possa contenere: scelga meno immagini, o più immagini per pagina, oppure salvi un PDF.</translation>
    </message>
</context>
<context>
    <name>td::viewer::SheetJob</name>
    <message>
        <source>Images of several patients: see the name on each</source>
        <translation>Immagini di più pazienti: vedere il nome su ciascuna</translation>
    </message>
    <message>
        <source>Image %1 of %2</source>
        <translation>Immagine %1 di %2</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Pagina %1 di %2</translation>
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
    <name>td::viewer::TagBrowser</name>
    <message>
        <source>Search tag, name or value</source>
        <translation>Cerca tag, nome o valore</translation>
    </message>
    <message>
        <source>Search the elements</source>
        <translation>Cerca negli elementi</translation>
    </message>
    <message>
        <source>Elements of the instance</source>
        <translation>Elementi dell&apos;istanza</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nessun risultato.</translation>
    </message>
    <message>
        <source>Rows found: %1</source>
        <translation>Righe trovate: %1</translation>
    </message>
</context>
<context>
    <name>td::viewer::TagModel</name>
    <message>
        <source>%1… (%2 bytes)</source>
        <translation>%1… (%2 byte)</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Elemento %1</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privato</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>sconosciuto</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>VR</source>
        <translation>VR</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valore</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 byte</translation>
    </message>
    <message>
        <source>items: %1</source>
        <translation>elementi: %1</translation>
    </message>
    <message>
        <source>fragments: %1</source>
        <translation>frammenti: %1</translation>
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
        <source>Move</source>
        <translation>Sposta</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Scorri</translation>
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
        <source>Invert</source>
        <translation>Inverti</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Ripristina</translation>
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
        <source>Play</source>
        <translation>Riproduci</translation>
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
    <message>
        <source>Brightness and contrast: drag up, down and sideways</source>
        <translation>Luminosità e contrasto: trascini in alto, in basso e di lato</translation>
    </message>
    <message>
        <source>Move the image: drag</source>
        <translation>Sposta l&apos;immagine: trascini</translation>
    </message>
    <message>
        <source>Zoom: drag up and down</source>
        <translation>Zoom: trascini in alto e in basso</translation>
    </message>
    <message>
        <source>Scroll through the images: drag up and down, or turn the wheel</source>
        <translation>Scorre le immagini: trascini in alto e in basso, o giri la rotella</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>Lente</translation>
    </message>
    <message>
        <source>A magnifying glass: press and move</source>
        <translation>Una lente: prema e muova</translation>
    </message>
    <message>
        <source>Same point</source>
        <translation>Stesso punto</translation>
    </message>
    <message>
        <source>Show the same point in all images of this examination: press and move</source>
        <translation>Mostra lo stesso punto in tutte le immagini di questo esame: prema e muova</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Lunghezza</translation>
    </message>
    <message>
        <source>Measure a length: drag from one end to the other</source>
        <translation>Misura una lunghezza: trascini da un estremo all&apos;altro</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Angolo</translation>
    </message>
    <message>
        <source>Measure an angle: three points</source>
        <translation>Misura un angolo: tre punti</translation>
    </message>
    <message>
        <source>Angle between two lines</source>
        <translation>Angolo tra due linee</translation>
    </message>
    <message>
        <source>Cobb angle: the angle between two lines</source>
        <translation>Angolo di Cobb: l&apos;angolo tra due linee</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rettangolo</translation>
    </message>
    <message>
        <source>Area and mean value of a rectangle</source>
        <translation>Area e valore medio di un rettangolo</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellisse</translation>
    </message>
    <message>
        <source>Area and mean value of an ellipse</source>
        <translation>Area e valore medio di un&apos;ellisse</translation>
    </message>
    <message>
        <source>Free outline</source>
        <translation>Contorno libero</translation>
    </message>
    <message>
        <source>Area and mean value of what is drawn around</source>
        <translation>Area e valore medio di ciò che si contorna</translation>
    </message>
    <message>
        <source>Value of a point</source>
        <translation>Valore di un punto</translation>
    </message>
    <message>
        <source>The value of a point</source>
        <translation>Il valore di un punto</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testo</translation>
    </message>
    <message>
        <source>Write on the image</source>
        <translation>Scrive sull&apos;immagine</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Freccia</translation>
    </message>
    <message>
        <source>An arrow</source>
        <translation>Una freccia</translation>
    </message>
    <message>
        <source>Calibrate…</source>
        <translation>Calibra…</translation>
    </message>
    <message>
        <source>Draw along something whose length you know</source>
        <translation>Tracci lungo qualcosa di cui conosce la lunghezza</translation>
    </message>
    <message>
        <source>Two side by side</source>
        <translation>Due affiancate</translation>
    </message>
    <message>
        <source>Two below each other</source>
        <translation>Due una sopra l&apos;altra</translation>
    </message>
    <message>
        <source>Six images</source>
        <translation>Sei immagini</translation>
    </message>
    <message>
        <source>Nine images</source>
        <translation>Nove immagini</translation>
    </message>
    <message>
        <source>Twelve images</source>
        <translation>Dodici immagini</translation>
    </message>
    <message>
        <source>Sixteen images</source>
        <translation>Sedici immagini</translation>
    </message>
    <message>
        <source>Fit the whole image</source>
        <translation>Adatta tutta l&apos;immagine</translation>
    </message>
    <message>
        <source>Every pixel (1:1)</source>
        <translation>Ogni pixel (1:1)</translation>
    </message>
    <message>
        <source>One pixel of the image on one of the screen</source>
        <translation>Un pixel dell&apos;immagine su uno dello schermo</translation>
    </message>
    <message>
        <source>True size</source>
        <translation>Grandezza reale</translation>
    </message>
    <message>
        <source>As large as in the patient</source>
        <translation>Grande come nel paziente</translation>
    </message>
    <message>
        <source>Swap black and white</source>
        <translation>Scambia bianco e nero</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Ruota</translation>
    </message>
    <message>
        <source>Turn a quarter to the right</source>
        <translation>Ruota di un quarto a destra</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Ruota a sinistra</translation>
    </message>
    <message>
        <source>Turn a quarter to the left</source>
        <translation>Ruota di un quarto a sinistra</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Specchia</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Scambia destra e sinistra</translation>
    </message>
    <message>
        <source>Back to how the image was stored</source>
        <translation>Torna a come l&apos;immagine è stata salvata</translation>
    </message>
    <message>
        <source>Drawings in the images</source>
        <translation>Disegni nelle immagini</translation>
    </message>
    <message>
        <source>Show what the clinic drew over the images: overlays, outlines, notes</source>
        <translation>Mostra ciò che la clinica ha disegnato sulle immagini: sovrapposizioni, contorni, note</translation>
    </message>
    <message>
        <source>Play or pause the clip</source>
        <translation>Riproduce o ferma il filmato</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>Delete the chosen measure</source>
        <translation>Elimina la misura scelta</translation>
    </message>
    <message>
        <source>Key image</source>
        <translation>Immagine importante</translation>
    </message>
    <message>
        <source>Mark this image as important</source>
        <translation>Segna questa immagine come importante</translation>
    </message>
    <message>
        <source>Save this picture…</source>
        <translation>Salva questa figura…</translation>
    </message>
    <message>
        <source>Save the measures as DICOM…</source>
        <translation>Salva le misure come DICOM…</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Schermo intero</translation>
    </message>
    <message>
        <source>The images on the whole screen</source>
        <translation>Le immagini su tutto lo schermo</translation>
    </message>
    <message>
        <source>Data of the image…</source>
        <translation>Dati dell&apos;immagine…</translation>
    </message>
    <message>
        <source>Everything that the file of this image says</source>
        <translation>Tutto ciò che dice il file di questa immagine</translation>
    </message>
    <message>
        <source>Scroll together</source>
        <translation>Scorri insieme</translation>
    </message>
    <message>
        <source>Images of the same patient scroll together</source>
        <translation>Le immagini dello stesso paziente scorrono insieme</translation>
    </message>
    <message>
        <source>Reference lines</source>
        <translation>Linee di riferimento</translation>
    </message>
    <message>
        <source>Show where the active image cuts the others</source>
        <translation>Mostra dove l&apos;immagine attiva taglia le altre</translation>
    </message>
    <message>
        <source>Previous exam</source>
        <translation>Esame precedente</translation>
    </message>
    <message>
        <source>This exam beside the previous one of the same part of the body</source>
        <translation>Questo esame accanto al precedente della stessa parte del corpo</translation>
    </message>
    <message>
        <source>Planes (MPR)</source>
        <translation>Piani (MPR)</translation>
    </message>
    <message>
        <source>The volume from the front, from the side and from below</source>
        <translation>Il volume di fronte, di lato e dal basso</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Immagine</translation>
    </message>
    <message>
        <source>Brightness for…</source>
        <translation>Luminosità per…</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Misura</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposizione</translation>
    </message>
    <message>
        <source>Prepared view</source>
        <translation>Vista preparata</translation>
    </message>
    <message>
        <source>Show the image as the clinic has prepared it, or as it is stored</source>
        <translation>Mostra l&apos;immagine come l&apos;ha preparata la clinica, o com&apos;è registrata</translation>
    </message>
    <message>
        <source>Print in true size…</source>
        <translation>Stampa a grandezza reale…</translation>
    </message>
    <message>
        <source>As large on paper as in the patient, with a ruler beside it</source>
        <translation>Sulla carta grande come nel paziente, con un righello accanto</translation>
    </message>
    <message>
        <source>Save as film…</source>
        <translation>Salva come filmato…</translation>
    </message>
    <message>
        <source>Save what moves here as a film that other programs play</source>
        <translation>Salva ciò che qui si muove come filmato che altri programmi riproducono</translation>
    </message>
    <message>
        <source>Save the film…</source>
        <translation>Salva il filmato…</translation>
    </message>
    <message>
        <source>Save the film as the clinic has stored it</source>
        <translation>Salva il filmato come la clinica lo ha archiviato</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocità</translation>
    </message>
    <message>
        <source>Prepared views</source>
        <translation>Viste preparate</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmenti</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Preferenze…</translation>
    </message>
    <message>
        <source>Choose what buttons, wheel and keys do, and the memory for images</source>
        <translation>Scelga che cosa fanno pulsanti, rotellina e tasti, e la memoria per le immagini</translation>
    </message>
    <message>
        <source>Print sheets of images…</source>
        <translation>Stampa fogli di immagini…</translation>
    </message>
    <message>
        <source>A whole series or the key images, several on each page; or as a PDF</source>
        <translation>Una serie intera o le immagini importanti, più per pagina; anche come PDF</translation>
    </message>
    <message>
        <source>Second window</source>
        <translation>Seconda finestra</translation>
    </message>
    <message>
        <source>A second window of images, on the other screen where there is one</source>
        <translation>Una seconda finestra di immagini, sull&apos;altro schermo se c&apos;è</translation>
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
    <message>
        <source>Printing: page %1 of %2</source>
        <translation>Stampa in corso: pagina %1 di %2</translation>
    </message>
    <message>
        <source>Stopped. Pages that the printer already has may still come.</source>
        <translation>Interrotto. Le pagine già ricevute dalla stampante possono ancora uscire.</translation>
    </message>
    <message>
        <source>The printer did not take the pages. Check it and try again.</source>
        <translation>La stampante non ha accettato le pagine. La controlli e riprovi.</translation>
    </message>
</context>
<context>
    <name>td::viewer::ViewerSheets</name>
    <message>
        <source>Printed on %1</source>
        <translation>Stampato il %1</translation>
    </message>
    <message>
        <source>True size, if this ruler is 10 cm long on the paper</source>
        <translation>Grandezza reale, se questo righello sulla carta è lungo 10 cm</translation>
    </message>
    <message>
        <source>Save the sheets</source>
        <translation>Salva i fogli</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>Documento PDF (*.pdf)</translation>
    </message>
    <message>
        <source>images</source>
        <translation>immagini</translation>
    </message>
    <message>
        <source>The sheets were saved.</source>
        <translation>I fogli sono stati salvati.</translation>
    </message>
    <message>
        <source>Preparing the sheets: image %1 of %2</source>
        <translation>Preparazione dei fogli: immagine %1 di %2</translation>
    </message>
    <message>
        <source>Images that cannot be shown: %1. Their places on the sheets say why.</source>
        <translation>Immagini che non si possono mostrare: %1. Il motivo è scritto al loro posto sui fogli.</translation>
    </message>
    <message>
        <source>Stopped. No sheet was made.</source>
        <translation>Interrotto. Non è stato preparato alcun foglio.</translation>
    </message>
    <message>
        <source>These sheets are more than a preview can hold. Choose fewer images or more on each page, or save a PDF.</source>
        <translation>Questi fogli sono più di quanto un&apos;anteprima possa contenere. Scelga meno immagini, o più immagini per pagina, oppure salvi un PDF.</translation>
    </message>
    <message>
        <source>There is no room left there. The sheets were not saved.</source>
        <translation>Lì non c&apos;è più spazio. I fogli non sono stati salvati.</translation>
    </message>
    <message>
        <source>The sheets could not be saved there. Choose another folder.</source>
        <translation>Non è stato possibile salvare lì i fogli. Scelga un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>The connection was interrupted before all images had arrived. No sheet was made. Try again.</source>
        <translation>Il collegamento si è interrotto prima dell&apos;arrivo di tutte le immagini. Non è stato preparato alcun foglio. Riprovi.</translation>
    </message>
    <message>
        <source>Your session has ended. Close this window and sign in again.</source>
        <translation>La sessione è terminata. Chiuda questa finestra e acceda di nuovo.</translation>
    </message>
    <message>
        <source>The sheets could not be made of these images.</source>
        <translation>Non è stato possibile preparare i fogli da queste immagini.</translation>
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
        <source>Save the measures in this folder</source>
        <translation>Salva le misure in questa cartella</translation>
    </message>
    <message>
        <source>Saved as DICOM: presentation states %1, key image selections %2.</source>
        <translation>Salvate come DICOM: stati di presentazione %1, selezioni di immagini importanti %2.</translation>
    </message>
    <message>
        <source>The measures could not be saved there. Choose another folder.</source>
        <translation>Le misure non si sono potute salvare lì. Scelga un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>Save this picture</source>
        <translation>Salva questa figura</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;JPEG picture (*.jpg)</source>
        <translation>Figura PNG (*.png);;Figura JPEG (*.jpg)</translation>
    </message>
    <message>
        <source>image</source>
        <translation>immagine</translation>
    </message>
    <message>
        <source>The picture could not be saved there. Choose another folder.</source>
        <translation>La figura non si è potuta salvare lì. Scelga un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>Data of the image</source>
        <translation>Dati dell&apos;immagine</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>Salva il documento</translation>
    </message>
    <message>
        <source>document</source>
        <translation>documento</translation>
    </message>
    <message>
        <source>The document could not be saved there. Choose another folder.</source>
        <translation>Il documento non si è potuto salvare lì. Scelga un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>The image that is spoken of here is not among those that are open.</source>
        <translation>L&apos;immagine di cui si parla qui non è tra quelle aperte.</translation>
    </message>
    <message>
        <source>Left out, because they were not opened now: %1.</source>
        <translation>Tralasciate, perché non aperte ora: %1.</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Chiudi il messaggio</translation>
    </message>
    <message>
        <source>As the image is stored</source>
        <translation>Com&apos;è registrata l&apos;immagine</translation>
    </message>
    <message>
        <source>Choose a series in the list, or drag one here.</source>
        <translation>Scelga una serie nell&apos;elenco, oppure ne trascini una qui.</translation>
    </message>
</context>
<context>
    <name>td::viewer::WindowJob</name>
    <message>
        <source>How much is done</source>
        <translation>Avanzamento</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Interrompi</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Chiudi il messaggio</translation>
    </message>
</context>
<context>
    <name>td::viewer::WindowPresets</name>
    <message>
        <source>From the file, %1</source>
        <translation>Dal file, %1</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>Tessuti molli</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>Polmone</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>Osso</translation>
    </message>
    <message>
        <source>Brain</source>
        <translation>Encefalo</translation>
    </message>
    <message>
        <source>Liver</source>
        <translation>Fegato</translation>
    </message>
    <message>
        <source>Vessels</source>
        <translation>Vasi</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tutto</translation>
    </message>
</context>
<context>
    <name>td::viewer::render::EcgSheet</name>
    <message>
        <source>%1 mm/s</source>
        <translation>%1 mm/s</translation>
    </message>
    <message>
        <source>%1 mm/mV</source>
        <translation>%1 mm/mV</translation>
    </message>
    <message>
        <source>filters differ from lead to lead</source>
        <translation>i filtri cambiano da derivazione a derivazione</translation>
    </message>
    <message>
        <source>filter %1 to %2 Hz</source>
        <translation>filtro da %1 a %2 Hz</translation>
    </message>
    <message>
        <source>filter up to %1 Hz</source>
        <translation>filtro fino a %1 Hz</translation>
    </message>
    <message>
        <source>filter from %1 Hz</source>
        <translation>filtro da %1 Hz</translation>
    </message>
    <message>
        <source>notch filter %1 Hz</source>
        <translation>filtro notch a %1 Hz</translation>
    </message>
</context>
<context>
    <name>td::viewer::render::ReportText</name>
    <message>
        <source>born %1</source>
        <translation>nato il %1</translation>
    </message>
    <message>
        <source>ID %1</source>
        <translation>ID %1</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Referto</translation>
    </message>
    <message>
        <source>written %1</source>
        <translation>redatto il %1</translation>
    </message>
    <message>
        <source>Not verified: this is not a final report.</source>
        <translation>Non verificato: non è un referto definitivo.</translation>
    </message>
    <message>
        <source>Verified by %1</source>
        <translation>Verificato da %1</translation>
    </message>
    <message>
        <source>Verified; the file does not say by whom.</source>
        <translation>Verificato; il file non dice da chi.</translation>
    </message>
    <message>
        <source>Author: %1</source>
        <translation>Autore: %1</translation>
    </message>
    <message>
        <source>Marked as incomplete.</source>
        <translation>Indicato come incompleto.</translation>
    </message>
    <message>
        <source>see “%1”</source>
        <translation>vedi “%1”</translation>
    </message>
    <message>
        <source>an entry of a kind that cannot be shown (%1)</source>
        <translation>una voce di un tipo che non si può mostrare (%1)</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>nessun valore</translation>
    </message>
    <message>
        <source>image</source>
        <translation>immagine</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>registrazione</translation>
    </message>
    <message>
        <source>other document</source>
        <translation>altro documento</translation>
    </message>
    <message>
        <source>%1 (not said which)</source>
        <translation>%1 (non è detto quale)</translation>
    </message>
    <message>
        <source>%1, frame %2</source>
        <translation>%1, fotogramma %2</translation>
    </message>
    <message>
        <source>a moment or stretch of time</source>
        <translation>un momento o un intervallo</translation>
    </message>
    <message>
        <source>a point in an image</source>
        <translation>un punto in un&apos;immagine</translation>
    </message>
    <message>
        <source>an ellipse or circle in an image</source>
        <translation>un&apos;ellisse o un cerchio in un&apos;immagine</translation>
    </message>
    <message>
        <source>a line or outline in an image</source>
        <translation>una linea o un contorno in un&apos;immagine</translation>
    </message>
    <message>
        <source>an entry that does not exist</source>
        <translation>una voce che non esiste</translation>
    </message>
    <message>
        <source>another entry</source>
        <translation>un&apos;altra voce</translation>
    </message>
    <message>
        <source>Earlier documents that it takes the place of: %1.</source>
        <translation>Documenti precedenti che sostituisce: %1.</translation>
    </message>
    <message>
        <source>image %1</source>
        <translation>immagine %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>e altre %1</translation>
    </message>
    <message>
        <source>This report is longer than can be shown here. Entries left out: %1.</source>
        <translation>Il referto è più lungo di quanto si possa mostrare qui. Voci omesse: %1.</translation>
    </message>
    <message>
        <source>Prepared view</source>
        <translation>Vista preparata</translation>
    </message>
    <message>
        <source>It says how images are to be shown: brightness, section, drawings. Its images open this way; the menu Image shows them as they are stored.</source>
        <translation>Dice come vanno mostrate alcune immagini: luminosità, ritaglio, disegni. Le sue immagini si aprono così; il menu Immagine le mostra come sono registrate.</translation>
    </message>
</context>
</TS>
