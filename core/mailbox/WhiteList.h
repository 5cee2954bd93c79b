#pragma once

#include "core/base/Task.h"
#include "core/pki/XmlSignature.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace pupitre {

/// One line of the white list: an operator's certificate that serves a domain (operator.md §7.2). Texts as published,
/// dirt included.
struct WhiteListEntry
{
    qint64 line = 0; ///< of its <Domaine>
    QString domain;
    QString description;
    QString operatorDn; ///< RFC 2253 print of the subject of the operator's server certificate
    QString responsible;
    QString support;
    QString updatedAt;

    /// The domain as it is compared: trimmed, lower case.
    QString domainKey() const { return domain.trimmed().toLower(); }
};

/// The white list of the trust space ("liste blanche"), read whole. What is odd in it is a finding, with its line and
/// value; nothing is mended.
struct WhiteList
{
    QString generatedAt; ///< DateDeGeneration
    QString sha256;      ///< of the file
    QList<WhiteListEntry> entries;
    /// Of the very bytes that were read: whether it holds. Whose it is: core/mailbox/WhiteListSigner.h.
    XmlSignature signature;
    bool truncated = false; ///< it stops before its last end tag: what came before was read
    QList<Error> findings;

    qint64 domainCount() const;
    qint64 dnCount() const;
    qint64 duplicateCount() const; ///< entries that repeat a domain and DN already there
    QList<WhiteListEntry> of(const QString& domain) const;

    /// Reads a list: at most 64 MiB, 500 000 entries, 4096 characters a text, no DTD. WhiteListForeign when it is
    /// something else, WhiteListMalformed (with line and column) when it is broken before its first entry.
    static Result<WhiteList> parse(const QByteArray& bytes, const TaskContext& context = {});
    static Result<WhiteList> read(const QString& path, const TaskContext& context = {});

    static constexpr qint64 maximumSize = 64 << 20;
    static constexpr qsizetype maximumEntries = 500000;
    static constexpr qsizetype maximumText = 4096;
};

/// What an operator expects of the list: each of its domains under each certificate in service.
struct WhiteListExpectation
{
    QString domain;
    QStringList dns; ///< RFC 2253; empty: any
};

/// Compares: a domain that is not listed (WhiteListDomainAbsent), not under a certificate in service
/// (WhiteListDnAbsent), under a certificate that is not the operator's (WhiteListDnForeign, with its line), under the
/// right name written otherwise (WhiteListDnSpelling). All findings at once.
QList<Error> judgeWhiteList(const WhiteList& list, const QList<WhiteListExpectation>& expectations);

/// True when so much went missing since the former list that it should be looked at before it is used: more than a
/// tenth of the entries (a migration replaces entries; it does not remove so many at once, operator.md §7.4).
bool isSuspiciousShrink(qint64 formerEntries, qint64 entries);

} // namespace pupitre
