// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/Messages.h"

namespace td::notify {
namespace {

using namespace Qt::StringLiterals;

QString page(const QString &body)
{
    return u"<!DOCTYPE html><html lang=\"it\"><head><meta charset=\"utf-8\"><title>TuoDossier</title></head>"
           "<body style=\"font-family:sans-serif;font-size:16px;line-height:1.5\">%1</body></html>"_s.arg(body);
}

Email plain(const QString &subject, const QString &text)
{
    return {subject, text, page(u"<p>%1</p>"_s.arg(text.toHtmlEscaped()))};
}

} // namespace

QString codeSms(const QString &code, std::chrono::minutes lifetime)
{
    return u"Il codice di sicurezza TuoDossier è %1. Vale %2 minuti. Non lo comunichi a nessuno."_s.arg(code).arg(
        lifetime.count());
}

Email codeEmail(const QString &code, std::chrono::minutes lifetime)
{
    return plain(u"Codice di sicurezza TuoDossier"_s, codeSms(code, lifetime));
}

QString firstPasswordSms(const QString &password)
{
    return u"La sua password iniziale per TuoDossier è:\n%1\nAl primo accesso le consigliamo di cambiarla."_s.arg(
        password);
}

Email firstPasswordEmail(const QString &password)
{
    return plain(u"Password iniziale TuoDossier"_s, firstPasswordSms(password));
}

QString contactCodeSms(const QString &code, std::chrono::minutes lifetime)
{
    return u"Per confermare questo contatto in TuoDossier inserisca il codice %1. Vale %2 minuti."_s.arg(code).arg(
        lifetime.count());
}

Email contactCodeEmail(const QString &code, std::chrono::minutes lifetime)
{
    return plain(u"Conferma del contatto TuoDossier"_s, contactCodeSms(code, lifetime));
}

QString contactChangedSms()
{
    return u"Questo contatto non è più associato al suo profilo TuoDossier. Se non lo ha chiesto lei, avvisi la clinica."_s;
}

Email contactChangedEmail()
{
    return plain(u"TuoDossier: contatto modificato"_s, contactChangedSms());
}

QString resetLink(const QString &token)
{
    return u"tuodossier:reset?token="_s + token;
}

Email resetEmail(const QString &token, std::chrono::minutes lifetime)
{
    const QString link = resetLink(token);
    const QString opening =
        u"questa e-mail è stata inviata automaticamente a seguito dell'operazione di RESET password "
        "richiesta in TuoDossier."_s;
    const QString lasting =
        u"Il link e il codice valgono %1 minuti e si possono usare una sola volta."_s.arg(lifetime.count());
    const QString ignore = u"Se non ha richiesto il RESET password, la preghiamo di ignorare questa e-mail: la sua "
                           "password resta valida."_s;
    const QString text =
        u"Gentile Paziente,\n\n%1\n\nPer impostare una nuova password apra questo link sul computer dove usa "
        u"TuoDossier:\n\n"
        "%2\n\nSe il link non si apre, copi questo codice nella pagina «Nuova password»:\n\n%3\n\n%4\n%5\n"_s.arg(
            opening, link, token, lasting, ignore);
    const QString html =
        u"<p>Gentile Paziente,</p><p>%1</p><p>Per impostare una nuova password prema il seguente tasto:</p>"
        "<p><a href=\"%2\" style=\"display:inline-block;padding:12px 24px;background:#0b5394;color:#ffffff;"
        "text-decoration:none;border-radius:4px\">RESET password</a></p>"
        "<p>Nel caso in cui non fosse possibile premere il tasto può aprire questo link: <a href=\"%2\">%2</a></p>"
        "<p>Oppure copi questo codice nella pagina «Nuova password»:<br><code>%3</code></p><p>%4</p><p>%5</p>"_s.arg(
            opening, link, token, lasting, ignore);
    return {u"TuoDossier: RESET password"_s, text, page(html)};
}

} // namespace td::notify
