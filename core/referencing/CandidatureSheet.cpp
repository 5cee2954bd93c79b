#include "core/referencing/CandidatureSheet.h"

#include "core/indicators/IndicatorStore.h"

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype mostValues = 12; ///< of a dimension, in the proof of the indicators

QString yesNo(bool value)
{
    return value ? QStringLiteral("oui") : QStringLiteral("non");
}

QString kindWord(Candidature::OperatorKind kind)
{
    switch (kind) {
    case Candidature::OperatorKind::Developer:
        return QStringLiteral("Opérateur Développeur");
    case Candidature::OperatorKind::Buyer:
        return QStringLiteral("Opérateur Acheteur (dispensé de référencement)");
    case Candidature::OperatorKind::Unknown:
        break;
    }
    return {};
}

// What a field is called in the form.
QString fieldWord(const QString& field)
{
    static const QHash<QString, QString> words{
        {QStringLiteral("representative_surname"), QStringLiteral("Nom du représentant légal")},
        {QStringLiteral("representative_given_name"), QStringLiteral("Prénom du représentant légal")},
        {QStringLiteral("representative_mail"), QStringLiteral("Courriel du représentant légal")},
        {QStringLiteral("representative_phone"), QStringLiteral("Téléphone du représentant légal")},
        {QStringLiteral("contact_surname"), QStringLiteral("Nom du contact")},
        {QStringLiteral("contact_given_name"), QStringLiteral("Prénom du contact")},
        {QStringLiteral("company_name"), QStringLiteral("Dénomination sociale")},
        {QStringLiteral("siret"), QStringLiteral("SIRET")},
        {QStringLiteral("service_name"), QStringLiteral("Service de messagerie")},
        {QStringLiteral("service_version"), QStringLiteral("Numéro de version")},
        {QStringLiteral("main_component"), QStringLiteral("Composant principal")},
        {QStringLiteral("dsr"), QStringLiteral("DSR choisi")},
        {QStringLiteral("planned_proofs"), QStringLiteral("Dépôt prévu du dossier de preuves")},
        {QStringLiteral("deposit_before"), QStringLiteral("Dépôt à faire avant le")},
        {QStringLiteral("date_publishable"), QStringLiteral("Publication de cette date par l’ANS")},
        {QStringLiteral("operator_kind"), QStringLiteral("Type d’opérateur")},
        {QStringLiteral("contract_v2_signed"), QStringLiteral("Contrat Opérateur V2 signé avec l’ANS")},
        {QStringLiteral("in_trust_space"), QStringLiteral("Service dans l’Espace de Confiance MSSanté")}};
    return words.value(field, field);
}

PageBlock seriesTable(const IndicatorSeries& series)
{
    PageBlock table;
    table.kind = PageBlock::Kind::Table;
    const QStringList values = series.values.first(std::min(series.values.size(), mostValues));
    table.titles = {QStringLiteral("Mois")};
    table.weights = {2};
    for (const QString& value : values) {
        table.titles.append(value.isEmpty() ? QStringLiteral("Total") : value);
        table.weights.append(1.4);
    }
    for (qsizetype month = 0; month < series.months.size(); ++month) {
        QList<PageBlock::Cell> row{{{{series.months[month], {}}}, PageBlock::Tone::Strong}};
        const bool known = series.known.contains(series.months[month]);
        for (const QString& value : values)
            row.append({{{known ? QString::number(series.totals.value(value).value(month)) : QStringLiteral("—"), {}}},
                        PageBlock::Tone::Normal});
        table.rows.append(row);
    }
    return table;
}

} // namespace

QString frenchDate(const QDate& date)
{
    return date.toString(QStringLiteral("dd/MM/yyyy"));
}

PageBlock candidatureFacts(const Candidature& form)
{
    const QStringList starred = mandatoryCandidatureFields();
    QList<std::pair<QString, QString>> facts;
    const auto add = [&](const char* field, const QString& value) {
        const QString name = QString::fromLatin1(field);
        facts.append({fieldWord(name) + (starred.contains(name) ? QStringLiteral("\u00A0*") : QString()), value});
    };
    add("company_name", form.companyName);
    add("siret", form.siret);
    facts.append({QStringLiteral("Représentant légal\u00A0*"), form.representative()});
    add("representative_mail", form.representativeMail);
    add("representative_phone", form.representativePhone);
    facts.append({QStringLiteral("Contact\u00A0*"), form.contact()});
    add("operator_kind", kindWord(form.kind));
    add("contract_v2_signed", yesNo(form.contractV2Signed));
    add("in_trust_space", yesNo(form.inTrustSpace));
    add("service_name", form.serviceName);
    add("service_version", form.serviceVersion);
    add("main_component", form.mainComponent);
    add("dsr", form.dsr);
    add("planned_proofs", frenchDate(form.plannedProofs));
    add("date_publishable", !form.datePublishable   ? QString()
                            : *form.datePublishable ? QStringLiteral("autorisée")
                                                    : QStringLiteral("non autorisée"));
    facts.append({QStringLiteral("Profils"), form.profiles().join(QStringLiteral(", "))});
    return PageBlock::facts(facts);
}

