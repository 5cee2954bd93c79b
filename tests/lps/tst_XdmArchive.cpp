#include "core/base/ZipReader.h"
#include "core/base/ZipWriter.h"
#include "tests/lps/MessageData.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QProcess>

using namespace pupitre;

/// IHE_XDM archives: written, read again, judged, refused.
class TestXdmArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadAgain();
    void anotherProgramUnpacksIt();
    void theLayoutIsJudged_data();
    void theLayoutIsJudged();
    void hostileArchivesAreRefused_data();
    void hostileArchivesAreRefused();
    void cdaHeaders();
    void hostileXmlIsRefused_data();
    void hostileXmlIsRefused();
    void identifiers();
};

namespace {

using Files = QList<std::pair<QString, QByteArray>>;

QByteArray zipOf(const Files& files)
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

QByteArray written()
{
    return *XdmArchive::write({test::fictitious("biology.xml"), test::fictitious("letter.xml")},
                              {QStringLiteral("Dr Fictif"), QStringLiteral("Clinique <fictive> & fils"),
                               QStringLiteral("a@clinique.mssante.fr"), QStringLiteral("01 99 00 00 00")},
                              QStringLiteral("Envoi fictif"), test::composedAt());
}

Files filesOf(const QByteArray& zip)
{
    Files files;
    auto reader = ZipReader::openBytes(zip);
    for (const ZipEntry& entry : reader->entries())
        files.append({entry.name, *reader->content(entry, 1 << 20)});
    return files;
}

QStringList codesOf(const XdmArchive& archive)
{
    QStringList codes;
    for (const Error& error : archive.refusals)
        codes.append(errorName(error.code()));
    for (const XdmFinding& finding : archive.findings)
        codes.append(finding.code);
    codes.removeDuplicates();
    codes.sort();
    return codes;
}

} // namespace

void TestXdmArchive::whatIsWrittenIsReadAgain()
{
    const XdmArchive archive = XdmArchive::read(written());
    QCOMPARE(codesOf(archive), QStringList());
    QCOMPARE(archive.entries, (QStringList{QStringLiteral("INDEX.HTM"), QStringLiteral("README.TXT"),
                                           QStringLiteral("IHE_XDM/SUBSET01/METADATA.XML"),
                                           QStringLiteral("IHE_XDM/SUBSET01/DOC00001.XML"),
                                           QStringLiteral("IHE_XDM/SUBSET01/DOC00002.XML")}));
    QCOMPARE(archive.documents.size(), 2);
    QVERIFY(archive.documents[0].listed && archive.documents[1].listed);
    QCOMPARE(archive.documents[1].cda->code, QStringLiteral("34133-9"));
    QCOMPARE(archive.patients(), QStringList{QStringLiteral("285019999900164^^^&1.2.250.1.213.1.4.10&ISO^NH")});
    QCOMPARE(archive.sets.first().title, QStringLiteral("Envoi fictif"));
    QCOMPARE(archive.sets.first().entries[0].title, QStringLiteral("Compte rendu de biologie"));
    QCOMPARE(archive.sets.first().entries[0].typeCode, QStringLiteral("11502-2"));
    QCOMPARE(archive.sets.first().entries[0].size, test::fictitious("biology.xml").size());
    const Files files = filesOf(written());
    QVERIFY(files[0].second.contains("Clinique &lt;fictive&gt; &amp; fils"));
    QVERIFY(files[1].second.contains("Dr Fictif") && files[1].second.contains("DOC00002.XML"));
}

void TestXdmArchive::anotherProgramUnpacksIt()
{
    const QTemporaryDir folder;
    const QString path = test::writeFile(folder, QStringLiteral("IHE_XDM.ZIP"), written());
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"), {QStringLiteral("-tq"), path});
    if (!unzip.waitForStarted())
        QSKIP("unzip is not installed");
    QVERIFY(unzip.waitForFinished(60000));
    QCOMPARE(unzip.exitCode(), 0);
}

