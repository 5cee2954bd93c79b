#include "app/cli/Commands.h"
#include "core/workspace/Settings.h"
#include "core/workspace/Sql.h"
#include "tests/support/CertificateMaker.h"
#include "tests/support/TestSupport.h"

#include <QDir>
#include <QJsonArray>
#include <QSet>

using namespace pupitre;

/// The frame of pupitre-cli: usage, envelope, exit codes, workspace and audit groups, run as a person runs it.
class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badUsageExitsWithTwo_data();
    void badUsageExitsWithTwo();
    void aValueThatDoesNotFitIsNamed_data();
    void aValueThatDoesNotFitIsNamed();
    void anAuthorityFileWithoutCertificateIsRefused_data();
    void anAuthorityFileWithoutCertificateIsRefused();
    void theHelpNamesEveryVerb();
    void optionsAreReadInEveryForm();
    void theEnvelopeIsTheSameForEveryVerb();
    void aWorkspaceIsMadeOnceAndDescribed();
    void aDamagedWorkspaceIsReported();
    void auditNamesTheFirstBrokenLine();

private:
    static test::CliRun run(const QStringList& words) { return test::runCli(words, QStringLiteral(PUPITRE_CLI)); }
};

void TestCommandLine::badUsageExitsWithTwo_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown group") << QStringList{QStringLiteral("cooking"), QStringLiteral("start")};
    QTest::newRow("unknown verb") << QStringList{QStringLiteral("workspace"), QStringLiteral("explode")};
    QTest::newRow("unknown option") << QStringList{QStringLiteral("audit"), QStringLiteral("verify"),
                                                   QStringLiteral("--fast")};
    QTest::newRow("option without its value")
        << QStringList{QStringLiteral("audit"), QStringLiteral("verify"), QStringLiteral("--workspace")};
    QTest::newRow("flag with a value") << QStringList{QStringLiteral("audit"), QStringLiteral("verify"),
                                                      QStringLiteral("--json=yes")};
    QTest::newRow("option twice") << QStringList{QStringLiteral("audit"), QStringLiteral("show"),
                                                 QStringLiteral("--limit"), QStringLiteral("1"),
                                                 QStringLiteral("--limit=2")};
    QTest::newRow("too many words") << QStringList{QStringLiteral("workspace"), QStringLiteral("info"),
                                                   QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("a missing workspace") << QStringList{QStringLiteral("audit"), QStringLiteral("verify"),
                                                        QStringLiteral("--workspace"),
                                                        QStringLiteral("/nonexistent/w.pupitre")};
}

void TestCommandLine::badUsageExitsWithTwo()
{
    QFETCH(QStringList, words);
    const test::CliRun plain = run(words);
    QCOMPARE(plain.exitCode, 2);
    QVERIFY(plain.out.isEmpty());
    QVERIFY(!plain.err.isEmpty());
    const test::CliRun json = run(words + QStringList{QStringLiteral("--json")});
    QCOMPARE(json.exitCode, 2);
    QCOMPARE(json.json.value(QLatin1String("ok")).toBool(true), false);
    QCOMPARE(json.json.value(QLatin1String("errors")).toArray().size(), 1);
}

void TestCommandLine::aValueThatDoesNotFitIsNamed_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* words, const char* field, const char* value) {
        QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(field) << QString::fromUtf8(value);
    };
    row("mailbox list --type XYZ", "--type", "XYZ");
    row("mailbox list --limit 99999999999999999999", "--limit", "99999999999999999999");
    row("mailbox edit --set service=X --type XYZ", "--type", "XYZ");
    row("mailbox edit --set service --all", "--set", "service");
    row("mailbox life rules --set x=y", "--set", "x=y");
    row("mailbox publish --change-set tous", "--change-set", "tous");
    row("directory differences --source zzz", "--source", "zzz");
    row("directory cross-check --older-than -1", "--older-than", "-1");
    row("white-list signer --require maybe", "--require", "maybe");
    row("certificate uses --use zzz", "--use", "zzz");
    row("lps probe 127.0.0.1:1 --starttls pop", "--starttls", "pop");
    row("lps probe 127.0.0.1:1 --starttls imap --timeout 0", "--timeout", "0");
    row("lps fetch h:1 --mailbox x --secret-env X --limit zz", "--limit", "zz");
    row("lps token browser --psc bas --client X --port 99999", "--port", "99999");
    row("indicators summarize --format messages --by month --mask-below dix FILE", "--mask-below", "dix");
    row("indicators collect --out o --operator a/b FILE", "--operator", "a/b");
    row("dossier letter received Objet --at hier", "--at", "hier");
    row("dossier retention --until demain", "--until", "demain");
    row("dossier build out.zip --part-limit abc", "--part-limit", "abc");
    row("dossier redact abc --reason x", "PROOF", "abc");
    row("audit show --limit 0", "--limit", "0");
}

