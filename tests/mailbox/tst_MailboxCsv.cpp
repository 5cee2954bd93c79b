#include "core/mailbox/MailboxFile.h"
#include "tests/support/FaultyDevice.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>

using namespace pupitre;

class TestMailboxCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unreadableFilesEachHaveTheirError_data();
    void unreadableFilesEachHaveTheirError();
    void everyDialectIsRead_data();
    void everyDialectIsRead();
    void allErrorsAtOnceWithTheirPlace();
    void columnsInAnyOrder();
    void headersAreJudged();
    void aLongLineAndATruncatedOneAreNamed();
    void duplicatesNameTheFirstLine();
    void domainsAreChecked();
    void whatIsWrittenIsReadBack();
    void everyWriteFailureIsSeen();
    void manyErrorsAreCounted();
    void cancels();

private:
    Result<MailboxFile> read(const QByteArray& content, const OperatorDomains& domains = {})
    {
        return readMailboxFile(test::writeFile(m_folder, QStringLiteral("b.csv"), content), domains);
    }
    QTemporaryDir m_folder;
};

namespace {

const QByteArray header = "adresse;type;identifiant_pp;identifiant_structure;nom;prenom;description;service;"
                          "responsable;liste_rouge;statut\r\n";

QByteArray org(const QByteArray& name)
{
    return name + "@a.mssante.fr;ORG;;1750712184;;;;;;;\r\n";
}

QStringList described(const QList<Error>& errors)
{
    QStringList lines;
    for (const Error& error : errors)
        lines.append(QStringLiteral("%1:%2 %3 %4 [%5]")
                         .arg(error.line())
                         .arg(error.column())
                         .arg(error.field(), errorName(error.code()), error.value()));
    return lines;
}

} // namespace

void TestMailboxCsv::unreadableFilesEachHaveTheirError_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("file.empty");
    QTest::newRow("line breaks only") << QByteArray("\r\n\n\n") << QStringLiteral("csv.no-header");
    QTest::newRow("workbook cut short") << QByteArray("PK\x03\x04 xl/workbook.xml")
                                        << QStringLiteral("package.truncated");
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                          "a\0d\0",
                                          6)
                            << QStringLiteral("csv.binary");
    QTest::newRow("NUL bytes") << QByteArray("adresse;type\r\n\0\0", 16) << QStringLiteral("csv.binary");
    QTest::newRow("10 MB on the first line") << QByteArray(10 << 20, 'x') << QStringLiteral("csv.record-too-long");
}

void TestMailboxCsv::unreadableFilesEachHaveTheirError()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    const auto file = read(content);
    QVERIFY(!file);
    QCOMPARE(errorName(file.error().code()), code);
    QVERIFY(file.error().file().endsWith(QStringLiteral("b.csv")));
    VERIFY_ERROR(readMailboxFile(m_folder.path(), {}), ErrorCode::FileIsDirectory);
    VERIFY_ERROR(readMailboxFile(m_folder.filePath(QStringLiteral("none")), {}), ErrorCode::FileNotFound);
}

void TestMailboxCsv::everyDialectIsRead_data()
{
    QTest::addColumn<QByteArray>("content");
    const QString table =
        QStringLiteral("adresse;type;identifiant_structure;service\nécole@a.mssante.fr;ORG;1750712184;x\n")
            .replace(QStringLiteral("école@"), QStringLiteral("e@"))
            .replace(QStringLiteral("x\n"), QStringLiteral("Pédiatrie\n"));
    const auto with = [&](char delimiter, const char* ending) {
        return QString(table)
            .replace(QLatin1Char(';'), QLatin1Char(delimiter))
            .replace(QLatin1Char('\n'), QLatin1String(ending));
    };
    for (const char delimiter : {';', ',', '\t', '|'}) {
        for (const char* ending : {"\n", "\r\n", "\r"}) {
            if (QByteArray(ending) == "\r" && delimiter != ';')
                continue;
            QTest::addRow("'%c' %d, UTF-8", delimiter, ending[0] + (ending[1] != 0 ? 1 : 0))
                << with(delimiter, ending).toUtf8();
        }
    }
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF" + table.toUtf8());
    QTest::newRow("cp1252") << table.toLatin1();
    QTest::newRow("no line break at the end") << table.trimmed().toUtf8();
    QTest::newRow("quoted") << QByteArray("\"adresse\";\"type\";\"identifiant_structure\";\"service\"\n\"e@a.mssante."
                                          "fr\";\"ORG\";\"1750712184\";\"P\xC3\xA9"
                                          "diatrie\"\n");
}

