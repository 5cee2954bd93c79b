#include "core/mailbox/MailboxSearch.h"

#include "core/base/Folding.h"
#include "core/mailbox/MailboxRow.h"
#include "core/workspace/Dialect.h"
#include "core/workspace/Sql.h"

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype trigram = 3;
constexpr int frequent = 20000; ///< hits beyond which a count reads the rows rather than the index

// A phrase of FTS5: in double quotes, doubled inside.
QString quoted(const QString& term)
{
    return QLatin1Char('"') + QString(term).replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

// Of LIKE, for which PostgreSQL's trigram index serves.
QString pattern(QString word)
{
    word.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('%'), QLatin1String("\\%"))
        .replace(QLatin1Char('_'), QLatin1String("\\_"));
    return QLatin1Char('%') + word + QLatin1Char('%');
}

QString orderOf(MailboxOrder order, bool descending)
{
    QStringList keys;
    switch (order) {
    case MailboxOrder::Type:
        keys = {QStringLiteral("type")};
        break;
    case MailboxOrder::Holder:
        keys = {QStringLiteral("surname"), QStringLiteral("given_name")};
        break;
    case MailboxOrder::Service:
        keys = {QStringLiteral("service")};
        break;
    case MailboxOrder::Status:
        keys = {QStringLiteral("status")};
        break;
    case MailboxOrder::Address:
        break;
    }
    keys.append(QStringLiteral("address"));
    // All in one direction: the index is then read forwards or backwards.
    const QString end = descending ? QStringLiteral(" DESC") : QString();
    return keys.join(end + QStringLiteral(", ")) + end;
}

} // namespace

MailboxSearch::MailboxSearch(const QSqlDatabase& database, const MailboxFilter& filter, qint64 walked)
    : m_database(database)
    , m_team(isTeamStore(database))
    , m_walked(walked)
    , m_words(folded(filter.text).split(QLatin1Char(' '), Qt::SkipEmptyParts))
{
    QStringList plain;
    if (filter.type) {
        plain.append(QStringLiteral("mailbox.type = ?"));
        m_plainValues.append(mailboxTypeCode(*filter.type));
    }
    if (filter.status) {
        plain.append(QStringLiteral("mailbox.status = ?"));
        m_plainValues.append(mailboxStatusCode(*filter.status));
    }
    if (!filter.domain.isEmpty()) {
        plain.append(QStringLiteral("substr(mailbox.address, instr(mailbox.address, '@') + 1) = ?"));
        m_plainValues.append(filter.domain.toLower());
    }
    if (!filter.purged)
        plain.append(
            QStringLiteral("NOT EXISTS (SELECT 1 FROM mailbox_life WHERE mailbox_id = mailbox.id AND purged_at "
                           "<> '')"));
    QStringList tested;
    for (const QString& word : m_words) {
        tested.append(m_team ? QStringLiteral("mailbox.searched LIKE ?")
                             : QStringLiteral("instr(mailbox.searched, ?) > 0"));
        m_testedValues.append(m_team ? pattern(word) : word);
    }
    const QString both = QStringLiteral(" AND ");
    m_plain = plain.isEmpty() ? QStringLiteral("1 = 1") : plain.join(both);
    m_tested = tested.isEmpty() ? QStringLiteral("1 = 1") : tested.join(both);
    m_all = m_plain + both + m_tested;
    m_allValues = m_plainValues + m_testedValues;
}

// The words as an expression of FTS5 whose hits are a superset of what is sought (without positions a long word is the
// conjunction of its trigrams); nothing when the index cannot help, the empty text when it knows that nothing matches.
Result<std::optional<QString>> MailboxSearch::trigrams() const
{
    QStringList terms;
    for (const QString& word : m_words) {
        if (word.size() >= trigram) {
            for (qsizetype i = 0; i + trigram <= word.size(); ++i)
                terms.append(quoted(word.mid(i, trigram)));
        } else if (word.size() == trigram - 1) {
            auto known =
                execute(m_database, QStringLiteral("SELECT term FROM mailbox_trigram WHERE term >= ? AND term < ?"),
                        {word, QString(word + QString::fromUcs4(U"\U0010FFFF", 1))});
            if (!known)
                return fail(known.error());
            QStringList beginning;
            while (known->next())
                beginning.append(quoted(known->value(0).toString()));
            if (beginning.isEmpty())
                return std::optional(QStringLiteral(""));
            terms.append(QLatin1Char('(') + beginning.join(QStringLiteral(" OR ")) + QLatin1Char(')'));
        }
    }
    if (terms.isEmpty())
        return std::optional<QString>();
    terms.removeDuplicates();
    return std::optional(terms.join(QStringLiteral(" AND ")));
}