// All of it is refused before anything is read or done.
void TestCommandLine::aValueThatDoesNotFitIsNamed()
{
    QFETCH(QString, words);
    QFETCH(QString, field);
    QFETCH(QString, value);
    const QTemporaryDir folder;
    const QString workspace = folder.filePath(QStringLiteral("w.pupitre"));
    QCOMPARE(run({QStringLiteral("workspace"), QStringLiteral("init"), workspace}).exitCode, 0);
    const test::CliRun bad =
        run(words.split(u' ') + QStringList{QStringLiteral("--workspace"), workspace, QStringLiteral("--json")});
    QCOMPARE(bad.exitCode, 2);
    bool named = false;
    for (const QJsonValue& error : bad.json.value(QLatin1String("errors")).toArray()) {
        const QJsonObject one = error.toObject();
        named = named || (one.value(QLatin1String("code")).toString() == QLatin1String("usage.value") &&
                          one.value(QLatin1String("field")).toString() == field &&
                          one.value(QLatin1String("value")).toString() == value);
    }
    QVERIFY2(named, bad.out.constData());
}

void TestCommandLine::anAuthorityFileWithoutCertificateIsRefused_data()
{
    QTest::addColumn<QString>("words");
    for (const char* const words :
         {"lps probe 127.0.0.1:1 --starttls imap --ca", "lps discover a@b.mssante.fr --ca",
          "lps exercise a@b.mssante.fr --token-file KEY --ca",
          "lps fetch 127.0.0.1:1 --mailbox a --secret-file KEY --ca", "lps token browser --psc bas --client X --ca",
          "white-list check KEY --anchor", "white-list load KEY --anchor", "white-list check KEY --signer-anchor",
          "white-list check KEY --certificate", "white-list signer --authority", "certificate verify KEY --anchor",
          "certificate anchors", "dossier verify KEY --anchor"})
        QTest::newRow(words) << QString::fromLatin1(words);
}

// A private key in its place, say. Going on without it would leave chains unjudged, or let other authorities count.
void TestCommandLine::anAuthorityFileWithoutCertificateIsRefused()
{
    QFETCH(QString, words);
    const QTemporaryDir folder;
    const QString workspace = folder.filePath(QStringLiteral("w.pupitre"));
    QCOMPARE(run({QStringLiteral("workspace"), QStringLiteral("init"), workspace}).exitCode, 0);
    const QString key = test::writeFile(folder, QStringLiteral("cle.pem"), test::make(test::Recipe()).keyPem());
    const test::CliRun bad = run(words.replace(QLatin1String("KEY"), key).split(u' ') +
                                 QStringList{key, QStringLiteral("--workspace"), workspace, QStringLiteral("--json")});
    QCOMPARE(bad.exitCode, 2);
    bool told = false;
    for (const QJsonValue& error : bad.json.value(QLatin1String("errors")).toArray())
        told =
            told || (error.toObject().value(QLatin1String("code")).toString() == QLatin1String("pki.no-certificate") &&
                     error.toObject().value(QLatin1String("file")).toString() == key);
    QVERIFY2(told, bad.out.constData());
}

void TestCommandLine::theHelpNamesEveryVerb()
{
    const test::CliRun help = run({QStringLiteral("--help")});
    QCOMPARE(help.exitCode, 0);
    QSet<QString> seen;
    for (const cli::Verb& verb : cli::allVerbs()) {
        const QString name = verb.group + QLatin1Char(' ') + verb.name;
        QVERIFY2(!seen.contains(name), qPrintable(name));
        seen.insert(name);
        QVERIFY2(help.out.contains(name.toUtf8()), qPrintable(name));
        for (const cli::OptionSpec& option : verb.options)
            QVERIFY2(verb.synopsis.contains(QStringLiteral("--") + option.name),
                     qPrintable(name + QStringLiteral(" --") + option.name));
    }
    const test::CliRun one = run({QStringLiteral("mailbox"), QStringLiteral("import"), QStringLiteral("--help")});
    QCOMPARE(one.exitCode, 0);
    QVERIFY(one.out.contains("mailbox import FILE [--apply]"));
    QVERIFY(!one.out.contains("mailbox export"));
}

