#pragma once

#include "core/lps/MessageComposer.h"
#include "core/lps/MessageInspector.h"

#include <QFile>

#include <algorithm>

/// Fictitious messages, from the data sets the program carries.
namespace pupitre::test {

inline QByteArray fictitious(const char* name)
{
    QFile file(QStringLiteral(":/resources/fictitious/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline MessageDraft documentDraft()
{
    MessageDraft draft;
    draft.from = {QStringLiteral("Dr_Marie_FICTIF_Clinique des Tilleuls"),
                  QStringLiteral("marie.fictif@clinique.mssante.fr")};
    draft.to = {{QStringLiteral("Laboratoire Bertin"), QStringLiteral("secretariat@labo-bertin.mssante.fr")}};
    draft.subject = QStringLiteral("Compte rendu de biologie");
    draft.text = QStringLiteral("Bonjour,\n\nVoici les résultats.\n.\nFrom la clinique");
    draft.documents = {fictitious("biology.xml"), fictitious("letter.xml")};
    draft.renderings = {fictitious("biology.pdf"), fictitious("letter.pdf")};
    draft.productNumber = QStringLiteral("3734");
    return draft;
}

inline QDateTime composedAt()
{
    return QDateTime(QDate(2026, 3, 2), QTime(9, 30), Qt::OffsetFromUTC, 3600);
}

/// "verdict reason" of a rule.
inline QString verdictOf(const MessageInspection& inspection, const QString& id)
{
    for (const RuleResult& rule : inspection.rules) {
        if (rule.id == id)
            return ruleVerdictCode(rule.verdict) + u' ' + rule.reason;
    }
    return {};
}

inline QStringList brokenRules(const MessageInspection& inspection)
{
    QStringList broken;
    for (const RuleResult& rule : inspection.rules) {
        if (rule.verdict == RuleVerdict::Broken)
            broken.append(rule.id + u' ' + rule.reason + u' ' + rule.values.join(u'|'));
    }
    return broken;
}

} // namespace pupitre::test
