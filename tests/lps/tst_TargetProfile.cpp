#include "app/cli/FictitiousPki.h"
#include "core/lps/TargetProfileStore.h"
#include "core/workspace/Journal.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

/// Target profiles: the store and its journal, the exchange file, the verbs.
class TestTargetProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void environmentsOfProSanteConnect();
    void whatDoesNotFit_data();
    void whatDoesNotFit();
    void thereAndBack();
    void aForeignFileTellsAllItsErrors();
    void store();
    void commandLine();

private:
    static TargetProfile sample()
    {
        TargetProfile profile;
        profile.name = QStringLiteral("Opérateur d’essai");
        profile.imapHost = QStringLiteral("imap.operateur.mssante.fr");
        profile.smtpPort = 2587;
        profile.allowedDomains =
            QStringList{QStringLiteral("operateur.mssante.fr"), QStringLiteral("hôpital.mssante.fr")};
        static const QByteArray root =
            FictitiousPki(QDateTime(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC)).root().certificatePem();
        profile.anchors = root;
        profile.clientId = QStringLiteral("console");
        profile.productNumber = QStringLiteral("DEV935997");
        profile.proxyKind = QStringLiteral("http");
        profile.proxyHost = QStringLiteral("proxy.exemple.fr");
        profile.proxyPort = 3128;
        return profile;
    }
};

void TestTargetProfile::environmentsOfProSanteConnect()
{
    const auto production = publishedPscEnvironment(QStringLiteral("production"));
    QVERIFY(production);
    QCOMPARE(production->discovery,
             QStringLiteral("https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet/.well-known/"
                            "wallet-openid-configuration"));
    QCOMPARE(production->authorization, QStringLiteral("https://wallet.esw.esante.gouv.fr/auth"));
    const auto bas = publishedPscEnvironment(QStringLiteral("bas"));
    QCOMPARE(bas->backchannel, QStringLiteral("https://auth.bas.psc.esante.gouv.fr/auth/realms/esante-wallet/protocol/"
                                              "openid-connect/ext/ciba/auth"));
    TargetProfile own = sample();
    own.pscEnvironment = QStringLiteral("sandbox");
    own.pscIssuer = QStringLiteral("https://localhost:8443/realms/x/");
    QCOMPARE(own.psc().token, QStringLiteral("https://localhost:8443/realms/x/protocol/openid-connect/token"));
}

void TestTargetProfile::whatDoesNotFit_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char* member, const QJsonValue& value) {
        QTest::addRow("%s %s", member, qPrintable(value.toVariant().toString()))
            << QString::fromLatin1(member) << value;
    };
    row("name", QString());
    row("imap_host", QStringLiteral("a b"));
    row("imap_host", QStringLiteral("127.0.0.1"));
    row("imap_port", 0);
    row("smtp_port", 70000);
    row("smtp_port", QStringLiteral("587"));
    row("allowed_domains", QJsonArray());
    row("allowed_domains", QJsonArray{QStringLiteral("10.0.0.1")});
    row("anchors", QStringLiteral("no PEM"));
    row("psc_environment", QStringLiteral("elsewhere"));
    row("proxy_kind", QStringLiteral("ftp"));
    row("proxy_host", QString());
    row("product_number", QStringLiteral("a\r\nb"));
    row("autoconfig_base", QStringLiteral("https://localhost"));
    row("sandbox", 1);
}

void TestTargetProfile::whatDoesNotFit()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject json = sample().toJson();
    json.insert(member, value);
    QList<Error> problems;
    (void)TargetProfile::fromJson(json, problems);
    QVERIFY(!problems.isEmpty());
    for (const Error& problem : problems) {
        QCOMPARE(errorName(problem.code()), QStringLiteral("lps.profile-field"));
        QCOMPARE(problem.field(), member);
    }
}

void TestTargetProfile::thereAndBack()
{
    QList<Error> problems;
    const TargetProfile back = TargetProfile::fromJson(sample().toJson(), problems);
    QVERIFY(problems.isEmpty());
    QCOMPARE(back.toJson(), sample().toJson());
    QCOMPARE(back.anchorCertificates().size(), 1);
    QCOMPARE(back.proxy().hostName(), QStringLiteral("proxy.exemple.fr"));
}