void TestMailboxCsv::everyDialectIsRead()
{
    QFETCH(QByteArray, content);
    const auto file = read(content);
    VERIFY_RESULT(file);
    QCOMPARE(described(file->errors), QStringList());
    QCOMPARE(file->rows.size(), 1);
    QCOMPARE(file->rows.first().line, 2);
    QCOMPARE(file->rows.first().mailbox.address, QStringLiteral("e@a.mssante.fr"));
    QCOMPARE(file->rows.first().mailbox.service, QStringLiteral("Pédiatrie"));
}

void TestMailboxCsv::allErrorsAtOnceWithTheirPlace()
{
    const auto file = read(header + "a b@a.mssante.fr;XYZ;;;;;;;;Q;parti\r\n"           // 2: everything wrong
                                    "p@a.mssante.fr;PER;810005678901;;;;;;;N;actif\r\n" // 3: key
                                    "o@a.mssante.fr;ORG;;;;;;;;;\r\n"                   // 4: structure missing
                                    "q@a.mssante.fr;ORG;;1750712184;;;\"deux\r\nlignes\";;;;\r\n" // 5 and 6: good
                                    "r@a.mssante.fr;ORG\r\n"                                      // 7: cut
                                    ";PER;;;;;;;;;\r\n");                                         // 8: nearly empty
    VERIFY_RESULT(file);
    QCOMPARE(described(file->errors),
             (QStringList{
                 QStringLiteral("2:2 type mailbox.type [XYZ]"), QStringLiteral("2:10 liste_rouge mailbox.red-list [Q]"),
                 QStringLiteral("2:11 statut mailbox.status [parti]"),
                 QStringLiteral("2:1 adresse mailbox.address-syntax [a b@a.mssante.fr]"),
                 QStringLiteral("3:3 identifiant_pp mailbox.identifier-key [810005678901]"),
                 QStringLiteral("4:4 identifiant_structure mailbox.field-missing []"),
                 QStringLiteral("7:0  csv.field-count []"), QStringLiteral("8:1 adresse mailbox.field-missing []"),
                 QStringLiteral("8:3 identifiant_pp mailbox.field-missing []")}));
    QCOMPARE(file->read, 6);
    QCOMPARE(file->rejected, 5);
    QCOMPARE(file->rows.size(), 1);
    QCOMPARE(file->rows.first().mailbox.description, QStringLiteral("deux\r\nlignes"));
}

void TestMailboxCsv::columnsInAnyOrder()
{
    const auto file =
        read("Type ; ADRESSE;commentaire;identifiant_structure\norg; Accueil@A.mssante.fr ;x;1750712184\n");
    VERIFY_RESULT(file);
    QCOMPARE(described(file->errors), QStringList());
    QCOMPARE(described(file->warnings).first(), QStringLiteral("1:3 commentaire mailbox.column-unknown [commentaire]"));
    QCOMPARE(file->rows.first().mailbox.address, QStringLiteral("accueil@a.mssante.fr"));
    QCOMPARE(file->rows.first().mailbox.type, MailboxType::Organisational);
}

void TestMailboxCsv::headersAreJudged()
{
    auto file = read("nom;prenom\nDupont;Jean\n");
    VERIFY_RESULT(file);
    QCOMPARE(described(file->errors), (QStringList{QStringLiteral("1:0 adresse mailbox.column-missing [adresse]"),
                                                   QStringLiteral("1:0 type mailbox.column-missing [type]")}));
    file = read("adresse;type;Adresse\na@a.mssante.fr;ORG;b@a.mssante.fr\n");
    VERIFY_RESULT(file);
    QCOMPARE(described(file->errors), (QStringList{QStringLiteral("1:3 Adresse mailbox.column-twice [Adresse]")}));
    QCOMPARE(file->rows.size(), 0);
}

void TestMailboxCsv::aLongLineAndATruncatedOneAreNamed()
{
    const auto file = read(header + org("a") + QByteArray(10 << 20, 'z') + "\r\n" + org("b") +
                           "\"jamais fermé;ORG;\r\n" + org("c") + "d@a.mssante.fr;O");
    VERIFY_RESULT(file);
    QCOMPARE(described(file->errors), (QStringList{QStringLiteral("3:0  csv.record-too-long []"),
                                                   QStringLiteral("5:0  csv.unterminated-quote []"),
                                                   QStringLiteral("7:0  csv.field-count []")}));
    QCOMPARE(file->rows.size(), 3); // what follows a bad line is read
}

