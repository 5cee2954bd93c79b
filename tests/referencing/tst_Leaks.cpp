#include "app/cli/FictitiousPki.h"
#include "core/base/PdfDocument.h"
#include "core/base/XlsxWriter.h"
#include "core/referencing/leaks/LeakContent.h"
#include "core/referencing/leaks/LeakText.h"
#include "tests/referencing/LeakData.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QDirIterator>
#include <QRandomGenerator>

#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include <cstdio>

using namespace pupitre;
using namespace pupitre::test;

/// What may not leave, planted in every kind of file a proof can be; and what is clean, left alone.
class TestLeaks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nationalIdentifiersAndTheirKey();
    void planted_data();
    void planted();
    void containersOfKeys();
    void activeContentAndMetadata();
    void whatCannotBeReadIsSaid();
    void findingsHoldNoSecret();
    void falseAlarms();
    void anyBytes();
};

namespace {

QByteArray png(const QByteArray& keyword, const QByteArray& text)
{
    const auto chunk = [](const QByteArray& type, const QByteArray& data) {
        QByteArray out;
        for (int shift = 24; shift >= 0; shift -= 8)
            out += static_cast<char>(static_cast<quint32>(data.size()) >> shift);
        return out + type + data + QByteArray(4, '\0');
    };
    return QByteArray("\x89PNG\r\n\x1A\n") + chunk("IHDR", QByteArray(13, '\1')) +
           chunk("tEXt", keyword + '\0' + text) + chunk("IDAT", QByteArray(300, '\x9C')) + chunk("IEND", {});
}

// A picture with one field in its EXIF: tag, type, content.
QByteArray jpeg(quint16 tag, const QByteArray& value)
{
    QByteArray tiff("II*\0\x08\0\0\0", 8);
    tiff += QByteArray("\x01\0", 2) + static_cast<char>(tag & 0xFF) + static_cast<char>(tag >> 8);
    if (tag == 0x8825) {
        tiff += QByteArray("\x04\0\x01\0\0\0\x1A\0\0\0\0\0\0\0", 14) + QByteArray("\x02\0", 2) + QByteArray(24, '\1');
    } else {
        tiff += QByteArray("\x02\0", 2);
        for (int shift = 0; shift < 32; shift += 8)
            tiff += static_cast<char>(static_cast<quint32>(value.size() + 1) >> shift);
        tiff += QByteArray("\x1A\0\0\0\0\0\0\0", 8) + value + '\0';
    }
    const qsizetype size = tiff.size() + 8;
    return QByteArray("\xFF\xD8\xFF\xE1") + static_cast<char>(size >> 8) + static_cast<char>(size & 0xFF) +
           QByteArray("Exif\0\0", 6) + tiff + QByteArray("\xFF\xDA", 2) + QByteArray(200, '\x7B') +
           QByteArray("\xFF\xD9", 2);
}

QByteArray docx(const QByteArray& text)
{
    // Word cuts runs anywhere.
    const qsizetype half = text.size() / 2;
    const QByteArray first = QString::fromUtf8(text.left(half)).toHtmlEscaped().toUtf8();
    const QByteArray second = QString::fromUtf8(text.mid(half)).toHtmlEscaped().toUtf8();
    return zipOf({{QStringLiteral("[Content_Types].xml"), "<Types/>"},
                  {QStringLiteral("word/document.xml"),
                   "<?xml version=\"1.0\"?><w:document><w:body><w:p><w:r><w:t>Avant</w:t></w:r></w:p><w:p><w:r><w:t "
                   "xml:space=\"preserve\">" +
                       first + "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" + second +
                       "</w:t></w:r></w:p></w:body></w:document>"}});
}

QByteArray xlsx(const QByteArray& text)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    XlsxWriter writer(buffer);
    (void)writer.sheet(QStringLiteral("A"));
    (void)writer.row(QStringList{QStringLiteral("ligne"), QString::fromUtf8(text)});
    (void)writer.finish();
    return bytes;
}

QByteArray pdf(const QByteArray& text)
{
    PdfDocument document({});
    document.heading(QStringLiteral("Rapport"));
    document.paragraph(QString::fromUtf8(text));
    return document.toBytes();
}

