#include "core/referencing/PackageIndex.h"

#include <QFileInfo>
#include <QUrl>

namespace pupitre {

namespace {

QString html(const QString& text)
{
    return text.toHtmlEscaped();
}

QString row(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><th scope=\"row\">%1</th><td>%2</td></tr>\n")
        .arg(html(name), value.isEmpty() ? QStringLiteral("—") : html(value));
}

// The package is read in France by the ANS: its words are French whatever the language of the console.
QString statusWord(RequirementStatus status)
{
    switch (status) {
    case RequirementStatus::ToDo:
        return QStringLiteral("À faire");
    case RequirementStatus::InProgress:
        return QStringLiteral("En cours");
    case RequirementStatus::Ready:
        return QStringLiteral("Prête");
    case RequirementStatus::NotApplicable:
        return QStringLiteral("Sans objet");
    }
    return {};
}

const QString style = QStringLiteral("body{font:15px/1.5 system-ui,sans-serif;margin:2.5rem "
                                     "auto;max-width:60rem;padding:0 1.5rem;color:#1a2430;background:#fff}"
                                     "h1{font-size:1.7rem;margin-bottom:.2rem}h2{margin-top:2.4rem;font-size:1.2rem;"
                                     "border-bottom:1px solid #d5dbe3;padding-bottom:.3rem}"
                                     "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:"
                                     "top;padding:.45rem .6rem;border-bottom:1px solid #e6eaef}"
                                     "th[scope=row]{width:19rem;font-weight:600}.draft{background:#fdecc8;color:#"
                                     "6f4300;padding:.8rem 1rem;border-radius:.4rem;font-weight:600}"
                                     ".muted{color:#55606e}code{font-size:.85em;word-break:break-all}pre{background:#"
                                     "f3f5f8;padding:.8rem 1rem;border-radius:.4rem;overflow:auto}");

} // namespace

QString safeFileName(const QString& name)
{
    QString safe;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD)) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
                           c == u'.' || c == u'-' || c == u'_';
        if (plain)
            safe.append(c);
        else if (c.category() != QChar::Mark_NonSpacing)
            safe.append(u'_');
    }
    constexpr qsizetype longest = 80;
    if (safe.size() > longest) {
        const QString suffix = QFileInfo(safe).suffix().left(10);
        safe = safe.left(longest - suffix.size() - 1) + u'.' + suffix;
    }
    while (safe.startsWith(u'.') || safe.startsWith(u'-'))
        safe.remove(0, 1);
    while (safe.endsWith(u'.'))
        safe.chop(1);
    return safe.isEmpty() ? QStringLiteral("fichier") : safe;
}

QByteArray packageIndex(const Candidature& candidature, const QList<ChecklistItem>& items,
                        const QList<PackagedProof>& proofs, const Readiness& readiness, bool draft)
{
    QString page =
        QStringLiteral("<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n<title>Dossier de "
                       "référencement — %1</title>\n<style>%2</style>\n</head>\n<body>\n")
            .arg(html(candidature.serviceName), style);
    page += QStringLiteral("<h1>Dossier de référencement</h1>\n<p class=\"muted\">%1 — %2 %3</p>\n")
                .arg(html(candidature.companyName), html(candidature.serviceName), html(candidature.serviceVersion));
    if (draft)
        page += QStringLiteral("<p class=\"draft\">BROUILLON — dossier incomplet, à ne pas déposer.</p>\n");
    page += QStringLiteral("<h2>Candidature</h2>\n<table>\n");
    page +=
        row(QStringLiteral("Dénomination sociale"), candidature.companyName) +
        row(QStringLiteral("SIRET"), candidature.siret) +
        row(QStringLiteral("Représentant légal"),
            (candidature.representativeGivenName + u' ' + candidature.representativeSurname).trimmed()) +
        row(QStringLiteral("Courriel du représentant légal"), candidature.representativeMail) +
        row(QStringLiteral("Téléphone du représentant légal"), candidature.representativePhone) +
        row(QStringLiteral("Contact"), (candidature.contactGivenName + u' ' + candidature.contactSurname).trimmed()) +
        row(QStringLiteral("Service de messagerie"), candidature.serviceName) +
        row(QStringLiteral("Version"), candidature.serviceVersion) +
        row(QStringLiteral("DSR choisi"), candidature.dsr) +
        row(QStringLiteral("Dépôt prévu des preuves"),
            candidature.plannedProofs.toString(QStringLiteral("dd/MM/yyyy"))) +
        row(QStringLiteral("Publication de cette date"), !candidature.datePublishable ? QString()
                                                         : *candidature.datePublishable
                                                             ? QStringLiteral("autorisée")
                                                             : QStringLiteral("non autorisée")) +
        row(QStringLiteral("Profils"), candidature.profiles().join(QStringLiteral(", ")));
    page += QStringLiteral("</table>\n<h2>Exigences et preuves</h2>\n<p>%1 exigences prouvées sur %2.</p>\n<p "
                           "class=\"muted\">%3</p>\n<table>\n"
                           "<tr><th>Exigence</th><th>Énoncé</th><th>État</th><th>Preuves</th></tr>\n")
                .arg(readiness.ready)
                .arg(readiness.applicable)
                .arg(html(Catalogue::indicative().notice));
    for (const ChecklistItem& item : items) {
        QString links;
        for (const PackagedProof& packaged : proofs) {
            if (packaged.requirement == item.requirement.id)
                links += QStringLiteral("<a href=\"%1\">%2</a><br>")
                             .arg(QString::fromLatin1(QUrl::toPercentEncoding(packaged.path, "/")),
                                  html(packaged.proof.name));
        }
        const QString nature = item.requirement.nature == Requirement::Nature::Recommendation
                                   ? QStringLiteral("<br><span class=\"muted\">préconisation</span>")
                                   : QString();
        page += QStringLiteral("<tr><td>%1%2</td><td>%3%4</td><td>%5</td><td>%6</td></tr>\n")
                    .arg(html(item.requirement.id), nature, html(item.requirement.statement),
                         item.comment.isEmpty()
                             ? QString()
                             : QStringLiteral("<br><span class=\"muted\">%1</span>").arg(html(item.comment)),
                         statusWord(item.status), links.isEmpty() ? QStringLiteral("—") : links);
    }
    page += QStringLiteral(
        "</table>\n<h2>Engagements de l’opérateur (DSR § 4.8)</h2>\n<ul>\n"
        "<li>Proposer un service assurant les fonctionnalités minimales requises.</li>\n"
        "<li>Fournir des preuves sincères et fidèles au fonctionnement du service.</li>\n"
        "<li>Respecter l’intégralité du processus et de la convention de référencement.</li>\n"
        "<li>Ne transmettre que des données fictives ou anonymisées.</li>\n"
        "<li>Partager des preuves dénuées de tout risque pour la sécurité de l’ANS ou de ses partenaires.</li>\n</ul>\n"
        "<h2>Vérifier ce dossier</h2>\n<p>Sans autre programme que ceux du système :</p>\n"
        "<pre>unzip dossier.zip -d dossier\ncd dossier\nsha256sum -c manifest-sha256.txt</pre>\n</body>\n</html>\n");
    return page.toUtf8();
}

} // namespace pupitre
