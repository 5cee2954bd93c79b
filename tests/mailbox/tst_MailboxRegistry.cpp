#include "core/mailbox/MailboxRegistry.h"
#include "core/workspace/Journal.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

class TestMailboxRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void createsOnceWhateverTheCase();
    void editsWhatMayChange();
    void suspendsWithAReasonAndComesBack();
    void closedIsForGood();
    void searchFindsAsAPersonExpects_data();
    void searchFindsAsAPersonExpects();
    void frequentAndRareWordsAgreeWithAPlainScan();
    void theIndexAndTheWalkAgree_data();
    void theIndexAndTheWalkAgree();
    void pagesCoverTheListOnce();
    void theSearchFollowsChanges();

private:
    static constexpr int population = 6000;
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_crowd;
};

void TestMailboxRegistry::initTestCase()
{
    m_crowd = test::newWorkspace(m_folder, QStringLiteral("crowd.pupitre"));
    const auto filled = m_crowd->change(QStringLiteral("test.fill"), [](ChangeScope& scope) -> Result<void> {
        return MailboxWriter::write(scope, [&](MailboxWriter& writer) -> Result<void> {
            for (int n = 0; n < population; ++n) {
                if (auto id = writer.insert(test::mailbox(n)); !id)
                    return fail(id.error());
            }
            return {};
        });
    });
    VERIFY_RESULT(filled);
}

void TestMailboxRegistry::createsOnceWhateverTheCase()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    MailboxRegistry registry(*workspace);
    Mailbox mailbox = test::mailbox(4);
    mailbox.address = QStringLiteral("  Zoe.Lefevre@Hopital.mssante.fr ");
    const auto created = registry.create(mailbox);
    VERIFY_RESULT(created);
    QCOMPARE(created->address, QStringLiteral("zoe.lefevre@hopital.mssante.fr"));
    mailbox.address = QStringLiteral("ZOE.LEFEVRE@HOPITAL.MSSANTE.FR");
    VERIFY_ERROR(registry.create(mailbox), ErrorCode::MailboxExists);
    mailbox.address = QStringLiteral("autre@ailleurs.fr");
    VERIFY_ERROR(registry.create(mailbox), ErrorCode::AddressDomain);
    QCOMPARE(*registry.count(), 1);
}

void TestMailboxRegistry::editsWhatMayChange()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    MailboxRegistry registry(*workspace);
    Mailbox mailbox = *registry.create(test::mailbox(1));
    const Mailbox stale = mailbox;
    mailbox.service = QStringLiteral("  Urgences ");
    const auto updated = registry.update(mailbox);
    VERIFY_RESULT(updated);
    QCOMPARE(updated->service, QStringLiteral("Urgences"));
    QCOMPARE((*registry.find(mailbox.address))->service, QStringLiteral("Urgences"));

    Mailbox late = stale;
    late.service = QStringLiteral("Bloc");
    VERIFY_ERROR(registry.update(late), ErrorCode::MailboxChangedMeanwhile);
    Mailbox other = *updated;
    other.type = MailboxType::Applicative;
    VERIFY_ERROR(registry.update(other), ErrorCode::MailboxTypeFixed);
    Mailbox bad = *updated;
    bad.structureId = QStringLiteral("1750712185");
    VERIFY_ERROR(registry.update(bad), ErrorCode::IdentifierKey);

    const auto entries = readJournal(*workspace->database(), 20);
    const auto edit = std::find_if(entries->begin(), entries->end(), [](const JournalEntry& e) {
        return e.action == QLatin1String("mailbox.edit") && e.outcome == QLatin1String("done");
    });
    QVERIFY(edit != entries->end());
    QCOMPARE(edit->after.value(QLatin1String("service")).toString(), QStringLiteral("Urgences"));
    QCOMPARE(edit->objectId, mailbox.address);
}

void TestMailboxRegistry::suspendsWithAReasonAndComesBack()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    MailboxRegistry registry(*workspace);
    const Mailbox mailbox = *registry.create(test::mailbox(1));
    VERIFY_ERROR(registry.suspend(mailbox.address, QStringLiteral("   ")), ErrorCode::MailboxReasonMissing);
    VERIFY_RESULT(registry.suspend(mailbox.address, QStringLiteral("Départ du service")));
    QCOMPARE((*registry.find(mailbox.address))->status, MailboxStatus::Suspended);
    QCOMPARE((*registry.find(mailbox.address))->statusReason, QStringLiteral("Départ du service"));
    VERIFY_RESULT(registry.reactivate(mailbox.address));
    QCOMPARE((*registry.find(mailbox.address))->status, MailboxStatus::Active);
    VERIFY_ERROR(registry.suspend(QStringLiteral("personne@x.mssante.fr"), QStringLiteral("x")),
                 ErrorCode::MailboxUnknown);
}

void TestMailboxRegistry::closedIsForGood()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    MailboxRegistry registry(*workspace);
    const Mailbox mailbox = *registry.create(test::mailbox(1));
    VERIFY_RESULT(registry.close(mailbox.address, QStringLiteral("Fin d’activité")));
    VERIFY_ERROR(registry.reactivate(mailbox.address), ErrorCode::MailboxClosed);
    VERIFY_ERROR(registry.create(test::mailbox(1)), ErrorCode::MailboxExists); // the address stays reserved
}