void TestCommandLine::optionsAreReadInEveryForm()
{
    const QList<cli::OptionSpec> specs{{QStringLiteral("a"), QStringLiteral("A")},
                                       {QStringLiteral("f"), {}},
                                       {QStringLiteral("m"), QStringLiteral("M"), true}};
    QString problem;
    const auto arguments = cli::Arguments::parse({QStringLiteral("x"), QStringLiteral("--a=1=2"), QStringLiteral("--f"),
                                                  QStringLiteral("--m"), QStringLiteral("p"), QStringLiteral("--m=q"),
                                                  QStringLiteral("--"), QStringLiteral("--y")},
                                                 specs, &problem);
    QVERIFY(arguments.has_value());
    QCOMPARE(arguments->positional(), (QStringList{QStringLiteral("x"), QStringLiteral("--y")}));
    QCOMPARE(arguments->value(QStringLiteral("a")), QStringLiteral("1=2"));
    QVERIFY(arguments->has(QStringLiteral("f")));
    QCOMPARE(arguments->values(QStringLiteral("m")), (QStringList{QStringLiteral("p"), QStringLiteral("q")}));
}

void TestCommandLine::theEnvelopeIsTheSameForEveryVerb()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("w.pupitre"));
    for (const QStringList& words :
         {QStringList{QStringLiteral("workspace"), QStringLiteral("init"), path, QStringLiteral("--json")},
          QStringList{QStringLiteral("workspace"), QStringLiteral("info"), QStringLiteral("--workspace"), path,
                      QStringLiteral("--json")},
          QStringList{QStringLiteral("audit"), QStringLiteral("show"), QStringLiteral("--json"),
                      QStringLiteral("--workspace"), path}}) {
        const test::CliRun done = run(words);
        QCOMPARE(done.exitCode, 0);
        QCOMPARE(done.json.keys(), (QStringList{QStringLiteral("errors"), QStringLiteral("ok"),
                                                QStringLiteral("result"), QStringLiteral("warnings")}));
        QVERIFY(done.json.value(QLatin1String("ok")).toBool());
        QVERIFY(done.err.isEmpty());
    }
}

void TestCommandLine::aWorkspaceIsMadeOnceAndDescribed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("w.pupitre"));
    QCOMPARE(run({QStringLiteral("workspace"), QStringLiteral("init"), path}).exitCode, 0);
    const test::CliRun again =
        run({QStringLiteral("workspace"), QStringLiteral("init"), path, QStringLiteral("--json")});
    QCOMPARE(again.exitCode, 2);
    QCOMPARE(
        again.json.value(QLatin1String("errors")).toArray().first().toObject().value(QLatin1String("code")).toString(),
        QStringLiteral("workspace.exists"));
    const test::CliRun info = run({QStringLiteral("workspace"), QStringLiteral("info"), QStringLiteral("--json"),
                                   QStringLiteral("--workspace"), path});
    QCOMPARE(info.json.value(QLatin1String("result")).toObject().value(QLatin1String("journal_lines")).toInt(), 1);
    QCOMPARE(run({QStringLiteral("workspace"), QStringLiteral("check"), QStringLiteral("--workspace"), path}).exitCode,
             0);
}

void TestCommandLine::aDamagedWorkspaceIsReported()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("w.pupitre"));
    QCOMPARE(run({QStringLiteral("workspace"), QStringLiteral("init"), path}).exitCode, 0);
    QVERIFY(QFile::resize(path, 8192));
    const test::CliRun check = run({QStringLiteral("workspace"), QStringLiteral("check"), QStringLiteral("--json"),
                                    QStringLiteral("--workspace"), path});
    QCOMPARE(check.exitCode, 1);
    QCOMPARE(
        check.json.value(QLatin1String("errors")).toArray().first().toObject().value(QLatin1String("code")).toString(),
        QStringLiteral("workspace.damaged"));
    QCOMPARE(run({QStringLiteral("workspace"), QStringLiteral("info"), QStringLiteral("--workspace"), path}).exitCode,
             2);
}

void TestCommandLine::auditNamesTheFirstBrokenLine()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("w.pupitre"));
    {
        const auto workspace = test::newWorkspace(folder);
        Settings settings(*workspace);
        for (int i = 0; i < 5; ++i)
            VERIFY_RESULT(settings.set(QStringLiteral("k"), i));
    }
    const QStringList verify{QStringLiteral("audit"), QStringLiteral("verify"), QStringLiteral("--json"),
                             QStringLiteral("--workspace"), path};
    QCOMPARE(run(verify).exitCode, 0);
    {
        const auto workspace = test::newWorkspace(folder);
        const auto database = workspace->database();
        VERIFY_RESULT(execute(*database, QStringLiteral("DROP TRIGGER journal_no_update")));
        VERIFY_RESULT(execute(*database, QStringLiteral("UPDATE journal SET author = 'autre' WHERE number = 4")));
    }
    const test::CliRun broken = run(verify);
    QCOMPARE(broken.exitCode, 1);
    const QJsonObject result = broken.json.value(QLatin1String("result")).toObject();
    QCOMPARE(result.value(QLatin1String("first_broken")).toInt(), 4);
    QCOMPARE(
        broken.json.value(QLatin1String("errors")).toArray().first().toObject().value(QLatin1String("line")).toInt(),
        4);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_CommandLine.moc"
