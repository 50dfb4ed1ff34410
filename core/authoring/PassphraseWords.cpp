// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/Passphrase.h"

namespace td::authoring {
namespace {

// Things of every day, easy to spell on the telephone, and none that speaks of illness, of the body or of fear. Their
// first four letters tell them apart, and no slip of one letter makes one into another (PassphraseTest.cpp).
constexpr auto words =
    "abete abito acacia accento accordo aceto acqua acrobata adagio addobbo aereo affetto affresco agenda "
    "agosto agrume airone aiuola albero album alfabeto algebra alice alloro alpino altalena altezza alunno "
    "alveare amaca ambra amico amuleto anatra ancora andare anello angolo annata antenna antico apertura "
    "aprile arancia arazzo arbusto arco ardesia arena argento aria ariete armadio armonia aroma arrivo arte "
    "articolo asilo asparago aspetto assai astro astuccio atlante atleta atomo atrio aula aurora autobus "
    "autunno avorio avviso azalea azzurro baccello bacio badile bagaglio bagno baia balcone ballo balsamo "
    "bambola banco bandiera baobab barca basilico bastone battello baule bene berretto betulla bevanda "
    "biglia bilancia binario birillo biscotto bisonte blusa boccale bolla bordo borsa bosco botanica bottone "
    "bozzolo bravo breve brezza briciola brillare brina brio broccolo brodo bronzo bruco bucato budino "
    "bufalo buono burro bussola busta cabina cacao cactus calamita calcio caldo calma camelia camicia "
    "cammello campana candela canestro canguro canoa cantare canzone capanna capitano capra carciofo carezza "
    "carino carota carrozza casa cascata cassetto castagna catalogo catena cavallo caverna cedro celeste "
    "cena cento cerchio cereale cervo chiaro chicco chilo chitarra ciabatta ciao cicala ciclo cicogna cigno "
    "ciliegia cima cinema cinque ciondolo cipolla circo citofono ciuffo civetta classe coccola collina "
    "colore cometa comodo compasso comune concerto coniglio coperta copia corallo corda cornice corriere "
    "cortile costa cotone cravatta creare creta criceto cronaca crostata cubo cucina cugino culla cuoco "
    "cupola curioso curva cuscino custode dado dama danza davanti davvero decimo decoro delfino denaro "
    "deserto diadema dialogo diamante diario dicembre dieci diga dimora dipinto disco disegno divano diverso "
    "doccia docile dodici dolce domani domino donare dopo doppio dorato dovere dozzina drago dritto duetto "
    "duna duomo durare ebano edera edicola edificio editore elefante elenco elica elmo emblema energia "
    "enorme entrata epoca equatore erba eroe esempio esordio esotico esperto essenza estate euro evento "
    "evviva fabbrica facciata facile faggio fagiolo fagotto falco falena famiglia famoso fanale farfalla "
    "farina faro fata fattoria fauna favola febbraio felce felpa feltro fenice ferro festa fiaba fiamma "
    "fibbia fiducia fienile figura fila finestra fiocco fiore firma fischio fisica fiume flauto flora flotta "
    "fluido foca foglia fondo fontana forbice foresta formica forno fortuna forza foto fragola frase "
    "fratello freccia fresco frigo frittata fronda frullato frumento frutta fulmine fumetto fune fungo "
    "futuro gabbiano galassia galleria galoppo gambero gara garofano gatto gazza gelato gelso gemello gemma "
    "genere gennaio gente geranio gesto ghepardo ghiaccio ghiro giacca giada giallo giardino gigante giglio "
    "ginepro giocare gioia giorno giostra giovane giraffa gita giugno giungla giusto glicine globo gloria "
    "gnocco gnomo golfo gomitolo gondola gonna gradino grafico grande grappolo grato grazia gregge grigio "
    "grillo grotta gruppo guado guanto guardare gufo guida guscio iceberg idea idioma idolo ieri igloo "
    "illustre imbuto immagine impasto impresa inchino incontro indaco indice indovino infinito ingegno "
    "ingresso inizio inno insalata insegna insieme intero inverno invito iride ironia isola istante istrice "
    "italiano lago laguna lampada lana lanterna lapis larice lasagna laterale latte lauro lavanda lavoro "
    "leale leggero legno lenzuolo leone lepre lettera lezione libero liceo lieto lieve lilla limone lince "
    "linea lira liscio lista litorale litro livello locanda lode loggia logica lontra lucciola luce lucido "
    "luglio lumaca lupo lusso macchina maestro magia magnete malva mamma manciata mandorla mango mantello "
    "manuale maratona mare margine marmo marrone maschera matita mattina maturo mazzo medaglia medusa meglio "
    "mela melodia mensa merenda merlo mese mestolo metallo metro micio miele milione mimosa minuto mirtillo "
    "misto misura mite mobile moda modello molo momento moneta montagna mosaico mostra mughetto mulino "
    "muschio museo musica mutare narciso natale natura nave nebbia neon nespola nettare nicchia nido ninfea "
    "nipote nitido nocciola noce nord norma nota notizia notte novanta novella nozze nube nucleo numero "
    "nuotare nuovo nuvola oasi obelisco oboe occhiale oceano odore offerta officina oggetto oggi olio oliva "
    "oltre omaggio onda onesto opaco opera orario orchidea ordine oregano orgoglio ornare orologio orso "
    "ortica ospite osteria ostrica ottanta ottimo ottobre ovale ovest pacco pace padella padre paese pagina "
    "paglia palazzo palestra panca panino panorama pantera papavero papera papiro parente parola pasqua "
    "passero pasta pausa pavone pazienza pedale pedina penna pensiero pentola peperone perla perno persona "
    "pesca petalo pettine pezzo piacere pialla pianeta piatto piazza picchio pietra pigiama pigna pilota "
    "pinguino pioggia pioppo pirata piscina pittore piuma platano plico poema polpo polvere pomodoro ponte "
    "popolo porta posata potere pozza pranzo premio presto prima principe profumo progetto pronto prosa "
    "prugna pubblico pulcino puledro pulito punto pupazzo quaderno quaglia quando quaranta quasi quattro "
    "quercia questo quiete quindi quota raccolta radice ragazzo ragione rame rapido raviolo recinto record "
    "redine regalo reggia regina remo rete ribes ricamo ricco ricerca ricordo ridere riflesso rifugio "
    "rilievo riparo risata risotto ritmo ritorno riva rivista roba robot romanzo rombo rondine rospo rotaia "
    "rotondo rubino rullo rumore ruscello rustico ruvido sabato sabbia sagra salame salmone salotto salsa "
    "saltare salvia sapere sapone sardina sarto sasso saturno savana scacchi scaffale scala scambio scarpa "
    "scatola scavo scelta schema schiuma scienza scivolo scoglio scolaro scrigno scudo scultura scuola scusa "
    "sdraio secchio secolo sedano sedile seguire sella semaforo sempre senape senso sentiero seppia sera "
    "sereno serie servizio settimo sfilata sgabello sguardo siepe siesta sigillo sigla silenzio simbolo "
    "simile sinfonia sipario sistema slancio slitta smalto smeraldo soave sobrio socio soffice sogno solare "
    "soldo somma sonaglio sopra sorella sorgente sorpresa sorriso sottile sovrano spago spazio spedire spesa "
    "spiaggia spiga spillo spinaci spirale sponda sport spruzzo spugna spuma spuntino squadra stadio stagno "
    "stalla stanza statua stile stima stivale stoffa storia strada striscia strofa stufa stuoia stupore "
    "succo sughero super sveglia svelto svolta tabella tacchino talento tamburo tanto tappeto tarallo tardi "
    "targa tartufo tasca tastiera taxi teatro tecnica tegame tegola telefono tema tempio tenda tenero tennis "
    "tenore teoria terme terra terzo tesoro tessera tetto tigre timbro timido tinello tinta tipico tirare "
    "tisana titolo tocco tonno topazio torcia torneo toro torre totale tovaglia traccia tragitto trattore "
    "trenta tribuna triglia trionfo trofeo tronco trota trovare trucco tucano tuffo tulipano tunica tunnel "
    "turbina turismo turno tutela udito uguale ulivo umile uncino undici unico unione universo usare "
    "usignolo utensile uvetta vacanza vagone valigia valle valore valzer vaniglia vario vassoio vasto vedere "
    "velluto veloce vendita veranda verbena verde vernice verso vestito vetrina viaggio viale vicino vicolo "
    "video vigile vigneto vimini viola visita vivace volpe volume vongola vortice vulcano zabaione zaffiro "
    "zaino zampa zattera zebra zenit zenzero zero zinco zoccolo zona zucca zuppa";

} // namespace

const QStringList &passphraseWords()
{
    static const QStringList list = QString::fromLatin1(words).split(QLatin1Char(' '));
    return list;
}

} // namespace td::authoring