void TestMailboxCsv::duplicatesNameTheFirstLine()
{
    const auto file = read(header + org("a") + org("b") + org("A"));
    VERIFY_RESULT(file);
    QCOMPARE(file->errors.size(), 1);
    QCOMPARE(errorName(file->errors.first().code()), QStringLiteral("mailbox.duplicate"));
    QCOMPARE(file->errors.first().line(), 4);
    QCOMPARE(file->errors.first().detail(), QStringLiteral("2"));
}

void TestMailboxCsv::domainsAreChecked()
{
    const auto workspace = test::newWorkspace(m_folder, QStringLiteral("d.pupitre"));
    const QByteArray content =
        header + org("a") + "x@ailleurs.fr;ORG;;1750712184;;;;;;;\r\n" + "y@b.mssante.fr;ORG;;1750712184;;;;;;;\r\n";
    auto file = read(content);
    QCOMPARE(described(file->errors),
             (QStringList{QStringLiteral("3:1 adresse mailbox.address-domain [x@ailleurs.fr]")}));
    QCOMPARE(file->warnings.size(), 1); // once for the file
    QCOMPARE(errorName(file->warnings.first().code()), QStringLiteral("mailbox.domains-undeclared"));

    VERIFY_RESULT(OperatorDomains::add(*workspace, QStringLiteral("A.mssante.fr")));
    const auto domains = OperatorDomains::load(*workspace->database());
    VERIFY_RESULT(domains);
    file = read(content, *domains);
    QCOMPARE(file->errors.size(), 2);
    QVERIFY(file->warnings.isEmpty());
    VERIFY_ERROR(OperatorDomains::add(*workspace, QStringLiteral("pas un domaine")), ErrorCode::DomainSyntax);
    VERIFY_ERROR(OperatorDomains::remove(*workspace, QStringLiteral("inconnu.fr")), ErrorCode::DomainUnknown);
    VERIFY_RESULT(OperatorDomains::remove(*workspace, QStringLiteral("a.mssante.fr")));
}

void TestMailboxCsv::whatIsWrittenIsReadBack()
{
    QByteArray content;
    QBuffer buffer(&content);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    VERIFY_RESULT(writeMailboxCsvHeader(buffer));
    for (int n = 0; n < 500; ++n)
        VERIFY_RESULT(writeMailboxCsvRow(buffer, test::mailbox(n)));
    const auto file = read(content);
    VERIFY_RESULT(file);
    QCOMPARE(described(file->errors), QStringList());
    QCOMPARE(file->rows.size(), 500);
    for (int n = 0; n < 500; ++n)
        QVERIFY2(file->rows[n].mailbox.sameContent(test::mailbox(n)), qPrintable(QString::number(n)));
}

void TestMailboxCsv::everyWriteFailureIsSeen()
{
    QByteArray whole;
    QBuffer buffer(&whole);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    VERIFY_RESULT(writeMailboxCsvRow(buffer, test::mailbox(1)));
    for (qint64 budget = 0; budget < whole.size(); ++budget) {
        test::FaultyDevice device(budget);
        VERIFY_ERROR(writeMailboxCsvRow(device, test::mailbox(1)), ErrorCode::FileWriteFailed);
    }
}

void TestMailboxCsv::manyErrorsAreCounted()
{
    QByteArray content = header;
    for (int i = 0; i < 12000; ++i)
        content += "x;ORG;;1750712184;;;;;;;\r\n";
    const auto file = read(content);
    VERIFY_RESULT(file);
    QCOMPARE(file->rejected, 12000);
    QCOMPARE(file->errors.size(), MailboxFile::keptErrors + 1);
    QCOMPARE(file->errors.last().value(), QStringLiteral("2000"));
}

void TestMailboxCsv::cancels()
{
    TaskContext context;
    context.cancellation.cancel();
    VERIFY_ERROR(readMailboxFile(test::writeFile(m_folder, QStringLiteral("c.csv"), header + org("a")), {}, context),
                 ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestMailboxCsv)
#include "tst_MailboxCsv.moc"
