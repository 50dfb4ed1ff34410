// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/DemoReports.h"

namespace td::demo {
namespace {

using namespace Qt::StringLiterals;

// LOINC: imaging study, CT study, MR study, ultrasound study, consultation note, discharge summary.
constexpr const char *radiography = "18748-4";
constexpr const char *ct = "18747-6";
constexpr const char *mr = "18755-9";
constexpr const char *us = "18760-9";
constexpr const char *visit = "11488-4";
constexpr const char *discharge = "34105-7";

// clang-format off
constexpr DemoReport reports[]{
    {"Referto radiologico", radiography, "P2", "2025-04-24T16:10", "AQ111870,AQ111871", "RX PIEDE DX, RX PIEDE SX",
     "Esame eseguito in proiezione dorso-plantare, bilateralmente. Non si apprezzano rime di frattura in atto. Regolari per ampiezza gli spazi articolari metatarso-falangei. Lieve deviazione in valgo dell’alluce, più evidente a destra. Sesamoidi in sede. Tono calcico conservato.",
     "Non lesioni ossee focali o traumatiche recenti. Lieve alluce valgo bilaterale."},
    {"Referto TC", ct, "P1", "2025-03-12T11:40", "AQ110934", "TC ENCEFALO SENZA MDC",
     "Esame eseguito con tecnica volumetrica in condizioni basali. Non si riconoscono aree di alterata densità parenchimale in sede sovra- e sottotentoriale, né raccolte ematiche intra- o extra-assiali. Sistema ventricolare in asse, di normali dimensioni. Fisiologiche calcificazioni della pineale e dei plessi corioidei. Regolare pneumatizzazione delle mastoidi e dei seni paranasali.",
     "Esame nei limiti della norma. Non emorragie in atto."},
    {"Referto RM", mr, "P1", "2025-02-18T15:05", "AQ110412", "RM ENCEFALO SENZA MDC",
     "Sequenze assiali T2 TSE e T1 SE. Morfologia e intensità di segnale del parenchima encefalico nella norma. Spazi liquorali periencefalici e sistema ventricolare di ampiezza regolare per l’età. Strutture della linea mediana in asse. Normale rappresentazione delle strutture della fossa cranica posteriore.",
     "Non alterazioni di segnale a carico dell’encefalo."},
    {"Referto ecografico", us, "P3", "2025-02-04T09:30", "AQ110187", "ECOGRAFIA ADDOME SUPERIORE CON COLOR DOPPLER",
     "Fegato di dimensioni regolari, a margini netti ed ecostruttura omogenea, senza lesioni focali. Vena porta pervia, di calibro normale, con flusso epatopeto. Colecisti distesa, alitiasica, a pareti sottili. Vie biliari non dilatate. Rene destro in sede, con normale differenziazione cortico-midollare, senza idronefrosi.",
     "Reperti ecografici nella norma."},
    {"Visita specialistica", visit, "P2", "2024-11-25T10:20", "AQ108755", "VISITA ORTOPEDICA",
     "La paziente riferisce dolore all’avampiede dopo prolungata stazione eretta. Obiettivamente lieve dolorabilità alla prima articolazione metatarso-falangea, articolarità conservata, non segni di flogosi.",
     "Si consiglia esame radiografico dei piedi e valutazione dell’appoggio plantare."},
    {"Referto radiologico", radiography, "P2", "2024-09-16T08:50", "AQ107320", "RX TORACE 2P",
     "Non si osservano lesioni pleuro-parenchimali a focolaio in atto. Ili nei limiti. Ombra cardiaca di dimensioni regolari. Liberi i seni costofrenici.",
     "Esame nei limiti della norma."},
    {"Referto ecografico", us, "P3", "2024-06-05T12:15", "AQ105011", "ECOGRAFIA TIROIDEA",
     "Tiroide in sede, di volume normale. Ecostruttura omogenea. In sede media del lobo destro minuta formazione cistica di 3 mm. Non linfoadenopatie laterocervicali.",
     "Minuta cisti colloidale del lobo destro. Controllo ecografico tra 12 mesi."},
    {"Referto RM", mr, "P1", "2024-03-21T17:25", "AQ103498", "RM GINOCCHIO SX",
     "Legamenti crociati e collaterali continui e di segnale regolare. Menischi di morfologia conservata. Modesta falda di versamento endoarticolare. Non edema della spongiosa.",
     "Modesto versamento articolare. Non lesioni capsulo-legamentose."},
    {"Referto radiologico", radiography, "P4", "2024-01-30T14:00", "AQ102266", "RX COLONNA LOMBOSACRALE",
     "Lieve rettilineizzazione della lordosi lombare. Corpi vertebrali di altezza conservata. Spazi intersomatici regolari. Articolazioni sacro-iliache nei limiti.",
     "Atteggiamento antalgico. Non alterazioni ossee focali."},
    {"Lettera di dimissione", discharge, "P1", "2023-11-10T13:00", "AQ100871", "DAY SURGERY: ASPORTAZIONE NEVO",
     "Intervento eseguito in anestesia locale, decorso regolare. Ferita chirurgica in ordine, suture in sede. Dimissione in giornata in buone condizioni generali.",
     "Rimozione delle suture tra 10 giorni. Ritiro dell’esame istologico tra 20 giorni."},
    {"Referto ecografico", us, "P3", "2023-09-27T09:05", "AQ099340", "ECOGRAFIA CUTE E SOTTOCUTE",
     "In corrispondenza della tumefazione indicata in regione scapolare destra si osserva formazione ovalare iperecogena di 12 x 5 mm, a margini netti, non vascolarizzata.",
     "Reperto compatibile con lipoma."},
    {"Referto radiologico", radiography, "P2", "2023-06-14T11:30", "AQ097003", "RX POLSO DX",
     "Non rime di frattura. Regolari i rapporti articolari radio-carpici e intercarpici. Tessuti molli nei limiti.",
     "Non lesioni traumatiche recenti."},
    {"Referto TC", ct, "P1", "2023-04-03T16:45", "AQ095412", "TC MASSICCIO FACCIALE",
     "Lieve deviazione destroconvessa del setto nasale. Ispessimento mucoso del recesso alveolare del seno mascellare sinistro. Pervi i complessi ostio-meatali.",
     "Sinusopatia mascellare sinistra di lieve entità."},
    {"Visita specialistica", visit, "P3", "2023-03-08T10:00", "AQ094777", "VISITA OTORINOLARINGOIATRICA",
     "Ostruzione respiratoria nasale prevalente a sinistra, rinorrea posteriore. Alla rinoscopia mucosa iperemica, setto deviato.",
     "Si richiede TC del massiccio facciale; terapia topica nasale per 30 giorni."},
    {"Referto ecografico", us, "P4", "2022-10-19T15:40", "AQ092118", "ECOGRAFIA PELVICA",
     "Utero antiverso, di dimensioni e morfologia regolari. Endometrio di spessore congruo alla fase del ciclo. Ovaie nei limiti. Non versamento nel Douglas.",
     "Reperti nella norma."},
    {"Referto radiologico", radiography, "P2", "2022-07-11T08:30", "AQ089956", "ORTOPANTOMOGRAFIA",
     "Presenti gli elementi dentari permanenti. Ottavi inferiori inclusi in posizione mesioversa. Non lesioni radiotrasparenti dei mascellari.",
     "Inclusione dei terzi molari inferiori."},
    {"Referto RM", mr, "P1", "2022-05-02T18:10", "AQ088033", "RM COLONNA CERVICALE",
     "Allineamento somatico conservato. Minima protrusione discale C5-C6 ad ampio raggio, senza impegno del sacco durale. Midollo di segnale normale.",
     "Minima protrusione discale C5-C6."},
    {"Referto radiologico", radiography, "P4", "2022-02-22T12:50", "AQ086120", "RX COLONNA CERVICALE",
     "Riduzione della fisiologica lordosi. Spazi intersomatici conservati. Non anomalie della cerniera occipito-cervicale.",
     "Rettilineizzazione della lordosi cervicale."},
    {"Referto ecografico", us, "P3", "2021-11-15T09:45", "AQ084404", "ECOGRAFIA MAMMARIA BILATERALE",
     "Mammelle a struttura prevalentemente fibroghiandolare. Non immagini nodulari solide. Non linfonodi ascellari di aspetto patologico.",
     "Esame negativo. Controllo secondo l’età."},
    {"Referto radiologico", radiography, "P2", "2021-08-30T10:35", "AQ082677", "RX CAVIGLIA SX",
     "Non rime di frattura malleolari. Conservata la rima tibio-tarsica. Tumefazione dei tessuti molli perimalleolari esterni.",
     "Non fratture. Tumefazione dei tessuti molli."},
    {"Referto ecografico", us, "P3", "2021-04-12T14:20", "AQ080215", "ECOGRAFIA ADDOME COMPLETO",
     "Fegato, colecisti, pancreas, milza e reni nei limiti. Aorta addominale di calibro regolare. Vescica ben distesa, a pareti sottili.",
     "Esame nei limiti della norma."},
    {"Referto radiologico", radiography, "P1", "2020-10-06T17:00", "AQ076540", "RX TORACE 2P",
     "Trama bronco-vasale nei limiti. Non addensamenti. Cuore nei limiti volumetrici.",
     "Non lesioni pleuro-parenchimali in atto."},
    {"Visita specialistica", visit, "P4", "2020-02-13T11:10", "AQ071902", "VISITA DERMATOLOGICA",
     "Controllo dei nevi in epiluminescenza. Lesioni melanocitarie di aspetto regolare; nevo di regione lombare da rivalutare.",
     "Controllo annuale, fotoprotezione."},
    {"Referto radiologico", radiography, "P2", "2019-09-05T09:15", "AQ066318", "RX MANO SX",
     "Regolare tono calcico. Conservate le rime articolari interfalangee e metacarpo-falangee.",
     "Reperti nella norma."},
};
// clang-format on

QDateTime at(int year, int month, int day, int hour, int minute)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute));
}

} // namespace

