#pragma once

#include "core/referencing/leaks/Leak.h"

namespace pupitre {

/// Looks for persons and the inside network in a text in UTF-8: national identifiers, dates of birth, mailboxes of
/// persons, private addresses and internal names.
void findPersons(QByteArrayView text, LeakCollector& collector);
void findHosts(QByteArrayView text, LeakCollector& collector);
/// Private keys in text form, tokens, passwords.
void findSecrets(QByteArrayView text, LeakCollector& collector);

/// True when 15 characters (digits, or 2A and 2B for Corsica) are a NIR with its key.
bool isNationalId(QByteArrayView fifteen);

/// Line numbers of growing offsets in a text.
class LineCounter
{
public:
    explicit LineCounter(QByteArrayView text)
        : m_text(text)
    {}
    qint64 at(qsizetype offset);

private:
    QByteArrayView m_text;
    qsizetype m_seen = 0;
    qint64 m_line = 1;
};

/// Words near a place that say the data are made up.
bool isMarkedFictitious(QByteArrayView text, qsizetype offset);

} // namespace pupitre