Result<QList<Mailbox>> MailboxSearch::rows(const QString& sql, const QVariantList& values) const
{
    auto query = execute(m_database, sql, values);
    if (!query)
        return fail(query.error());
    QList<Mailbox> rows;
    while (query->next())
        rows.append(mailboxOf(*query));
    return rows;
}

Result<qint64> MailboxSearch::count() const
{
    const auto number = [&](const QString& sql, const QVariantList& values) -> Result<qint64> {
        auto total = scalar(m_database, sql, values);
        return total ? Result<qint64>(total->toLongLong()) : fail(total.error());
    };
    const QString walk = QStringLiteral("SELECT count(*) FROM mailbox WHERE %1").arg(m_all);
    if (m_words.isEmpty() || m_team)
        return number(walk, m_allValues);
    auto terms = trigrams();
    if (!terms)
        return fail(terms.error());
    if (!*terms)
        return number(walk, m_allValues);
    if ((*terms)->isEmpty())
        return 0;
    auto hits =
        number(QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM mailbox_text WHERE mailbox_text MATCH ? LIMIT %1)")
                   .arg(frequent),
               {**terms});
    if (!hits || *hits == frequent)
        return hits ? number(walk, m_allValues) : hits;
    return number(
        QStringLiteral("SELECT count(*) FROM mailbox_text CROSS JOIN mailbox ON mailbox.id = mailbox_text.rowid "
                       "WHERE mailbox_text MATCH ? AND %1")
            .arg(m_all),
        QVariantList{**terms} + m_allValues);
}

Result<QList<Mailbox>> MailboxSearch::page(MailboxOrder order, bool descending, qint64 offset, qint64 limit) const
{
    const QString columns = mailboxRowColumns();
    const QString sorted = orderOf(order, descending);
    if (m_words.isEmpty())
        return rows(QStringLiteral("SELECT %1 FROM mailbox WHERE %2 ORDER BY %3 LIMIT ? OFFSET ?")
                        .arg(columns, m_plain, sorted),
                    m_plainValues + QVariantList{limit, offset});

    if (m_team) // its planner weighs the walk against the trigrams itself
        return rows(
            QStringLiteral("SELECT %1 FROM mailbox WHERE %2 ORDER BY %3 LIMIT ? OFFSET ?").arg(columns, m_all, sorted),
            m_allValues + QVariantList{limit, offset});

    // A limited subquery is walked in its own order and stops with the outer limit.
    const qint64 walked = std::max(m_walked, 4 * (offset + limit));
    auto found = rows(QStringLiteral("SELECT %1 FROM (SELECT * FROM mailbox WHERE %2 ORDER BY %3 LIMIT ?) AS mailbox "
                                     "WHERE %4 LIMIT ? OFFSET ?")
                          .arg(columns, m_plain, sorted, m_tested),
                      m_plainValues + QVariantList{walked} + m_testedValues + QVariantList{limit, offset});
    if (!found || found->size() == limit)
        return found;
    auto last = scalar(m_database, QStringLiteral("SELECT max(id) FROM mailbox"));
    if (!last)
        return fail(last.error());
    if (last->toLongLong() <= walked)
        return found; // the walk saw them all

    auto terms = trigrams();
    if (!terms)
        return fail(terms.error());
    if (!*terms)
        return rows(
            QStringLiteral("SELECT %1 FROM mailbox WHERE %2 ORDER BY %3 LIMIT ? OFFSET ?").arg(columns, m_all, sorted),
            m_allValues + QVariantList{limit, offset});
    if ((*terms)->isEmpty())
        return QList<Mailbox>();
    // CROSS JOIN: from the index to the rows, whatever the planner would guess.
    return rows(QStringLiteral("SELECT %1 FROM mailbox_text CROSS JOIN mailbox ON mailbox.id = mailbox_text.rowid "
                               "WHERE mailbox_text MATCH ? AND %2 ORDER BY %3 LIMIT ? OFFSET ?")
                    .arg(columns, m_all, sorted),
                QVariantList{**terms} + m_allValues + QVariantList{limit, offset});
}

} // namespace pupitre
