#include "core/referencing/PackageIndex.h"

#include "core/referencing/CandidatureSheet.h"

#include <QFileInfo>

#include <algorithm>

namespace pupitre {

namespace {

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

void addLetter(const PackageContents& contents, QList<PageBlock>& blocks)
{
    const Candidature& form = contents.version.candidature;
    blocks.append(PageBlock::heading(QStringLiteral("Lettre d’accompagnement")));
    blocks.append(PageBlock::paragraph(QStringLiteral("Madame, Monsieur,")));
    blocks.append(PageBlock::paragraph(
        QStringLiteral("Veuillez trouver dans ce dossier les preuves de conformité du service de messagerie sécurisée "
                       "de santé «\u00A0%1\u00A0», version %2, présentées par %3 au titre du %4, pour %5 : %6.")
            .arg(form.serviceName, form.serviceVersion, form.companyName, form.dsr,
                 form.profiles().size() > 1 ? QStringLiteral("les profils") : QStringLiteral("le profil"),
                 form.profiles().join(QStringLiteral(", ")))));
    QString order =
        QStringLiteral("Chaque exigence applicable est suivie des preuves qui y répondent. Les fichiers portent "
                       "le numéro de l’exigence et gardent le nom donné par leur auteur.");
    if (!contents.draft)
        order +=
            QStringLiteral(" Le contenu a été examiné avant le dépôt afin de n’y laisser ni donnée de santé réelle, "
                           "ni secret.");
    blocks.append(PageBlock::paragraph(order));
    blocks.append(PageBlock::paragraph(QStringLiteral(
        "Nous restons à votre disposition par l’outil de gestion des candidatures pour toute précision.")));
    blocks.append(
        PageBlock::paragraph(form.representative() + QStringLiteral(", représentant légal"), PageBlock::Tone::Strong));
}

void addSummary(const PackageContents& contents, QList<PageBlock>& blocks)
{
    qint64 bytes = 0;
    qint64 here = 0;
    for (const PackagedProof& packaged : contents.proofs) {
        bytes += packaged.proof.size;
        here += packaged.part == contents.part ? 1 : 0;
    }
    QList<std::pair<QString, QString>> facts{
        {QStringLiteral("Exigences prouvées"),
         QStringLiteral("%1 sur %2").arg(contents.readiness.ready).arg(contents.readiness.applicable)},
        {QStringLiteral("Preuves"),
         QStringLiteral("%1 fichiers, %2").arg(contents.proofs.size()).arg(frenchSize(bytes))},
        {QStringLiteral("Questionnaire de maturité SSI"),
         contents.readiness.unanswered.isEmpty()
             ? QStringLiteral("renseigné")
             : QStringLiteral("%1 questions sans réponse").arg(contents.readiness.unanswered.size())},
        {QStringLiteral("Référentiel d’exigences"), contents.catalogueTitle},
        {QStringLiteral("Signature"),
         contents.signer.isEmpty() ? QStringLiteral("ce dossier n’est pas signé") : contents.signer}};
    if (contents.parts > 1)
        facts.append({QStringLiteral("Dossier divisé"), QStringLiteral("partie %1 sur %2, %3 preuves dans celle-ci")
                                                            .arg(contents.part)
                                                            .arg(contents.parts)
                                                            .arg(here)});
    blocks.append(PageBlock::heading(QStringLiteral("Synthèse")));
    blocks.append(PageBlock::facts(facts));
}

void addRequirements(const PackageContents& contents, QList<PageBlock>& blocks)
{
    blocks.append(PageBlock::heading(QStringLiteral("Exigences et preuves")));
    if (!contents.catalogueNotice.isEmpty())
        blocks.append(PageBlock::paragraph(contents.catalogueNotice, PageBlock::Tone::Muted));
    PageBlock table;
    table.kind = PageBlock::Kind::Table;
    table.titles = {QStringLiteral("Exigence"), QStringLiteral("Énoncé"), QStringLiteral("État"),
                    QStringLiteral("Preuves")};
    table.weights = {2, 5, 1.4, 4};
    for (const ChecklistItem& item : contents.items) {
        PageBlock::Cell name{{{item.requirement.id, {}}}, PageBlock::Tone::Strong};
        if (item.requirement.nature == Requirement::Nature::Recommendation)
            name.lines.append({QStringLiteral("(préconisation)"), {}});
        PageBlock::Cell statement{{{item.requirement.statement, {}}}, PageBlock::Tone::Normal};
        if (!item.work.comment.isEmpty())
            statement.lines.append({QStringLiteral("Commentaire : ") + item.work.comment, {}});
        if (item.work.status == RequirementStatus::NotApplicable)
            statement.lines.append({QStringLiteral("Justification : ") + item.work.justification, {}});
        PageBlock::Cell proofs;
        for (const PackagedProof& packaged : contents.proofs) {
            if (packaged.requirement != item.requirement.id)
                continue;
            if (packaged.part == contents.part)
                proofs.lines.append({packaged.path.section(u'/', -1), packaged.path});
            else
                proofs.lines.append(
                    {QStringLiteral("%1 (partie %2)").arg(packaged.path.section(u'/', -1)).arg(packaged.part), {}});
        }
        if (proofs.lines.isEmpty())
            proofs.lines.append({QStringLiteral("—"), {}});
        table.rows.append({name, statement, {{{statusWord(item.work.status), {}}}, PageBlock::Tone::Normal}, proofs});
    }
    blocks.append(table);
}

} // namespace

QString frenchSize(qint64 bytes)
{
    const char* const units[] = {"octets", "Kio", "Mio", "Gio", "Tio"};
    int unit = 0;
    double value = static_cast<double>(bytes);
    while (value >= 1024 && unit < 4) {
        value /= 1024;
        ++unit;
    }
    const QString number = QString::number(value, 'f', unit == 0 || value >= 100 ? 0 : 1).replace(u'.', u',');
    return number + QChar(0xA0) + QString::fromLatin1(units[unit]);
}

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
    static const QStringList devices{QStringLiteral("CON"), QStringLiteral("PRN"), QStringLiteral("AUX"),
                                     QStringLiteral("NUL")};
    const QString stem = safe.section(u'.', 0, 0).toUpper();
    if (devices.contains(stem) || (stem.size() == 4 && stem[3].isDigit() &&
                                   (stem.startsWith(QLatin1String("COM")) || stem.startsWith(QLatin1String("LPT")))))
        safe.prepend(u'_');
    return safe.isEmpty() ? QStringLiteral("fichier") : safe;
}