QByteArray message(const QByteArray& text, const char* encoding)
{
    QByteArray body = text;
    if (qstrcmp(encoding, "base64") == 0) {
        const QByteArray base64 = text.toBase64();
        body.clear();
        for (qsizetype at = 0; at < base64.size(); at += 76)
            body += base64.mid(at, 76) + "\r\n";
    } else if (qstrcmp(encoding, "quoted-printable") == 0) {
        body.clear();
        int column = 0;
        for (const char c : text) {
            if (column > 60) {
                body += "=\r\n";
                column = 0;
            }
            if (c == '=' || static_cast<unsigned char>(c) >= 127) {
                body += '=' + QByteArray::number(static_cast<unsigned char>(c), 16).toUpper().rightJustified(2, '0');
                column += 3;
            } else {
                body += c;
                ++column;
            }
        }
    }
    return "From: a@exemple.fr\r\nSubject: essai\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
           "boundary=\"lim\"\r\n\r\n--lim\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " +
           QByteArray(encoding) + "\r\n\r\n" + body + "\r\n--lim--\r\n";
}

} // namespace

void TestLeaks::nationalIdentifiersAndTheirKey()
{
    int refused = 0;
    for (int n = 0; n < 400; ++n) {
        for (const QByteArray& department : {QByteArray("75"), QByteArray("2A"), QByteArray("2B"), QByteArray("99")}) {
            const QByteArray id = nationalId(n, department);
            QVERIFY2(isNationalId(id), id.constData());
            QByteArray wrong = id;
            wrong[14] = static_cast<char>('0' + (wrong[14] - '0' + 1) % 10);
            refused += isNationalId(wrong) ? 0 : 1;
            QVERIFY2(holds(findingsIn("patient " + id + " vu", QStringLiteral("a.txt")), LeakKind::NationalId),
                     id.constData());
        }
    }
    QCOMPARE(refused, 1600);
    QVERIFY(!isNationalId("255081416802"));
    for (const QByteArray& separator :
         {QByteArray(" "), QByteArray("."), QByteArray("-"), QByteArray("\xC2\xA0"), QByteArray("\xE2\x80\xAF")})
        QVERIFY(holds(findingsIn("x" + separator + spaced(nationalId(9), separator), QStringLiteral("a.txt")),
                      LeakKind::NationalId));
    QVERIFY(holds(findingsIn("INS" + nationalId(10), QStringLiteral("a.txt")), LeakKind::NationalId));
    QVERIFY(holds(
        findingsIn("<id extension=\"" + nationalId(11) + "\" root=\"1.2.250.1.213.1.4.8\"/>", QStringLiteral("a.xml")),
        LeakKind::NationalId));
    QVERIFY(holds(findingsIn("NIR : " + nationalId(12).left(13), QStringLiteral("a.txt")), LeakKind::NationalId));
    QVERIFY(holds(findingsIn("vide", QString::fromLatin1("INS-" + nationalId(13) + ".pdf")), LeakKind::NationalId));
    QVERIFY(
        holds(findingsIn("{\\rtf1\\ansi{\\b NIR} " + spaced(nationalId(14), "\\~") + "\\par}", QStringLiteral("a.rtf")),
              LeakKind::NationalId));
    QVERIFY(holds(findingsIn("Cookie: KEYCLOAK=f81d4fae7dec11d0a76500a0\n", QStringLiteral("a.log")), LeakKind::Token));
    QVERIFY(!holds(findingsIn("Mot de passe : obligatoire, douze caractères.", QStringLiteral("a.txt")),
                   LeakKind::Password));
    QVERIFY(!holds(findingsIn("lot " + nationalId(12).left(13), QStringLiteral("a.txt")), LeakKind::NationalId));
}

