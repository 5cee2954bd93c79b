#include "core/base/PdfDocument.h"
#include "tests/support/TestSupport.h"

#include <QProcess>
#include <QStandardPaths>

using namespace pupitre;

/// Documents read back by qpdf and poppler.
class TestPdfDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void othersReadIt();
    void longTablesGoOnOverleaf();
    void sameCallsSameBytes();
    void encoding();

private:
    static PdfDocument sample(int rows);
    static QByteArray run(const QString& tool, const QStringList& arguments, int* exitCode);
};

PdfDocument TestPdfDocument::sample(int rows)
{
    PdfDocument::Metadata metadata;
    metadata.title = QStringLiteral("Dossier de référencement (n° 1)");
    metadata.author = QStringLiteral("Messagerie Fictive");
    metadata.created = QDateTime(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC);
    metadata.footer = QStringLiteral("MSS Exemple – pied de page");
    PdfDocument pdf(metadata);
    pdf.heading(QStringLiteral("Dossier d’été"), 1);
    pdf.paragraph(QStringLiteral("L’œuvre coûte 12 € — « ça va » (très bien) \\ fin. ") +
                  QStringLiteral("mot ").repeated(200));
    pdf.heading(QStringLiteral("Exigences"), 2);
    pdf.bullet(QStringLiteral("Premier point"));
    pdf.code({QStringLiteral("sha256sum -c manifest-sha256.txt")});
    QList<QList<PdfDocument::Cell>> cells;
    for (int i = 0; i < rows; ++i)
        cells.append({{{QStringLiteral("ECO.%1").arg(i)}, {}},
                      {{QStringLiteral("Énoncé %1 ").arg(i).repeated(i % 9 + 1)}, {}},
                      {{QStringLiteral("preuve"), QStringLiteral("note")}, {QStringLiteral("proofs/ECO/01-été.png")}}});
    pdf.table({{QStringLiteral("Exigence"), 1}, {QStringLiteral("Énoncé"), 3}, {QStringLiteral("Preuves"), 1}}, cells);
    return pdf;
}

QByteArray TestPdfDocument::run(const QString& tool, const QStringList& arguments, int* exitCode)
{
    QProcess process;
    process.start(tool, arguments);
    if (!process.waitForFinished(60000))
        return {};
    *exitCode = process.exitCode();
    return process.readAllStandardOutput();
}

void TestPdfDocument::othersReadIt()
{
    for (const QString& tool : {QStringLiteral("qpdf"), QStringLiteral("pdftotext"), QStringLiteral("pdfinfo")}) {
        if (QStandardPaths::findExecutable(tool).isEmpty())
            QSKIP("qpdf or poppler-utils is not installed");
    }
    const QTemporaryDir folder;
    const QString path = test::writeFile(folder, QStringLiteral("a.pdf"), sample(120).toBytes());
    int exitCode = -1;
    run(QStringLiteral("qpdf"), {QStringLiteral("--check"), path}, &exitCode);
    QCOMPARE(exitCode, 0);
    const QString text = QString::fromUtf8(
        run(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")}, &exitCode));
    QCOMPARE(exitCode, 0);
    QVERIFY(text.contains(QStringLiteral("L’œuvre coûte 12 € — « ça va » (très bien) \\ fin.")));
    QVERIFY(text.contains(QStringLiteral("ECO.119")));
    QVERIFY(text.contains(QStringLiteral("MSS Exemple – pied de page")));
    const QByteArray info = run(QStringLiteral("pdfinfo"), {path}, &exitCode);
    QVERIFY(info.contains("Dossier de référencement (n° 1)"));
    QVERIFY(info.contains("A4"));
    QVERIFY(info.contains(QByteArray("Pages:           ") + QByteArray::number(sample(120).pageCount())));
}

void TestPdfDocument::longTablesGoOnOverleaf()
{
    QVERIFY(sample(120).pageCount() > 3);
    PdfDocument pdf({});
    pdf.table({{QStringLiteral("A"), 1}}, {{{{QStringLiteral("mot ").repeated(20000)}, {}}}}); // one row of many pages
    QVERIFY(pdf.pageCount() > 10);
    PdfDocument narrow({});
    narrow.table({{QString(), 1}, {QString(), 200}},
                 {{{{QStringLiteral("incompressible")}, {}}, {{QStringLiteral("x")}, {}}}});
    QCOMPARE(narrow.pageCount(), 1);
}

void TestPdfDocument::sameCallsSameBytes()
{
    QCOMPARE(sample(30).toBytes(), sample(30).toBytes());
    QVERIFY(sample(30).toBytes() != sample(31).toBytes());
    QVERIFY(PdfDocument({}).toBytes().startsWith("%PDF-1.7"));
}

void TestPdfDocument::encoding()
{
    QCOMPARE(winAnsi(QStringLiteral("é€œ")), QByteArray("\xE9\x80\x9C"));
    QCOMPARE(winAnsi(QStringLiteral("e\u0301 → 漢 𝄞")), QByteArray("\xE9 -> ? ?"));
    QCOMPARE(pdfCharacterWidth(PdfFont::Plain, '\xE9'), pdfCharacterWidth(PdfFont::Plain, 'e'));
}

QTEST_GUILESS_MAIN(TestPdfDocument)
#include "tst_PdfDocument.moc"
