#pragma once

#include "core/base/CheckDigits.h"
#include "core/mailbox/Mailbox.h"

/// Fictitious but well-formed data, from a number: the same number gives the same data.
namespace pupitre::test {

/// `digits` followed by the Luhn key that makes them valid.
inline QString withKey(const QString& digits)
{
    for (int key = 0; key < 10; ++key) {
        if (luhnValid(digits + QString::number(key)))
            return digits + QString::number(key);
    }
    return {};
}

inline QString rpps(int n)
{
    return QStringLiteral("8") + withKey(QStringLiteral("99%1").arg(n, 8, 10, QLatin1Char('0')));
}

inline QString finess(int n)
{
    return QStringLiteral("1") + withKey(QStringLiteral("75%1").arg(n, 6, 10, QLatin1Char('0')));
}

inline Mailbox mailbox(int n)
{
    static const QStringList surnames{QStringLiteral("Lefèvre"),         QStringLiteral("Garçon"),
                                      QStringLiteral("N’Guessan"),       QStringLiteral("Muñoz"),
                                      QStringLiteral("O'Brien \"Pat\""), QStringLiteral("D’Œuvre; fils")};
    Mailbox mailbox;
    mailbox.type = static_cast<MailboxType>(n % 4);
    mailbox.address = QStringLiteral("bal.%1@hopital-%2.mssante.fr").arg(n).arg(n % 13);
    const bool person = mailbox.type == MailboxType::Personal || mailbox.type == MailboxType::Cabinet;
    if (person) {
        mailbox.personId = rpps(n);
        mailbox.surname = surnames[n % surnames.size()];
        mailbox.givenName = QStringLiteral("Zoé");
    } else {
        mailbox.structureId = finess(n);
        mailbox.description =
            n % 5 == 0 ? QStringLiteral("Deux lignes\nde « texte »") : QStringLiteral("Secrétariat %1").arg(n);
        mailbox.responsible = QStringLiteral("Mme Test");
    }
    mailbox.service = QStringLiteral("Cardiologie %1").arg(n % 7);
    mailbox.redList = n % 11 == 0;
    mailbox.status = n % 17 == 0 ? MailboxStatus::Suspended : MailboxStatus::Active;
    return mailbox;
}

} // namespace pupitre::test