void TestMailboxRegistry::searchFindsAsAPersonExpects_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("start of the address") << QStringLiteral("bal.44") << true;
    QTest::newRow("middle of the domain") << QStringLiteral("pital-2") << true;
    QTest::newRow("accent typed") << QStringLiteral("lefèvre") << true;
    QTest::newRow("accent not typed") << QStringLiteral("LEFEVRE") << true;
    QTest::newRow("identifier") << test::rpps(444).mid(3, 7) << true;
    QTest::newRow("two words, any order") << QStringLiteral("zoe bal.444") << true;
    QTest::newRow("two letters") << QStringLiteral("zo") << true;
    QTest::newRow("one word of two is nowhere") << QStringLiteral("bal.444 introuvable") << false;
    QTest::newRow("quotes and operators are text") << QStringLiteral("\"bal\" OR NEAR(") << false;
    QTest::newRow("wildcards are text") << QStringLiteral("%") << false;
}

void TestMailboxRegistry::searchFindsAsAPersonExpects()
{
    QFETCH(QString, text);
    QFETCH(bool, found);
    const MailboxRegistry registry(*m_crowd);
    const QString wanted = test::mailbox(444).address;
    const auto page = registry.page({text, {}, {}}, MailboxOrder::Address, false, 0, population);
    VERIFY_RESULT(page);
    const bool seen = std::any_of(page->begin(), page->end(), [&](const Mailbox& m) { return m.address == wanted; });
    QCOMPARE(seen, found);
    QCOMPARE(*registry.count({text, {}, {}}), page->size());
}

void TestMailboxRegistry::frequentAndRareWordsAgreeWithAPlainScan()
{
    const MailboxRegistry registry(*m_crowd);
    for (const QString& word : {QStringLiteral("mssante"), QStringLiteral("hopital-1"), QStringLiteral("bal.59"),
                                QStringLiteral("secretariat 7")}) {
        qint64 expected = 0;
        for (int n = 0; n < population; ++n) {
            const Mailbox m = test::mailbox(n);
            QString text = m.address + u'\n' + m.description;
            text.replace(QChar(0xE9), u'e');
            expected +=
                text.contains(word.section(u' ', 0, 0), Qt::CaseInsensitive) &&
                        (!word.contains(u' ') || QString(text + m.service + m.personId + m.structureId).contains(u'7'))
                    ? 1
                    : 0;
        }
        QCOMPARE(*registry.count({word, {}, {}}), expected);
    }
    QCOMPARE(*registry.count({{}, MailboxType::Applicative, {}}), population / 4);
    QCOMPARE(*registry.count({{}, {}, MailboxStatus::Suspended}), (population + 16) / 17);
}

void TestMailboxRegistry::theIndexAndTheWalkAgree_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"lefevre", "Lefèvre", "77", "q", "zq", "fils", "s\"", "\"pat", "bal.4 zoe", "hopital-12",
                             "cardiologie 3 munoz", "mssante", "introuvable", "99", "o'", "’o"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

// A walk of five rows leaves all to the index, one of a million nothing.
void TestMailboxRegistry::theIndexAndTheWalkAgree()
{
    QFETCH(QString, text);
    const auto database = m_crowd->database();
    for (const auto order : {MailboxOrder::Address, MailboxOrder::Holder}) {
        for (const bool descending : {false, true}) {
            const MailboxFilter filter{text, std::nullopt, std::nullopt, {}};
            const MailboxSearch indexed(*database, filter, 5);
            const MailboxSearch walked(*database, filter, 1000000);
            for (const qint64 offset : {0, 3}) {
                const auto byIndex = indexed.page(order, descending, offset, population);
                const auto byWalk = walked.page(order, descending, offset, population);
                VERIFY_RESULT(byIndex);
                VERIFY_RESULT(byWalk);
                QCOMPARE(byIndex->size(), byWalk->size());
                for (qsizetype i = 0; i < byIndex->size(); ++i)
                    QCOMPARE(byIndex->at(i).address, byWalk->at(i).address);
                QCOMPARE(*indexed.count(), byWalk->size() + (byWalk->isEmpty() ? *walked.count() : offset));
            }
        }
    }
}

void TestMailboxRegistry::pagesCoverTheListOnce()
{
    const MailboxRegistry registry(*m_crowd);
    for (const auto order : {MailboxOrder::Address, MailboxOrder::Type, MailboxOrder::Holder, MailboxOrder::Service,
                             MailboxOrder::Status}) {
        for (const bool descending : {false, true}) {
            QSet<QString> seen;
            for (qint64 offset = 0;; offset += 700) {
                const auto page = registry.page({}, order, descending, offset, 700);
                VERIFY_RESULT(page);
                if (page->isEmpty())
                    break;
                for (const Mailbox& m : *page)
                    seen.insert(m.address);
            }
            QCOMPARE(seen.size(), population);
        }
    }
}

void TestMailboxRegistry::theSearchFollowsChanges()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    MailboxRegistry registry(*workspace);
    Mailbox mailbox = *registry.create(test::mailbox(1));
    QCOMPARE(*registry.count({QStringLiteral("orthopédie"), {}, {}}), 0);
    mailbox.service = QStringLiteral("Orthopédie");
    VERIFY_RESULT(registry.update(mailbox));
    QCOMPARE(*registry.count({QStringLiteral("orthopedie"), {}, {}}), 1);
    QCOMPARE(*registry.count({QStringLiteral("cardiologie"), {}, {}}), 0);
}

QTEST_GUILESS_MAIN(TestMailboxRegistry)
#include "tst_MailboxRegistry.moc"
