#include "core/mailbox/ChangeSetStore.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"
#include "core/mailbox/Publishing.h"
#include "tests/support/Fictitious.h"
#include "tests/support/SmallServer.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

/// A change set published, against a small server that follows the published rules.
class TestPublishing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eachAnswerIsNotedInTheJournal();
    void aKeyThatIsRefusedEndsIt();
    void settingsAreKept();

private:
    DirectoryClient::Options options(const test::SmallServer& server) const
    {
        auto made = directoryOptions(server.base().toString(), true);
        return made ? std::move(*made) : DirectoryClient::Options();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

void TestPublishing::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
    for (int n = 0; n < 13; ++n)
        VERIFY_RESULT(OperatorDomains::add(*m_workspace, QStringLiteral("hopital-%1.mssante.fr").arg(n)));
    ChangePlan plan;
    for (const int n : {1, 4, 5})
        plan.changes.append({n, std::nullopt, test::mailbox(n)});
    VERIFY_RESULT(applyChanges(*m_workspace, plan));
}

void TestPublishing::eachAnswerIsNotedInTheJournal()
{
    test::SmallServer server([](const QByteArray&, int number) {
        return number == 2 ? test::fhirAnswer(404, test::fhirOutcome("MSG_NO_MATCH", "inconnu"))
                           : test::fhirAnswer(200, "{}");
    });
    const auto changes = appliedChanges(*m_workspace, 0);
    VERIFY_RESULT(changes);
    QCOMPARE(changes->size(), 3);
    const DirectoryRequests planned = directoryRequests(*changes, {});
    QCOMPARE(planned.requests.size(), 3);
    DirectoryClient client(options(server));
    QStringList answers;
    VERIFY_RESULT(publishRequests(*m_workspace, client, planned.requests, [&](const PublishedRequest& answer) {
        answers.append(QStringLiteral("%1 %2")
                           .arg(answer.index)
                           .arg(answer.refused ? errorName(answer.refused->code()) : QStringLiteral("ok")));
    }));
    QCOMPARE(answers, QStringList({QStringLiteral("0 ok"), QStringLiteral("1 publish.carrier-unknown"),
                                   QStringLiteral("2 ok")}));
    const auto journal = readJournal(m_workspace->database().value(), 3);
    VERIFY_RESULT(journal);
    QCOMPARE(journal->first().action, QStringLiteral("directory.publish"));
    QCOMPARE((*journal)[1].after.value(QLatin1String("answer")).toString(), QStringLiteral("publish.carrier-unknown"));
}

void TestPublishing::aKeyThatIsRefusedEndsIt()
{
    test::SmallServer server([](const QByteArray&, int) { return test::fhirAnswer(401, {}); });
    const auto changes = appliedChanges(*m_workspace, 0);
    DirectoryClient client(options(server));
    int answered = 0;
    VERIFY_ERROR(publishRequests(*m_workspace, client, directoryRequests(*changes, {}).requests,
                                 [&](const PublishedRequest&) { ++answered; }),
                 ErrorCode::PublishUnauthorised);
    QCOMPARE(answered, 1);
    QCOMPARE(server.requests(), 1);
}

void TestPublishing::settingsAreKept()
{
    PublishSettings settings{QStringLiteral("https://exemple.fr/fhir"), {}};
    settings.variants.cabResponsible = true;
    VERIFY_RESULT(settings.save(*m_workspace));
    const auto loaded = PublishSettings::load(*m_workspace);
    VERIFY_RESULT(loaded);
    QCOMPARE(loaded->base, settings.base);
    QVERIFY(loaded->variants.cabResponsible && !loaded->variants.typeAsCode);
    VERIFY_ERROR(directoryOptions(QStringLiteral("http://exemple.fr/fhir"), false), ErrorCode::PublishBase);
    VERIFY_ERROR(directoryOptions(QString(), true), ErrorCode::PublishBase);
}

QTEST_GUILESS_MAIN(TestPublishing)
#include "tst_Publishing.moc"