std::span<const DemoReport> demoReports()
{
    return reports;
}

std::array<DemoConsent, 3> demoConsents()
{
    return {DemoConsent{"Consensi Privacy",
                        {u"Consenso alla FEA"_s, u"Consenso DSE: adesione"_s, u"Consenso DSE: recupero storico"_s,
                         u"Consenso alla refertazione da remoto"_s, u"Consenso DSE: dati maggior tutela"_s},
                        "La paziente dichiara di aver ricevuto l’informativa sul trattamento dei dati personali e di "
                        "esprimere liberamente i consensi elencati, ciascuno revocabile in ogni momento."},
            DemoConsent{"Richiesta Attivazione Portale TuoDossier",
                        {u"Richiesta attivazione portale TuoDossier"_s},
                        "La paziente richiede l’attivazione delle credenziali di accesso al portale TuoDossier e "
                        "conferma il numero di cellulare e l’indirizzo e-mail comunicati in accettazione."},
            DemoConsent{"Dichiarazione di Accettazione delle Condizioni di Servizio FEA",
                        {u"Consenso all'utilizzo della Firma Elettronica Avanzata"_s},
                        "La paziente dichiara di conoscere e accettare le condizioni del servizio di Firma "
                        "Elettronica Avanzata e di volerlo utilizzare per i documenti che la riguardano."}};
}

DemoStudies demoStudies()
{
    return {
        {u"AQ111870"_s, u"RX PIEDE DX"_s, u"CR"_s, u"FOOT"_s, u"Simulatore CR 12"_s, at(2025, 4, 23, 15, 25)},
        {u"AQ111871"_s, u"RX PIEDE SX"_s, u"CR"_s, u"FOOT"_s, u"Simulatore CR 14"_s, at(2025, 4, 24, 14, 24)},
        {u"AQ110934"_s, u"TC ENCEFALO SENZA MDC"_s, u"CT"_s, u"HEAD"_s, u"Simulatore TC"_s, at(2025, 3, 12, 10, 52)},
        {u"AQ110412"_s, u"RM ENCEFALO SENZA MDC"_s, u"MR"_s, u"BRAIN"_s, u"Simulatore RM"_s, at(2025, 2, 18, 14, 6)},
        {u"AQ110187"_s, u"ECOGRAFIA ADDOME SUPERIORE"_s, u"US"_s, u"ABDOMEN"_s, u"Simulatore ecografo"_s,
         at(2025, 2, 4, 9, 12)}};
}

} // namespace td::demo
