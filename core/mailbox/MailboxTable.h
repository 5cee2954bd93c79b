#pragma once

#include "core/mailbox/MailboxFile.h"

#include <array>

namespace pupitre {

/// Judges a table of mailboxes record by record, wherever its cells come from; what is found is gathered in `file`.
class MailboxTable
{
public:
    MailboxTable(QString path, const OperatorDomains& domains);

    /// The names of the columns. After errors here nothing below can be judged.
    void takeHeader(const QStringList& names, qint64 line);
    void takeRecord(const QStringList& fields, qint64 line);
    /// A record that could not be taken apart.
    void takeBad(const Error& error);
    void finish();

    MailboxFile file;

private:
    enum Column {
        Address,
        Type,
        PersonId,
        StructureId,
        Surname,
        GivenName,
        Description,
        Service,
        Responsible,
        RedList,
        Status,
        ColumnCount
    };
    friend QStringList mailboxColumns();
    static const char* columnName(int column);

    void takeOwnHeader(const QStringList& names, qint64 line);
    bool takeExtractionHeader(const QStringList& names, qint64 line);
    void report(Error error);
    QString field(const QStringList& fields, Column column) const;
    Error placed(Error error, qint64 line) const;
    void judge(Mailbox mailbox, const QString& type, const QString& redList, const QString& status, qint64 line);
    void takeExtracted(const QStringList& fields, qint64 line);

    QString m_path;
    const OperatorDomains& m_domains;
    std::array<int, ColumnCount> m_position{};
    int m_holders = -1; ///< the column `titulaires`, which need not be there
    bool m_extraction = false;
    int m_personType = -1;    ///< of an extraction: `Type Identifiant PP`
    int m_personNumber = -1;  ///< `Identifiant PP`
    int m_structureType = -1; ///< `Type identifiant structure`
    qsizetype m_headerSize = 0;
    QHash<QString, qint64> m_seen; ///< address → line
    bool m_undeclaredWarned = false;
    qint64 m_unlisted = 0;
};

} // namespace pupitre
