#pragma once

#include "core/base/Result.h"
#include "core/mailbox/Mailbox.h"

#include <QList>
#include <QSqlDatabase>
#include <QVariantList>

#include <optional>

namespace pupitre {

/// Which mailboxes a list shows.
struct MailboxFilter
{
    /// Each word must stand in address, names, identifiers, service, description or responsible; accents and case
    /// aside.
    QString text;
    std::optional<MailboxType> type;
    std::optional<MailboxStatus> status;
    QString domain{};   ///< lower case; empty: any
    bool purged = true; ///< closed mailboxes whose personal data are erased are among them

    bool isEmpty() const { return text.trimmed().isEmpty() && !type && !status && domain.isEmpty(); }
};

enum class MailboxOrder { Address, Type, Holder, Service, Status };

/// Turns a filter into SQL over the table `mailbox`. A frequent word ("mssante" stands in every address) is found by
/// walking the list in its order, a rare one through the trigram index; neither way alone is quick for both.
class MailboxSearch
{
public:
    /// `walked`: rows looked at in the order of the list before the index is asked.
    MailboxSearch(const QSqlDatabase& database, const MailboxFilter& filter, qint64 walked = 20000);

    Result<qint64> count() const;
    Result<QList<Mailbox>> page(MailboxOrder order, bool descending, qint64 offset, qint64 limit) const;

    /// A condition on the rows of `mailbox`, with its values, for statements that walk them all.
    const QString& condition() const { return m_all; }
    const QVariantList& values() const { return m_allValues; }

private:
    Result<std::optional<QString>> trigrams() const;
    Result<QList<Mailbox>> rows(const QString& sql, const QVariantList& values) const;

    QSqlDatabase m_database;
    bool m_team; ///< PostgreSQL
    qint64 m_walked;
    QStringList m_words;
    QString m_plain; ///< type, status, domain
    QVariantList m_plainValues;
    QString m_tested; ///< the words, tested on the row itself
    QVariantList m_testedValues;
    QString m_all;
    QVariantList m_allValues;
};

} // namespace pupitre
