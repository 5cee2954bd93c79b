#include "core/indicators/FormatDraft.h"
#include "core/indicators/FormatStore.h"
#include "core/indicators/IndicatorReader.h"
#include "tests/support/IndicatorFiles.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace pupitre;

/// Formats of the operator's own: guessed from samples, judged, registered, replaced, removed, used.
class TestFormatStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samplesAreRecognised_data();
    void samplesAreRecognised();
    void aPersonMayCorrectWhatWasRecognised();
    void everythingWrongIsSaidAtOnce();
    void registeredReplacedRemoved();
    void theCommandLineKeepsFormats();

private:
    QTemporaryDir m_folder;
};

namespace {

QByteArray descriptor(const QByteArray& id, const QByteArray& title = "Essai")
{
    return R"({"schema": 1, "id": ")" + id + R"(", "title": {"fr": ")" + title +
           R"("}, "columns": [{"name": "jour", "type": "date", "form": "DD/MM/YYYY"},
        {"name": "n", "type": "integer", "measure": true, "grouped": true}]})";
}

} // namespace

void TestFormatStore::samplesAreRecognised_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("types");
    QTest::addColumn<bool>("header");
    QTest::newRow("French dates, grouped figures, cp1252")
        << QByteArray("jour;libell\xE9;n\n01/02/2026;\xE9t\xE9;1 234\n15/02/2026;h\xE9l\xE9ne;2\n28/02/2026;no\xEBl;10 "
                      "000 000\n")
        << QStringLiteral("jour:date:DD/MM/YYYY libellé:text: n:integer:grouped") << true;
    QTest::newRow("compact dates, commas") << QByteArray("d,n\n20260201,1\n20260202,2\n20260203,3\n")
                                           << QStringLiteral("d:date:YYYYMMDD n:integer:") << true;
    QTest::newRow("months") << QByteArray("m|n\n02/2026|1\n03/2026|2\n") << QStringLiteral("m:month:MM/YYYY n:integer:")
                            << true;
    QTest::newRow("no header") << QByteArray("2026-02-01;A;1\n2026-02-02;A;2\n2026-02-03;A;3\n2026-02-04;A;5\n")
                               << QStringLiteral("colonne_1:date: colonne_2:enum: colonne_3:integer:") << false;
    QTest::newRow("times, lists, codes with a zero before")
        << QByteArray("t;l;c\n2026-02-01T08:00;A,B;01\n2026-02-01 09:30:15;A;02\n2026-02-02T23:59:59Z;B;03\n")
        << QStringLiteral("t:datetime: l:list: c:text:") << true;
}

void TestFormatStore::samplesAreRecognised()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, types);
    QFETCH(bool, header);
    const QString path = test::writeFile(m_folder, QStringLiteral("op_essai_2026-02.csv"), content);
    const auto draft = FormatDraft::fromSample(path);
    VERIFY_RESULT(draft);
    QCOMPARE(draft->header, header);
    QStringList shown;
    for (const ColumnDraft& column : draft->columns)
        shown.append(
            QStringLiteral("%1:%2:%3")
                .arg(column.column.name, IndicatorColumn::typeName(column.column.type),
                     column.column.grouped ? QStringLiteral("grouped") : QString::fromLatin1(column.column.form)));
    QCOMPARE(shown.join(u' '), types);
    QCOMPARE(draft->preview.size(), draft->sampled);
    QCOMPARE(draft->id, QStringLiteral("essai"));
    // What was drafted reads its own sample without a rejected line.
    const auto format = FormatStore::judge(draft->json(), {});
    QVERIFY2(format.has_value(), draft->json().constData());
    const auto summary = readIndicators(path, *format, {{QStringLiteral("month")}});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->rejected, 0);
    QCOMPARE(summary->read, draft->sampled);
}