void TestLeaks::planted_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    int count = 0;
    for (const Secret& secret : secrets()) {
        const QByteArray& text = secret.text;
        const QByteArray around = "Procès-verbal de recette\n\n" + text + "\n\nFin du document.\n";
        const QString unicode = QString::fromUtf8(around);
        const std::tuple<const char*, const char*, QByteArray> files[] = {
            {"text", "a.txt", around},
            {"UTF-16 with mark", "a.txt", wide(unicode, false, true)},
            {"UTF-16 without mark", "a.txt", wide(unicode, false, false)},
            {"UTF-16 big-endian", "a.txt", wide(unicode, true, true)},
            {"cp1252", "a.log", unicode.toLatin1()},
            {"CSV", "a.csv", "ligne;valeur\r\n1;\"" + text + "\"\r\n"},
            {"JSON", "a.json", "{\n  \"note\": \"" + text + "\"\n}\n"},
            {"XML", "a.xml",
             "<?xml version=\"1.0\"?><a><b>" + QString::fromUtf8(text).toHtmlEscaped().toUtf8() + "</b></a>"},
            {"HTML", "a.html",
             "<html><body><p>Note <b></b>" + QString::fromUtf8(text).toHtmlEscaped().toUtf8() + "</p></body></html>"},
            {"DOCX", "a.docx", docx(text)},
            {"XLSX", "a.xlsx", xlsx(text)},
            {"PDF", "a.pdf", pdf(text)},
            {"message base64", "a.eml", message(around, "base64")},
            {"message quoted-printable", "a.eml", message(around, "quoted-printable")},
            {"ZIP", "a.zip", zipOf({{QStringLiteral("notes/a.txt"), around}})},
            {"ZIP in ZIP", "a.zip", zipOf({{QStringLiteral("b.zip"), zipOf({{QStringLiteral("a.txt"), around}})}})},
            {"gzip", "a.txt.gz", gzip(around)},
            {"PNG", "a.png", png("Comment", text)},
            {"base64", "a.txt", "contenu: " + around.toBase64() + "\n"},
        };
        for (const auto& [carrier, name, file] : files) {
            if (secret.kind == LeakKind::InternalHost && QByteArrayView(carrier).startsWith("PNG"))
                continue;
            QTest::addRow("%s in %s", secret.name, carrier)
                << file << QString::fromLatin1(name) << static_cast<int>(secret.kind);
            ++count;
        }
    }
    std::printf("%d planted leaks\n", count);
    QVERIFY(count >= 200);
}

void TestLeaks::planted()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, name);
    QFETCH(int, kind);
    const QList<LeakFinding> findings = findingsIn(file, name);
    QVERIFY2(holds(findings, static_cast<LeakKind>(kind)), qPrintable(codesOf(findings)));
}

void TestLeaks::containersOfKeys()
{
    const QDateTime now = test::fixedClock().nowUtc();
    const FictitiousPki pki(now);
    FictitiousPki::Leaf leaf;
    leaf.notBefore = now;
    leaf.notAfter = now.addYears(1);
    for (const bool curve : {false, true}) {
        leaf.ellipticCurve = curve;
        const FictitiousPki::Issued issued = pki.issue(leaf);
        const QByteArray pem = issued.keyPem();
        unsigned char* der = nullptr;
        const int size = i2d_PrivateKey(issued.key.get(), &der);
        const QByteArray plain(reinterpret_cast<const char*>(der), size);
        OPENSSL_free(der);
        const Pkcs12Ptr store(PKCS12_create("secret", "essai", issued.key.get(), issued.certificate.get(), nullptr,
                                            NID_aes_256_cbc, NID_aes_256_cbc, 1, 1, 0));
        const BioPtr out(BIO_new(BIO_s_mem()));
        i2d_PKCS12_bio(out.get(), store.get());
        const QByteArray p12 = contentOf(out.get());
        const BioPtr locked(BIO_new(BIO_s_mem()));
        PEM_write_bio_PKCS8PrivateKey(locked.get(), issued.key.get(), EVP_aes_256_cbc(), "secret", 6, nullptr, nullptr);
        QByteArray wrapped;
        for (qsizetype at = 0; at < plain.toBase64().size(); at += 64)
            wrapped += plain.toBase64().mid(at, 64) + '\n';
        const QList<QByteArray> files{pem,
                                      contentOf(locked.get()),
                                      plain,
                                      p12,
                                      "clé: " + plain.toBase64(),
                                      "cle:\n" + wrapped,
                                      "{\"p12\":\"" + p12.toBase64() + "\"}",
                                      plain.toHex(),
                                      QByteArray("données binaires \0\1\2\3", 20) + plain + QByteArray(50, '\7'),
                                      zipOf({{QStringLiteral("k.der"), plain}}),
                                      message(pem, "base64"),
                                      docx(pem),
                                      wide(QString::fromLatin1(pem), false, false)};
        for (qsizetype i = 0; i < files.size(); ++i)
            QVERIFY2(holds(findingsIn(files[i], QStringLiteral("preuve.bin")), LeakKind::PrivateKey),
                     qPrintable(QString::number(i)));
        // A certificate is public.
        QVERIFY(!holds(findingsIn(issued.certificatePem(), QStringLiteral("c.pem")), LeakKind::PrivateKey));
        QVERIFY(!holds(findingsIn(issued.decoded().der, QStringLiteral("c.der")), LeakKind::PrivateKey));
    }
    for (const QByteArray& text :
         {QByteArray("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk"),
          QByteArray("PuTTY-User-Key-File-3: ssh-ed25519"),
          QByteArray("{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":\"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE\"}")})
        QVERIFY(holds(findingsIn(text, QStringLiteral("a")), LeakKind::PrivateKey));
}