void TestXdmArchive::theLayoutIsJudged_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("codes");
    const QString metadata = QStringLiteral("IHE_XDM/SUBSET01/METADATA.XML");
    QTest::newRow("no README") << "README.TXT" << QByteArray() << QByteArray() << "readme-missing";
    QTest::newRow("no INDEX") << "INDEX.HTM" << QByteArray() << QByteArray() << "index-missing";
    QTest::newRow("no METADATA") << metadata << QByteArray() << QByteArray() << "document-unlisted metadata-missing";
    QTest::newRow("METADATA of something else") << metadata << QByteArray("SubmitObjectsRequest") << QByteArray("Other")
                                                << "document-unlisted metadata-malformed";
    QTest::newRow("METADATA broken") << metadata << QByteArray("</rim:RegistryObjectList>") << QByteArray()
                                     << "document-unlisted metadata-malformed";
    QTest::newRow("document missing") << "IHE_XDM/SUBSET01/DOC00002.XML" << QByteArray() << QByteArray()
                                      << "document-missing";
    QTest::newRow("document changed") << "IHE_XDM/SUBSET01/DOC00002.XML" << QByteArray("Lettre de liaison</title>")
                                      << QByteArray("Lettre de LIAISON</title>") << "hash";
    QTest::newRow("document longer") << "IHE_XDM/SUBSET01/DOC00002.XML" << QByteArray("</ClinicalDocument>")
                                     << QByteArray("</ClinicalDocument>\n") << "hash size";
    QTest::newRow("document that is none") << "IHE_XDM/SUBSET01/DOC00002.XML" << QByteArray("ClinicalDocument")
                                           << QByteArray("ClinicalDocumenX") << "document-unreadable hash";
}

void TestXdmArchive::theLayoutIsJudged()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, codes);
    Files files = filesOf(written());
    for (qsizetype i = files.size() - 1; i >= 0; --i) {
        if (files[i].first != name)
            continue;
        if (from.isEmpty())
            files.removeAt(i);
        else
            files[i].second.replace(from, to);
    }
    QCOMPARE(codesOf(XdmArchive::read(zipOf(files))).join(u' '), codes);
}

void TestXdmArchive::hostileArchivesAreRefused_data()
{
    QTest::addColumn<QByteArray>("zip");
    QTest::addColumn<QString>("code");
    Files files = filesOf(written());
    const auto with = [&](const QString& name, const QByteArray& content) {
        return zipOf(files + Files{{name, content}});
    };
    QTest::newRow("climbing") << with(QStringLiteral("../../etc/passwd"), "x") << "package.unsafe-name";
    QTest::newRow("absolute") << with(QStringLiteral("/etc/passwd"), "x") << "package.unsafe-name";
    QTest::newRow("backslash") << with(QStringLiteral("IHE_XDM\\SUBSET01\\X.XML"), "x") << "package.unsafe-name";
    QTest::newRow("twice") << with(QStringLiteral("README.TXT"), "x") << "package.duplicate-entry";
    QTest::newRow("bomb") << with(QStringLiteral("IHE_XDM/SUBSET01/BOMB.XML"), QByteArray(20 << 20, '0'))
                          << "package.bomb";
    QTest::newRow("cut") << written().chopped(30) << "";
    QTest::newRow("not a ZIP") << QByteArray("PK\x03\x04 and no more") << "";
    QTest::newRow("nothing") << QByteArray() << "";
    QTest::newRow("more behind") << written() + QByteArray(100, 'x') << "";
    QByteArray flipped = written();
    flipped[flipped.indexOf("DOC00001.XML") + 60] =
        static_cast<char>(flipped[flipped.indexOf("DOC00001.XML") + 60] ^ 1);
    QTest::newRow("damaged") << flipped << "";
}

void TestXdmArchive::hostileArchivesAreRefused()
{
    QFETCH(QByteArray, zip);
    QFETCH(QString, code);
    const XdmArchive archive = XdmArchive::read(zip);
    QVERIFY(!archive.isOpen());
    QVERIFY(archive.documents.isEmpty());
    if (!code.isEmpty())
        QVERIFY2(codesOf(archive).contains(code), qPrintable(codesOf(archive).join(u' ')));
}