void TestFormatStore::aPersonMayCorrectWhatWasRecognised()
{
    const QString path = test::writeFile(m_folder, QStringLiteral("x_2026-02.csv"), "a;b,c\n1;2,3\n4;5,6\n");
    auto draft = FormatDraft::fromSample(path);
    VERIFY_RESULT(draft);
    QCOMPARE(draft->delimiter, ';');
    SampleOptions options;
    options.delimiter = ',';
    options.header = false;
    draft = FormatDraft::fromSample(path, options);
    VERIFY_RESULT(draft);
    QCOMPARE(draft->preview, (QList<QStringList>{{QStringLiteral("a;b"), QStringLiteral("c")},
                                                 {QStringLiteral("1;2"), QStringLiteral("3")},
                                                 {QStringLiteral("4;5"), QStringLiteral("6")}}));
    QCOMPARE(draft->columns.at(1).column.name, QStringLiteral("colonne_2"));
    // Read as windows-1252, two bytes of UTF-8 are two characters.
    const QString accents =
        test::writeFile(m_folder, QStringLiteral("y_2026-02.csv"), "nom;n\n\xC3\xA9;1\n\xC3\xA9;2\n");
    QCOMPARE(FormatDraft::fromSample(accents)->preview.first().first(), QStringLiteral("é"));
    SampleOptions other;
    other.encoding = TextEncoding::Windows1252;
    QCOMPARE(FormatDraft::fromSample(accents, other)->preview.first().first(), QStringLiteral("Ã©"));
}

void TestFormatStore::everythingWrongIsSaidAtOnce()
{
    const auto wrong = FormatStore::judge(
        R"({"schema": 2, "id": "Mon Format", "file_name": "(", "columns": [
            {"name": "a", "type": "nombre"}, {"name": "a", "type": "date", "form": "JJ/MM/AAAA"},
            {"name": "c", "type": "text", "measure": true}], "checks": [{"id": "r", "kind": "at-most", "columns": ["x", "c"]}]})",
        QStringLiteral("d.json"));
    QVERIFY(!wrong);
    QStringList places;
    for (const Error& error : wrong.error()) {
        places.append(error.field());
        QCOMPARE(error.file(), QStringLiteral("d.json"));
    }
    for (const char* place : {"/schema", "/file_name", "/columns/0/type", "/columns/1/name", "/columns/1/form",
                              "/columns/2/measure", "/checks/0/columns/0"})
        QVERIFY2(places.contains(QLatin1String(place)), qPrintable(places.join(u' ')));
    const auto nowhere = FormatStore::judge(
        R"({"schema": 1, "id": "x y", "columns": [{"name": "n", "type": "integer", "measure": true}]})", {});
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().size(), 2); // the id, and no month
    QCOMPARE(errorName(nowhere.error().last().code()), QStringLiteral("indicators.format-month"));
}

void TestFormatStore::registeredReplacedRemoved()
{
    const auto workspace = test::newWorkspace(m_folder);
    FormatStore store(*workspace);
    const qsizetype shipped = IndicatorFormat::shippedIds().size();
    QCOMPARE(store.formats()->size(), shipped);
    QVERIFY(store.add(descriptor("essai"), QStringLiteral("d.json"), false).has_value());
    const auto again = store.add(descriptor("essai", "Autre"), QStringLiteral("d.json"), false);
    QVERIFY(!again);
    QCOMPARE(errorName(again.error().first().code()), QStringLiteral("indicators.format-exists"));
    const auto foreign = store.add(descriptor("messages"), {}, true);
    QVERIFY(!foreign);
    QCOMPARE(errorName(foreign.error().first().code()), QStringLiteral("indicators.format-shipped"));
    QVERIFY(store.add(descriptor("essai", "Autre"), QStringLiteral("d.json"), true).has_value());
    const auto all = store.formats();
    VERIFY_RESULT(all);
    QCOMPARE(all->size(), shipped + 1);
    QCOMPARE(all->first().format.title.value(QLatin1String("fr")).toString(), QStringLiteral("Autre"));
    QCOMPARE(all->first().revision, 2);
    QCOMPARE(all->first().author, QStringLiteral("essai"));
    QCOMPARE(*store.text(QStringLiteral("essai")), descriptor("essai", "Autre"));
    QVERIFY(store.load(QStringLiteral("essai")).has_value());
    VERIFY_ERROR(store.remove(QStringLiteral("connexions"), QStringLiteral("x")), ErrorCode::FormatShipped);
    VERIFY_ERROR(store.remove(QStringLiteral("absent"), QStringLiteral("x")), ErrorCode::FormatUnknown);
    VERIFY_RESULT(store.remove(QStringLiteral("essai"), QStringLiteral("essai fini")));
    QCOMPARE(store.formats()->size(), shipped);
    VERIFY_ERROR(store.text(QStringLiteral("essai")), ErrorCode::FormatUnknown);
    // What was removed may come back under its name.
    QVERIFY(store.add(descriptor("essai"), {}, false).has_value());
    QCOMPARE(store.formats()->first().revision, 3);
}