QStringList verificationCommands(const QString& package, bool isSigned)
{
    QStringList commands{
        QStringLiteral("unzip -q %1 -d dossier && cd dossier").arg(package),
        QStringLiteral("sha256sum -c manifest-sha256.txt"),
    };
    if (isSigned)
        commands << QStringLiteral("grep -qF \"$(openssl dgst -sha256 -binary manifest-sha256.txt | base64)\" "
                                   "META-INF/ASiCManifest.xml && openssl cms -verify -cades -binary -inform DER -in "
                                   "META-INF/signature001.p7s -content META-INF/ASiCManifest.xml -purpose any -CAfile "
                                   "autorite.pem -out /dev/null")
                 << QStringLiteral(
                        "grep -qF \"$(openssl dgst -sha256 -binary META-INF/signature001.p7s | base64)\" "
                        "META-INF/ASiCManifest002.xml && openssl ts -verify -token_in -in META-INF/timestamp001.tst "
                        "-data META-INF/ASiCManifest002.xml -CAfile autorite-horodatage.pem");
    return commands;
}

PageSheet packageIndex(const PackageContents& contents)
{
    const Candidature& form = contents.version.candidature;
    PageSheet sheet;
    sheet.title = QStringLiteral("Dossier de référencement — %1").arg(form.serviceName);
    sheet.author = form.companyName;
    sheet.footer = QStringLiteral("Dossier de référencement – %1 %2").arg(form.serviceName, form.serviceVersion);
    sheet.written = contents.version.savedAt;
    QList<PageBlock>& blocks = sheet.blocks;
    blocks.append(PageBlock::heading(QStringLiteral("Dossier de référencement"), 1));
    blocks.append(
        PageBlock::paragraph(QStringLiteral("%1 — %2 %3").arg(form.companyName, form.serviceName, form.serviceVersion),
                             PageBlock::Tone::Muted));
    if (contents.draft)
        blocks.append(PageBlock::paragraph(QStringLiteral("BROUILLON — dossier incomplet, à ne pas déposer."),
                                           PageBlock::Tone::Warning));
    addLetter(contents, blocks);
    addSummary(contents, blocks);
    blocks.append(PageBlock::heading(QStringLiteral("Candidature")));
    blocks.append(candidatureFacts(form));
    blocks.append(PageBlock::paragraph(
        QStringLiteral("Le formulaire est aussi dans candidature.pdf, les réponses au questionnaire de maturité SSI "
                       "dans questionnaire-ssi.pdf."),
        PageBlock::Tone::Muted));
    addRequirements(contents, blocks);
    blocks.append(PageBlock::heading(QStringLiteral("Engagements de l’opérateur (DSR § 4.8)")));
    blocks.append(PageBlock::paragraph(QStringLiteral("Par le dépôt de sa candidature, l’opérateur s’engage à :")));
    blocks.append(PageBlock::bullets(
        {QStringLiteral("proposer un service de messagerie assurant les fonctionnalités minimales requises ;"),
         QStringLiteral("fournir des éléments de preuve reflétant de manière sincère et fidèle le fonctionnement du "
                        "service candidat ;"),
         QStringLiteral("respecter l’intégralité du processus de référencement et les termes de la convention de "
                        "référencement ;"),
         QStringLiteral("ne pas diffuser de données de santé à caractère personnel et se limiter à transmettre des "
                        "données fictives ou anonymisées ;"),
         QStringLiteral("partager des preuves dénuées de tout risque SSI pour l’ANS ou ses partenaires.")}));
    blocks.append(PageBlock::heading(QStringLiteral("Vérifier ce dossier")));
    const bool isSigned = !contents.signer.isEmpty();
    blocks.append(PageBlock::paragraph(
        isSigned ? QStringLiteral("Sans autre programme que unzip, sha256sum et openssl : ouvrir, comparer chaque "
                                  "fichier au manifeste, vérifier la signature, vérifier l’horodatage s’il a été "
                                  "apposé. « autorite.pem » et « autorite-horodatage.pem » sont les certificats des "
                                  "autorités auxquelles vous faites confiance.")
                 : QStringLiteral("Sans autre programme que unzip et sha256sum : ouvrir, puis comparer chaque fichier "
                                  "au manifeste.")));
    blocks.append(PageBlock::code(verificationCommands(QStringLiteral("dossier.asice"), isSigned)));
    return sheet;
}

} // namespace pupitre