void TestXdmArchive::cdaHeaders()
{
    const auto cda = CdaDocument::parse(test::fictitious("biology.xml"));
    VERIFY_RESULT(cda);
    QCOMPARE(cda->code, QStringLiteral("11502-2"));
    QCOMPARE(cda->codeSystem, QStringLiteral("2.16.840.1.113883.6.1"));
    QCOMPARE(cda->title, QStringLiteral("Compte rendu de biologie"));
    QCOMPARE(cda->authorName, QStringLiteral("FICTIF Marie"));
    QCOMPARE(cda->organisation, QStringLiteral("CLINIQUE FICTIVE DES TILLEULS"));
    QCOMPARE(cda->actTime.left(8), QStringLiteral("20260302"));
    QCOMPARE(cda->patient.ins, QStringLiteral("285019999900164"));
    QCOMPARE(cda->patient.birthName, QStringLiteral("ESSAI-FICTIF"));
    QCOMPARE(cda->patient.firstName, QStringLiteral("Ameline"));
    QVERIFY(cda->patient.isQualified());
    QVERIFY(insKeyValid(cda->patient.ins));
    // Latin-1 documents are read as they say.
    const auto latin = CdaDocument::parse("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><ClinicalDocument "
                                          "xmlns=\"urn:hl7-org:v3\"><title>\xC9t\xE9</title></ClinicalDocument>");
    VERIFY_RESULT(latin);
    QCOMPARE(latin->title, QStringLiteral("Été"));
    QVERIFY(!latin->patient.isQualified());
}

void TestXdmArchive::hostileXmlIsRefused_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QString>("code");
    const QByteArray open("<ClinicalDocument xmlns=\"urn:hl7-org:v3\">");
    QTest::newRow("entities that explode")
        << QByteArray("<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]>") + open +
               "&c;</ClinicalDocument>"
        << "cda.malformed";
    QTest::newRow("entity of a file") << QByteArray("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>") + open +
                                             "<title>&b;</title></ClinicalDocument>"
                                      << "cda.malformed";
    QTest::newRow("deep") << open + QByteArray("<a>").repeated(100000) << "cda.malformed";
    QTest::newRow("cut") << open + "<title>"
                         << "cda.malformed";
    QTest::newRow("another namespace") << QByteArray("<ClinicalDocument/>") << "cda.other-document";
    QTest::newRow("HTML") << QByteArray("<html/>") << "cda.other-document";
    QTest::newRow("binary") << QByteArray("\x00\x01\x02", 3) << "cda.malformed";
}

void TestXdmArchive::hostileXmlIsRefused()
{
    QFETCH(QByteArray, xml);
    QFETCH(QString, code);
    const auto cda = CdaDocument::parse(xml);
    QVERIFY(!cda);
    QCOMPARE(errorName(cda.error().code()), code);
    const auto metadata = XdmMetadata::parse(xml);
    VERIFY_ERROR(metadata, ErrorCode::XdmMetadataMalformed);
}

void TestXdmArchive::identifiers()
{
    const auto id = HlIdentifier::parse(QStringLiteral("194052203228988^^^&1.2.250.1.213.1.4.10&ISO^NH"));
    QVERIFY(id);
    QCOMPARE(id->id, QStringLiteral("194052203228988"));
    QCOMPARE(id->oid, QStringLiteral("1.2.250.1.213.1.4.10"));
    QCOMPARE(id->toCx(), QStringLiteral("194052203228988^^^&1.2.250.1.213.1.4.10&ISO^NH"));
    for (const char* bad : {"", "1", "1^^^", "1^^^&1.2.3", "^^^&1.2.3&ISO", "1^^^&1.2.3&DNS"})
        QVERIFY2(!HlIdentifier::parse(QString::fromLatin1(bad)), bad);
    QCOMPARE(oidFromUuid(QUuid(QStringLiteral("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"))),
             QStringLiteral("2.25.329800735698586629295641978511506172918")); // the example of X.667
}

QTEST_GUILESS_MAIN(TestXdmArchive)
#include "tst_XdmArchive.moc"
