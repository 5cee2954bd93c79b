#include "core/workspace/Settings.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>

using namespace pupitre;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryKindOfValue();
    void forgets();
};

void TestSettings::keepsEveryKindOfValue()
{
    const QTemporaryDir folder;
    const QList<QJsonValue> values{QJsonValue(true), QJsonValue(-12.5), QJsonValue(QStringLiteral("Hôpital « A »\n")),
                                   QJsonValue(QJsonArray{1, 2}),
                                   QJsonValue(QJsonObject{{QStringLiteral("a"), QJsonValue()}})};
    QString path;
    {
        const auto workspace = test::newWorkspace(folder);
        path = workspace->path();
        Settings settings(*workspace);
        for (int i = 0; i < values.size(); ++i)
            VERIFY_RESULT(settings.set(QStringLiteral("v.%1").arg(i), values[i]));
    }
    Workspace::Options options;
    auto workspace = Workspace::open(path, options);
    VERIFY_RESULT(workspace);
    const Settings settings(**workspace);
    for (int i = 0; i < values.size(); ++i)
        QCOMPARE(*settings.value(QStringLiteral("v.%1").arg(i)), values[i]);
    QCOMPARE(*settings.value(QStringLiteral("never.set"), 3), QJsonValue(3));
}

void TestSettings::forgets()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    Settings settings(*workspace);
    VERIFY_RESULT(settings.set(QStringLiteral("a"), 1));
    VERIFY_RESULT(settings.set(QStringLiteral("a"), QJsonValue()));
    QCOMPARE(*settings.value(QStringLiteral("a"), 9), QJsonValue(9));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_Settings.moc"