void TestLeaks::activeContentAndMetadata()
{
    QVERIFY(holds(findingsIn(jpeg(0x8825, {}), QStringLiteral("photo.jpg")), LeakKind::Location));
    QVERIFY(holds(findingsIn(jpeg(0x013B, "Claire Durand"), QStringLiteral("photo.jpg")), LeakKind::Metadata));
    QVERIFY(holds(findingsIn(jpeg(0x010E, "NIR " + nationalId(2)), QStringLiteral("photo.jpg")), LeakKind::NationalId));
    QVERIFY(holds(findingsIn(png("Author", "Claire Durand"), QStringLiteral("a.png")), LeakKind::Metadata));
    const auto office = [](const QString& part, const QByteArray& content) {
        return findingsIn(zipOf({{QStringLiteral("[Content_Types].xml"), "<Types/>"}, {part, content}}),
                          QStringLiteral("a.docx"));
    };
    QVERIFY(holds(office(QStringLiteral("docProps/core.xml"), "<p><dc:creator>Claire Durand</dc:creator></p>"),
                  LeakKind::Metadata));
    QVERIFY(holds(office(QStringLiteral("word/vbaProject.bin"), "\xD0\xCF\x11\xE0"), LeakKind::ActiveContent));
    QVERIFY(holds(office(QStringLiteral("word/_rels/settings.xml.rels"),
                         "<Relationship Type=\"x/attachedTemplate\" Target=\"http://a\" TargetMode=\"External\"/>"),
                  LeakKind::ActiveContent));
    QVERIFY(!holds(office(QStringLiteral("word/_rels/document.xml.rels"),
                          "<Relationship Type=\"x/hyperlink\" Target=\"http://a\" TargetMode=\"External\"/>"),
                   LeakKind::ActiveContent));
    QVERIFY(holds(findingsIn("%PDF-1.7\n1 0 obj<</OpenAction<</S/J#61vaScript/JS(app.alert(1))>>>>endobj\n",
                             QStringLiteral("a.pdf")),
                  LeakKind::ActiveContent));
    QVERIFY(
        holds(findingsIn("<html><script>alert(1)</script></html>", QStringLiteral("a.html")), LeakKind::ActiveContent));
    QVERIFY(holds(findingsIn("#!/bin/sh\necho bonjour\n", QStringLiteral("verifier")), LeakKind::Executable));
    QVERIFY(holds(findingsIn("\x7F"
                             "ELF" +
                                 QByteArray(60, '\0'),
                             QStringLiteral("outil")),
                  LeakKind::Executable));
    QVERIFY(holds(findingsIn("serveur: db01.prod.intranet:5432", QStringLiteral("a.txt")), LeakKind::InternalHost));
}