void TestTargetProfile::aForeignFileTellsAllItsErrors()
{
    QList<Error> problems;
    (void)TargetProfile::fromJson({{QStringLiteral("name"), QStringLiteral("x")}}, problems);
    QCOMPARE(errorName(problems.first().code()), QStringLiteral("lps.profile-format"));
    problems.clear();
    QJsonObject json = sample().toJson();
    json.insert(QStringLiteral("password"), QStringLiteral("x"));
    json.insert(QStringLiteral("imap_port"), 0);
    json.insert(QStringLiteral("proxy_kind"), QStringLiteral("ftp"));
    (void)TargetProfile::fromJson(json, problems);
    QStringList fields;
    for (const Error& problem : problems)
        fields.append(problem.field());
    fields.sort();
    QCOMPARE(fields,
             (QStringList{QStringLiteral("imap_port"), QStringLiteral("password"), QStringLiteral("proxy_kind")}));
}

void TestTargetProfile::store()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    TargetProfileStore store(*workspace);
    VERIFY_ERROR(store.find({}), ErrorCode::LpsProfileUnknown);
    const auto first = store.save(0, sample());
    VERIFY_RESULT(first);
    QCOMPARE(store.find({})->profile.name, sample().name); // the first is the default one
    TargetProfile second = sample();
    VERIFY_ERROR(store.save(0, second), ErrorCode::LpsProfileExists);
    second.name = QStringLiteral("Autre");
    const auto other = store.save(0, second);
    VERIFY_RESULT(other);
    QCOMPARE(store.list()->size(), 2);
    QVERIFY(store.find({})->profile.name != second.name);
    VERIFY_RESULT(store.setDefault(*other));
    QCOMPARE(store.find({})->profile.name, second.name);
    second.imapPort = 1143;
    VERIFY_RESULT(store.save(*other, second));
    QCOMPARE(store.find(second.name)->profile.imapPort, quint16(1143));
    QVERIFY(store.find({})->isDefault);
    second.imapPort = 0;
    VERIFY_ERROR(store.save(*other, second), ErrorCode::LpsProfileField);
    VERIFY_RESULT(store.remove(*other));
    QVERIFY(store.find({})->profile.name == sample().name); // the one left takes its place
    VERIFY_ERROR(store.remove(*other), ErrorCode::LpsProfileUnknown);
}

void TestTargetProfile::commandLine()
{
    const QTemporaryDir folder;
    const QString workspace = folder.filePath(QStringLiteral("w.pupitre"));
    const auto lps = [&](const QStringList& words) {
        return test::runCli(QStringList{QStringLiteral("lps")} + words +
                                QStringList{QStringLiteral("--workspace"), workspace, QStringLiteral("--json")},
                            QStringLiteral(PUPITRE_CLI));
    };
    const QString file =
        test::writeFile(folder, QStringLiteral("profile.json"), QJsonDocument(sample().toJson()).toJson());
    const test::CliRun imported = lps({QStringLiteral("target-import"), file});
    QVERIFY2(imported.exitCode == 0, (imported.out + imported.err).constData());
    QCOMPARE(lps({QStringLiteral("target-import"), file}).exitCode, 2);
    QCOMPARE(lps({QStringLiteral("target-import"), file, QStringLiteral("--replace")}).exitCode, 0);
    QCOMPARE(lps({QStringLiteral("target-import"), file, QStringLiteral("--name"), QStringLiteral("B")}).exitCode, 0);
    QCOMPARE(lps({QStringLiteral("target-default"), QStringLiteral("B")}).exitCode, 0);
    QJsonArray targets = lps({QStringLiteral("targets")})
                             .json.value(QLatin1String("result"))
                             .toObject()
                             .value(QLatin1String("targets"))
                             .toArray();
    QCOMPARE(targets.size(), 2);
    QVERIFY(targets.first().toObject().value(QLatin1String("default")).toBool());
    const test::CliRun exported = test::runCli({QStringLiteral("lps"), QStringLiteral("target-export"), sample().name,
                                                QStringLiteral("--workspace"), workspace},
                                               QStringLiteral(PUPITRE_CLI));
    QCOMPARE(QJsonDocument::fromJson(exported.out).object(), sample().toJson());
    QCOMPARE(lps({QStringLiteral("target-remove"), QStringLiteral("B")}).exitCode, 0);
    QCOMPARE(lps({QStringLiteral("target-remove"), QStringLiteral("B")}).exitCode, 2);
    QCOMPARE(test::runCli({QStringLiteral("audit"), QStringLiteral("verify"), QStringLiteral("--workspace"), workspace},
                          QStringLiteral(PUPITRE_CLI))
                 .exitCode,
             0);
}

QTEST_GUILESS_MAIN(TestTargetProfile)
#include "tst_TargetProfile.moc"
