#pragma once

#include "core/base/Error.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace pupitre {

/// The types of BAL (ANS, TRE_R257-TypeBAL).
enum class MailboxType {
    Personal,       ///< PER: one professional, alone
    Organisational, ///< ORG: a service or a team, under a responsible structure
    Applicative,    ///< APP: software or a machine, under a responsible structure
    Cabinet,        ///< CAB: a liberal practice
};

enum class MailboxStatus {
    Active,    ///< "actif"
    Suspended, ///< "suspendu": refused by the mail system, can come back
    Closed,    ///< "ferme": for good; the address stays reserved
};

QString mailboxTypeCode(MailboxType type);       ///< "PER", "ORG", "APP", "CAB"
QString mailboxStatusCode(MailboxStatus status); ///< "actif", "suspendu", "ferme"
std::optional<MailboxType> mailboxTypeFromCode(const QString& code);
std::optional<MailboxStatus> mailboxStatusFromCode(const QString& code);

/// A mailbox (boîte aux lettres, BAL) of the operator. Address and type never change once it exists.
struct Mailbox
{
    qint64 id = 0;   ///< of the registry; 0 while it is in none
    QString address; ///< lower case
    MailboxType type = MailboxType::Personal;
    QString personId;    ///< idNatPS, with its type digit; PER and CAB
    QString structureId; ///< idNatStruct, with its type digit; ORG and APP, possible elsewhere
    QString surname;
    QString givenName;
    QString description;
    QString service;
    QString responsible;
    bool redList = false; ///< liste rouge: not published in the directory
    MailboxStatus status = MailboxStatus::Active;
    QString statusReason; ///< why it is suspended or closed
    qint64 revision = 0;  ///< of the registry, counts changes
    /// Who else may open it, as the column `titulaires` writes them (HolderList.h); nothing: not said, left as they
    /// are.
    std::optional<QString> holders{};

    /// Same in everything an operator enters (not id, reason or revision); of holders, when both say them.
    bool sameContent(const Mailbox& other) const;
};

/// The column of the holders: written when a mailbox has any, read when it is there.
inline const QString holdersColumn = QStringLiteral("titulaires");

/// A mailbox before and after a change as the journal writes it (compact JSON of journalled()); empty: none, or not at
/// hand.
struct MailboxTexts
{
    QString before;
    QString after;
};

/// The entered fields under the column names of the CSV: for the journal and for plans.
QJsonObject toJson(const Mailbox& mailbox);
/// What toJson() wrote, with the reason of its status when `motif` is there; id and revision stay 0.
Mailbox mailboxFromJson(const QJsonObject& object);

/// One entered field by the column name of the CSV, as the CSV writes it; nothing for an unknown name.
QString mailboxField(const Mailbox& mailbox, const QString& column);
/// Sets one field from its CSV text. False when the name is unknown or the text is none of its values (`type`,
/// `liste_rouge`, `statut`); rules between fields are checkMailbox()'s.
bool setMailboxField(Mailbox& mailbox, const QString& column, const QString& text);

/// The longest text a free field takes, in characters.
constexpr qsizetype longestMailboxText = 250;

/// Checks everything but the domain: all findings at once, each with the CSV column's name as field.
QList<Error> checkMailbox(const Mailbox& mailbox);

} // namespace pupitre
