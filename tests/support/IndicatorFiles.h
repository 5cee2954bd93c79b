#pragma once

#include <QByteArray>
#include <QDate>
#include <QRandomGenerator>

namespace pupitre::test {

/// The header of the shipped "messages" layout.
inline const QByteArray messagesHeader = "date;sens;type_bal;ins;codes_cda;nil;messages\r\n";

/// A month of the shipped "messages" layout: `lines` lines spread over its days, the same for the same seed.
inline QByteArray messagesFile(int year, int month, int lines, quint32 seed)
{
    QRandomGenerator random(seed);
    const char* const directions[] = {"emis", "recu"};
    const char* const types[] = {"PER", "ORG", "APP", "CAB"};
    const char* const documents[] = {"", "34112-3", "\"34112-3,PRESC-BIO\"", "\"15508-5,15508-5,11488-4\""};
    const char* const clients[] = {"3734", "1021", "", "DEV935997"};
    QByteArray file = messagesHeader;
    const int days = QDate(year, month, 1).daysInMonth();
    for (int i = 0; i < lines; ++i) {
        const char* document = documents[random.bounded(4)];
        file += QDate(year, month, 1 + i % days).toString(Qt::ISODate).toLatin1() + ';' +
                directions[random.bounded(2)] + ';' + types[random.bounded(4)] + ';' +
                (*document == 0           ? ""
                 : random.bounded(5) == 0 ? "N"
                                          : "O") +
                ';' + document + ';' + clients[random.bounded(4)] + ';' + QByteArray::number(random.bounded(1, 500)) +
                "\r\n";
    }
    return file;
}

} // namespace pupitre::test