void TestLeaks::whatCannotBeReadIsSaid()
{
    QVERIFY(holds(findingsIn("7z\xBC\xAF\x27\x1C" + QByteArray(40, 'x'), QStringLiteral("a.7z")), LeakKind::Opaque));
    QVERIFY(holds(findingsIn("%PDF-1.7\ntrailer<</Encrypt 5 0 R>>", QStringLiteral("a.pdf")), LeakKind::Opaque));
    QByteArray nested = "fin";
    for (int depth = 0; depth < 12; ++depth)
        nested = zipOf({{QStringLiteral("n.zip"), nested}});
    QVERIFY(holds(findingsIn(nested, QStringLiteral("a.zip")), LeakKind::Opaque));
    QByteArray encrypted = zipOf({{QStringLiteral("a"), "b"}});
    for (qsizetype at = encrypted.indexOf("PK\x01\x02"); at >= 0; at = -1)
        encrypted[at + 8] = 1;
    encrypted[6] = 1;
    QVERIFY(holds(findingsIn(encrypted, QStringLiteral("a.zip")), LeakKind::Opaque));
}

void TestLeaks::findingsHoldNoSecret()
{
    for (const Secret& secret : secrets()) {
        if (secret.kind == LeakKind::InternalHost)
            continue;
        for (const LeakFinding& finding : findingsIn(secret.text, QStringLiteral("a.txt"))) {
            QVERIFY(!finding.shown.contains(QString::fromUtf8(secret.text)));
            QCOMPARE(finding.key.size(), 64);
        }
    }
    const QList<LeakFinding> marked = findingsIn("Patient fictif, INS " + nationalId(8), QStringLiteral("a.txt"));
    QVERIFY(holds(marked, LeakKind::NationalId)); // said all the same
    QVERIFY(marked.first().fictitious);
}

// Over texts known to be clean: the help and the sources of the program, and certificates.
void TestLeaks::falseAlarms()
{
    int files = 0;
    int alarmed = 0;
    QStringList alarms;
    for (const QString& folder : {QStringLiteral("resources/help"), QStringLiteral("core"), QStringLiteral("ui"),
                                  QStringLiteral("packaging")}) {
        QDirIterator it(QStringLiteral(PUPITRE_SOURCE_DIR "/") + folder,
                        {QStringLiteral("*.md"), QStringLiteral("*.h"), QStringLiteral("*.sql"),
                         QStringLiteral("CMakeLists.txt"), QStringLiteral("*.def")},
                        QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QList<LeakFinding> findings = lookIntoFile(file, it.fileName()).value_or(QList<LeakFinding>());
            ++files;
            alarmed += findings.isEmpty() ? 0 : 1;
            if (!findings.isEmpty())
                alarms.append(it.fileName() + QStringLiteral(": ") + codesOf(findings).left(160));
        }
    }
    std::printf("false alarms: %d files of %d (%.1f %%)\n%s\n", alarmed, files, 100.0 * alarmed / files,
                qPrintable(alarms.join(u'\n')));
    QVERIFY(files > 100);
    QVERIFY2(alarmed * 20 <= files, qPrintable(alarms.join(u'\n')));
}

void TestLeaks::anyBytes()
{
    QRandomGenerator random(7);
    const QByteArrayList corpus{
        pdf("texte " + jwt(2)), docx("texte"), message("texte", "base64"), png("Author", "x"), jpeg(0x8825, {}),
        gzip("texte"),          xlsx("1")};
    for (int round = 0; round < 700; ++round) {
        QByteArray bytes = corpus[round % corpus.size()];
        for (int change = random.bounded(1, 8); change > 0; --change) {
            const int at = random.bounded(static_cast<int>(bytes.size()));
            if (random.bounded(3) == 0)
                bytes.truncate(std::max(at, 1));
            else
                bytes[at] = static_cast<char>(random.bounded(256));
        }
        const QList<LeakFinding> findings = findingsIn(bytes, QStringLiteral("x"));
        QVERIFY(findings.size() <= LeakCollector::maximumFindings);
    }
}

QTEST_GUILESS_MAIN(TestLeaks)
#include "tst_Leaks.moc"
