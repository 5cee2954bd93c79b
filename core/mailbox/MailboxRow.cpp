#include "core/mailbox/MailboxRow.h"

#include "core/base/Folding.h"

#include <QVariant>

namespace pupitre {

QString mailboxRowColumns()
{
    return QStringLiteral("mailbox.id, mailbox.address, mailbox.type, mailbox.person_id, mailbox.structure_id, "
                          "mailbox.surname, mailbox.given_name, mailbox.description, mailbox.service, "
                          "mailbox.responsible, mailbox.red_list, mailbox.status, mailbox.status_reason, "
                          "mailbox.revision");
}

Mailbox mailboxOf(const QSqlQuery& row)
{
    Mailbox mailbox;
    mailbox.id = row.value(0).toLongLong();
    mailbox.address = row.value(1).toString();
    mailbox.type = mailboxTypeFromCode(row.value(2).toString()).value_or(MailboxType::Personal);
    mailbox.personId = row.value(3).toString();
    mailbox.structureId = row.value(4).toString();
    mailbox.surname = row.value(5).toString();
    mailbox.givenName = row.value(6).toString();
    mailbox.description = row.value(7).toString();
    mailbox.service = row.value(8).toString();
    mailbox.responsible = row.value(9).toString();
    mailbox.redList = row.value(10).toInt() != 0;
    mailbox.status = mailboxStatusFromCode(row.value(11).toString()).value_or(MailboxStatus::Active);
    mailbox.statusReason = row.value(12).toString();
    mailbox.revision = row.value(13).toLongLong();
    return mailbox;
}

QString searchedText(const Mailbox& mailbox)
{
    QString text;
    for (const QString* part : {&mailbox.address, &mailbox.surname, &mailbox.givenName, &mailbox.personId,
                                &mailbox.structureId, &mailbox.service, &mailbox.description, &mailbox.responsible}) {
        if (!part->isEmpty())
            text += *part + QLatin1Char('\n');
    }
    return folded(text + QLatin1Char('\n'));
}

QJsonObject journalled(const Mailbox& mailbox)
{
    QJsonObject object = toJson(mailbox);
    if (!mailbox.statusReason.isEmpty())
        object.insert(QStringLiteral("motif"), mailbox.statusReason);
    return object;
}

} // namespace pupitre