void TestFormatStore::theCommandLineKeepsFormats()
{
    const QString workspace = m_folder.filePath(QStringLiteral("cli.pupitre"));
    const auto cli = [&](const QStringList& words) {
        return test::runCli(QStringList{QStringLiteral("indicators")} + words +
                                QStringList{QStringLiteral("--workspace"), workspace, QStringLiteral("--json")},
                            QStringLiteral(PUPITRE_CLI));
    };
    const QString file = test::writeFile(m_folder, QStringLiteral("essai.json"), descriptor("essai"));
    QCOMPARE(cli({QStringLiteral("formats")})
                 .json.value(QLatin1String("result"))
                 .toObject()
                 .value(QLatin1String("formats"))
                 .toArray()
                 .size(),
             IndicatorFormat::shippedIds().size());
    const QString bad =
        test::writeFile(m_folder, QStringLiteral("bad.json"), R"({"schema": 1, "id": "", "columns": []})");
    test::CliRun run = cli({QStringLiteral("format-add"), bad});
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.json.value(QLatin1String("errors")).toArray().size(), 2);
    QVERIFY(!QFile::exists(workspace)); // nothing was made for it
    QCOMPARE(cli({QStringLiteral("format-add"), file}).exitCode, 0);
    QCOMPARE(cli({QStringLiteral("format-add"), file}).exitCode, 2);
    QCOMPARE(cli({QStringLiteral("format-add"), file, QStringLiteral("--replace")}).exitCode, 0);
    const QString out = m_folder.filePath(QStringLiteral("out.json"));
    QCOMPARE(cli({QStringLiteral("format-export"), QStringLiteral("essai"), QStringLiteral("--out"), out}).exitCode, 0);
    QFile exported(out);
    QVERIFY(exported.open(QIODevice::ReadOnly));
    QCOMPARE(exported.readAll(), descriptor("essai"));
    // The registered format reads files by its id.
    const QString data =
        test::writeFile(m_folder, QStringLiteral("donnees.csv"), "jour;n\n01/02/2026;1 000\n03/02/2026;5\n");
    run = cli({QStringLiteral("summarize"), QStringLiteral("--format"), QStringLiteral("essai"), QStringLiteral("--by"),
               QStringLiteral("month"), data});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json.value(QLatin1String("result"))
                 .toObject()
                 .value(QLatin1String("rows"))
                 .toArray()
                 .first()
                 .toObject()
                 .value(QLatin1String("n"))
                 .toInt(),
             1005);
    QCOMPARE(cli({QStringLiteral("format-remove"), QStringLiteral("essai")}).exitCode, 2); // a reason is needed
    QCOMPARE(cli({QStringLiteral("format-remove"), QStringLiteral("essai"), QStringLiteral("--reason"),
                  QStringLiteral("fini")})
                 .exitCode,
             0);
    run = cli({QStringLiteral("summarize"), QStringLiteral("--format"), QStringLiteral("essai"), QStringLiteral("--by"),
               QStringLiteral("month"), data});
    QCOMPARE(run.exitCode, 2);
}

QTEST_GUILESS_MAIN(TestFormatStore)
#include "tst_FormatStore.moc"
