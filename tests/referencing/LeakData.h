#pragma once

#include "core/base/ZipWriter.h"
#include "core/referencing/leaks/LeakContent.h"

#include <QBuffer>
#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <zlib.h>

/// Made-up secrets of every kind and the files they are planted in, for tests of the examination of proofs.
namespace pupitre::test {

// A made-up person's number with the key that makes it valid.
inline QByteArray nationalId(int n, const QByteArray& department = "75")
{
    const QByteArray head = (n % 2 != 0 ? "1" : "2") + QByteArray::number(40 + n % 50).rightJustified(2, '0') +
                            QByteArray::number(1 + n % 12).rightJustified(2, '0');
    const QByteArray tail = QByteArray::number(100 + n * 7 % 800) + QByteArray::number(100 + n * 13 % 800);
    QByteArray digits = head + department + tail;
    quint64 number = 0;
    QByteArray counted = digits;
    counted.replace("2A", "19").replace("2B", "18");
    number = counted.toULongLong();
    return digits + QByteArray::number(97 - static_cast<int>(number % 97)).rightJustified(2, '0');
}

inline QByteArray spaced(const QByteArray& id, const QByteArray& separator)
{
    return id.left(1) + separator + id.mid(1, 2) + separator + id.mid(3, 2) + separator + id.mid(5, 2) + separator +
           id.mid(7, 3) + separator + id.mid(10, 3) + separator + id.mid(13);
}

inline QByteArray jwt(int n)
{
    const auto part = [](const QByteArray& json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + '.' +
           part("{\"sub\":\"899700\",\"n\":" + QByteArray::number(n) + "}") + '.' +
           part(QByteArray("signature ").repeated(4) + QByteArray::number(n));
}

struct Secret
{
    const char* name;
    LeakKind kind;
    QByteArray text;
};

inline QList<Secret> secrets()
{
    return {
        {"INS", LeakKind::NationalId, nationalId(3)},
        {"NIR with spaces", LeakKind::NationalId, spaced(nationalId(4), " ")},
        {"NIR with dots", LeakKind::NationalId, spaced(nationalId(5), ".")},
        {"NIR of Corsica", LeakKind::NationalId, nationalId(6, "2A")},
        {"NIR of Corsica with spaces", LeakKind::NationalId, spaced(nationalId(7, "2B"), " ")},
        {"date of birth", LeakKind::BirthDate, "DURAND Claire, date de naissance : 12/03/1979"},
        {"mailbox of a person", LeakKind::PersonAddress, "claire.durand@hopital-nord.mssante.fr"},
        {"JWT", LeakKind::Token, jwt(1)},
        {"bearer", LeakKind::Token, "Authorization: Bearer 9fK2xQw7Lr0aPz55vTnm"},
        {"XOAUTH2", LeakKind::Token,
         QByteArray("user=bal@hopital.mssante.fr\x01"
                    "auth=Bearer q8ZkT0aLmP4xW\x01\x01")
             .toBase64()},
        {"password", LeakKind::Password, "password = Tr0ub4dor&3x"},
        {"mot de passe", LeakKind::Password, "Mot de passe : Zebulon!42"},
        {"private host", LeakKind::InternalHost, "10.42.7.19"},
    };
}

inline QByteArray zipOf(const QList<std::pair<QString, QByteArray>>& files)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    ZipWriter zip(buffer);
    for (const auto& [name, content] : files)
        (void)zip.add(name, content);
    (void)zip.finish();
    return bytes;
}

inline QByteArray wide(const QString& text, bool big, bool mark)
{
    QByteArray out = !mark ? QByteArray() : big ? QByteArray("\xFE\xFF") : QByteArray("\xFF\xFE");
    for (const QChar c : text) {
        const char low = static_cast<char>(c.unicode() & 0xFF);
        const char high = static_cast<char>(c.unicode() >> 8);
        out += big ? high : low;
        out += big ? low : high;
    }
    return out;
}

inline QByteArray gzip(const QByteArray& bytes)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

inline QList<LeakFinding> findingsIn(const QByteArray& bytes, const QString& name)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return lookIntoFile(buffer, name).value_or(QList<LeakFinding>());
}

inline bool holds(const QList<LeakFinding>& findings, LeakKind kind)
{
    return std::any_of(findings.begin(), findings.end(), [&](const LeakFinding& f) { return f.kind == kind; });
}

inline QString codesOf(const QList<LeakFinding>& findings)
{
    QStringList codes;
    for (const LeakFinding& finding : findings)
        codes.append(leakCode(finding.kind) + u'@' + finding.place + u' ' + finding.shown);
    return codes.join(QStringLiteral("; "));
}

} // namespace pupitre::test