PageSheet candidatureSheet(const Dossier::Version& version, const CandidatureFindings& findings)
{
    const Candidature& form = version.candidature;
    PageSheet sheet;
    sheet.title = QStringLiteral("Candidature au référencement — %1").arg(form.serviceName);
    sheet.author = form.companyName;
    sheet.footer = QStringLiteral("Candidature %1, version %2 du formulaire").arg(version.which).arg(version.number);
    sheet.written = version.savedAt;
    QList<PageBlock>& blocks = sheet.blocks;
    blocks.append(PageBlock::heading(QStringLiteral("Candidature au référencement"), 1));
    blocks.append(PageBlock::paragraph(QStringLiteral("%1 — candidature %2, version %3 du %4")
                                           .arg(form.dsr)
                                           .arg(version.which)
                                           .arg(version.number)
                                           .arg(frenchDate(version.savedAt.date())),
                                       PageBlock::Tone::Muted));
    if (form.filed)
        blocks.append(PageBlock::paragraph(QStringLiteral("Candidature déposée : les profils sont définitifs.")));
    blocks.append(candidatureFacts(form));
    blocks.append(PageBlock::paragraph(QStringLiteral("* obligatoire avant la date limite de dépôt (DSR § 4.2)."),
                                       PageBlock::Tone::Muted));
    QStringList wrong;
    for (const Error& error : findings.errors) {
        const QString word = fieldWord(error.field());
        const QString line = error.code() == ErrorCode::CandidatureMissing ? word + QStringLiteral(" : à renseigner")
                                                                           : word + QStringLiteral(" : à corriger");
        if (!wrong.contains(line))
            wrong.append(line);
    }
    if (!wrong.isEmpty()) {
        blocks.append(PageBlock::heading(QStringLiteral("Reste à faire avant le dépôt")));
        blocks.append(PageBlock::bullets(wrong));
    }
    return sheet;
}

PageSheet questionnaireSheet(const Questionnaire& questionnaire, const QHash<QString, QString>& answers,
                             const Candidature& form)
{
    PageSheet sheet;
    sheet.title = questionnaire.title;
    sheet.author = form.companyName;
    sheet.footer = QStringLiteral("Questionnaire de maturité SSI – %1").arg(form.serviceName);
    sheet.blocks.append(PageBlock::heading(questionnaire.title, 1));
    if (!questionnaire.notice.isEmpty())
        sheet.blocks.append(PageBlock::paragraph(questionnaire.notice, PageBlock::Tone::Muted));
    QString theme;
    QList<std::pair<QString, QString>> facts;
    const auto flush = [&] {
        if (facts.isEmpty())
            return;
        if (!theme.isEmpty())
            sheet.blocks.append(PageBlock::heading(theme, 3));
        PageBlock table = PageBlock::facts(facts);
        table.weights = {3, 2};
        sheet.blocks.append(table);
        facts.clear();
    };
    for (const Question& question : questionnaire.questions) {
        if (question.theme != theme) {
            flush();
            theme = question.theme;
        }
        facts.append({question.id + QStringLiteral(" — ") + question.text, answers.value(question.id)});
    }
    flush();
    return sheet;
}

Result<PageSheet> indicatorSheet(Workspace& workspace, const QString& formatId)
{
    const IndicatorStore store(workspace);
    auto files = store.files();
    if (!files)
        return fail(files.error());
    PageBlock table;
    table.kind = PageBlock::Kind::Table;
    table.titles = {QStringLiteral("Fichier"), QStringLiteral("Mois"), QStringLiteral("Lignes lues"),
                    QStringLiteral("Rejetées"), QStringLiteral("SHA-256")};
    table.weights = {3, 1.5, 1.2, 1.2, 4};
    for (const StoredIndicatorFile& file : std::as_const(*files)) {
        if (file.format != formatId || !file.inForce)
            continue;
        table.rows.append({{{{file.name, {}}}, PageBlock::Tone::Strong},
                           {{{file.months.join(u' '), {}}}, PageBlock::Tone::Normal},
                           {{{QString::number(file.read), {}}}, PageBlock::Tone::Normal},
                           {{{QString::number(file.rejected), {}}}, PageBlock::Tone::Normal},
                           {{{file.sha256, {}}}, PageBlock::Tone::Muted}});
    }
    if (table.rows.isEmpty())
        return fail(Error(ErrorCode::ProofSourceUnknown).withValue(formatId));
    auto totals = store.series(formatId, QStringLiteral("count"), {});
    if (!totals)
        return fail(totals.error());
    PageSheet sheet;
    sheet.title = QStringLiteral("Indicateurs mensuels — %1").arg(formatId);
    sheet.footer = sheet.title;
    sheet.blocks = {PageBlock::heading(sheet.title, 1),
                    PageBlock::paragraph(QStringLiteral("Nombre de lignes par mois, tel que le donnent les fichiers "
                                                        "en vigueur."),
                                         PageBlock::Tone::Muted),
                    seriesTable(*totals), PageBlock::heading(QStringLiteral("Fichiers")), table};
    return sheet;
}

} // namespace pupitre
