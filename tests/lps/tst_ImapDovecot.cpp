#include "core/lps/ImapSession.h"
#include "tests/support/DovecotFixture.h"
#include "tests/support/TestSupport.h"

#include <QEventLoop>
#include <QJsonDocument>

using namespace pupitre;

/// The IMAP client before a real Dovecot: everything a session does, over STARTTLS and PLAIN.
class TestImapDovecot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aWrongPasswordIsRefused();
    void specialFoldersAreFound();
    void aMessageIsStoredFoundReadMarkedAndMoved();
    void aLargeMessageComesBackAsItWas();
    void quotaIsTold();
    void idleHearsOfANewMessage();

private:
    struct Opened
    {
        std::unique_ptr<ImapSession> session;
        Result<void> done;
    };
    Opened open(const QString& mailbox, const QByteArray& password = "essai");
    test::DovecotFixture m_dovecot;
    QList<Certificate> m_anchors;
    ConnectionFactory m_factory;
};

namespace {

template <class T, class Start>
Result<T> wait(Start start)
{
    std::optional<Result<T>> result;
    QEventLoop loop;
    start([&](Result<T> answer) {
        result = std::move(answer);
        loop.quit();
    });
    if (!result)
        loop.exec();
    return *result;
}

QByteArray letter(const QByteArray& subject)
{
    return "From: a@clinique.mssante.fr\r\nTo: b@labo.mssante.fr\r\nSubject: " + subject +
           "\r\nMessage-ID: <1@clinique.mssante.fr>\r\nX-MSS-NIL: 3734\r\n\r\nBonjour {5}\r\n.\r\n";
}

std::optional<ImapFolder> folder(const QList<ImapFolder>& folders, const char* attribute)
{
    for (const ImapFolder& one : folders) {
        if (one.has(attribute))
            return one;
    }
    return std::nullopt;
}

} // namespace

void TestImapDovecot::initTestCase()
{
    if (const QString missing = test::DovecotFixture::missing(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    const QString problem = m_dovecot.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const auto authority = CertificateFile::read(m_dovecot.authorityFile());
    VERIFY_RESULT(authority);
    m_anchors = authority->certificates;
}

TestImapDovecot::Opened TestImapDovecot::open(const QString& mailbox, const QByteArray& password)
{
    MailSession::Target target;
    target.host = QStringLiteral("localhost");
    target.port = m_dovecot.imapPort();
    target.tls.anchors = m_anchors;
    auto session = std::make_unique<ImapSession>(m_factory, target, QDateTime::currentDateTimeUtc());
    Result<void> done = wait<void>([&](auto answer) { session->open(answer); });
    if (done)
        done = wait<void>([&](auto answer) {
            session->authenticate({SaslMechanism::Plain, mailbox, SecureBytes(password)}, answer);
        });
    return {std::move(session), done};
}

void TestImapDovecot::aWrongPasswordIsRefused()
{
    const Opened opened = open(QStringLiteral("a@clinique.mssante.fr"), "tout-autre");
    VERIFY_ERROR(opened.done, ErrorCode::LpsLoginRefused);
    QVERIFY(!QJsonDocument(opened.session->report().toJson()).toJson().contains("tout-autre"));
    VERIFY_RESULT(wait<void>([&](auto answer) { opened.session->leave(answer); }));
}

void TestImapDovecot::specialFoldersAreFound()
{
    const Opened opened = open(QStringLiteral("dossiers@clinique.mssante.fr"));
    VERIFY_RESULT(opened.done);
    const auto folders = wait<QList<ImapFolder>>([&](auto answer) { opened.session->list(answer); });
    VERIFY_RESULT(folders);
    const auto sent = folder(*folders, "\\Sent");
    QVERIFY(sent);
    QCOMPARE(sent->name, QStringLiteral("Envoyés"));
    QCOMPARE(sent->wire, QByteArray("Envoy&AOk-s"));
    QCOMPARE(folder(*folders, "\\Trash")->name, QStringLiteral("Corbeille"));
    const auto told = wait<QList<std::pair<QString, QString>>>([&](auto answer) {
        opened.session->identify({{"name", "Pupitre"}}, answer);
    });
    VERIFY_RESULT(told);
    QCOMPARE(told->first().second, QStringLiteral("Dovecot"));
    VERIFY_RESULT(wait<void>([&](auto answer) { opened.session->leave(answer); }));
}

void TestImapDovecot::aMessageIsStoredFoundReadMarkedAndMoved()
{
    const Opened opened = open(QStringLiteral("lettres@clinique.mssante.fr"));
    VERIFY_RESULT(opened.done);
    ImapSession& session = *opened.session;
    for (const QByteArray& subject : {QByteArray("un"), QByteArray("deux"), QByteArray("trois")}) {
        const auto uid =
            wait<std::optional<qint64>>([&](auto answer) { session.append("INBOX", {}, letter(subject), answer); });
        VERIFY_RESULT(uid);
        QVERIFY(uid->has_value()); // UIDPLUS
    }
    const auto selection = wait<ImapSelection>([&](auto answer) { session.select("INBOX", false, answer); });
    VERIFY_RESULT(selection);
    QCOMPARE(selection->messages, 3);
    QVERIFY(selection->uidValidity > 0 && !selection->readOnly);

    const auto search = [&](const QByteArray& criteria) {
        return wait<QList<qint64>>([&](auto answer) { session.search(criteria, answer); });
    };
    const auto found = search("SUBJECT deux UNSEEN");
    VERIFY_RESULT(found);
    QCOMPARE(found->size(), 1);
    const auto messages =
        wait<QList<ImapMessage>>([&](auto answer) { session.fetch(*found, ImapSession::Part::Whole, answer); });
    VERIFY_RESULT(messages);
    QCOMPARE(messages->first().content, letter("deux"));
    QCOMPARE(messages->first().size, letter("deux").size());
    QVERIFY(!messages->first().flags.contains(QStringLiteral("\\Seen"))); // reading does not mark
    const auto heads = wait<QList<ImapMessage>>([&](auto answer) {
        session.fetch({1, 2, 3, 99}, ImapSession::Part::Header, answer);
    });
    VERIFY_RESULT(heads);
    QCOMPARE(heads->size(), 3);
    QVERIFY(heads->last().content.contains("Subject: trois") && !heads->last().content.contains("Bonjour"));

    VERIFY_RESULT(wait<void>([&](auto answer) { session.store(*found, "+FLAGS.SILENT (\\Seen)", answer); }));
    QCOMPARE(search("SEEN")->size(), 1);
    VERIFY_RESULT(wait<void>([&](auto answer) { session.move(*found, "Corbeille", answer); }));
    QCOMPARE(search("ALL")->size(), 2);
    const auto trash = wait<ImapSelection>([&](auto answer) { session.select("Corbeille", true, answer); });
    VERIFY_RESULT(trash);
    QVERIFY(trash->readOnly);
    QCOMPARE(trash->messages, 1);
    VERIFY_ERROR(wait<ImapSelection>([&](auto answer) { session.select("Absent", true, answer); }),
                 ErrorCode::LpsRefused);
    VERIFY_RESULT(wait<void>([&](auto answer) { session.leave(answer); }));
    QVERIFY(!QJsonDocument(session.report().toJson()).toJson().contains("Bonjour"));
}

void TestImapDovecot::aLargeMessageComesBackAsItWas()
{
    const Opened opened = open(QStringLiteral("grand@clinique.mssante.fr"));
    VERIFY_RESULT(opened.done);
    ImapSession& session = *opened.session;
    const QByteArray large = letter("grand") + QByteArray("0123456789abcdef\r\n").repeated(200000);
    VERIFY_RESULT(wait<std::optional<qint64>>([&](auto answer) { session.append("INBOX", {}, large, answer); }));
    VERIFY_RESULT(wait<ImapSelection>([&](auto answer) { session.select("INBOX", false, answer); }));
    const auto messages =
        wait<QList<ImapMessage>>([&](auto answer) { session.fetch({1}, ImapSession::Part::Whole, answer); });
    VERIFY_RESULT(messages);
    QVERIFY(messages->first().content == large);
    VERIFY_RESULT(wait<void>([&](auto answer) { session.leave(answer); }));
}

void TestImapDovecot::quotaIsTold()
{
    const Opened opened = open(QStringLiteral("quota@clinique.mssante.fr"));
    VERIFY_RESULT(opened.done);
    const auto quotas = wait<QList<ImapQuota>>([&](auto answer) { opened.session->quota(answer); });
    VERIFY_RESULT(quotas);
    QCOMPARE(quotas->first().resource, QStringLiteral("STORAGE"));
    QCOMPARE(quotas->first().limit, 10240);
    // Past the quota, the server's words are told.
    const QByteArray large = letter("grand") + QByteArray("0123456789abcdef\r\n").repeated(700000);
    const auto refused =
        wait<std::optional<qint64>>([&](auto answer) { opened.session->append("INBOX", {}, large, answer); });
    VERIFY_ERROR(refused, ErrorCode::LpsRefused);
    QVERIFY2(refused.error().detail().contains(QLatin1String("OVERQUOTA")), qPrintable(refused.error().detail()));
    VERIFY_RESULT(wait<void>([&](auto answer) { opened.session->leave(answer); }));
}

void TestImapDovecot::idleHearsOfANewMessage()
{
    const QString mailbox = QStringLiteral("attente@clinique.mssante.fr");
    const Opened waiting = open(mailbox);
    VERIFY_RESULT(waiting.done);
    const Opened writing = open(mailbox);
    VERIFY_RESULT(writing.done);
    VERIFY_RESULT(wait<ImapSelection>([&](auto answer) { waiting.session->select("INBOX", false, answer); }));
    qint64 messages = 0;
    waiting.session->setIdlePeriod(300); // issued again several times meanwhile
    VERIFY_RESULT(wait<void>([&](auto answer) {
        waiting.session->idle(
            [&](const ImapReply& reply) {
                if (reply.name != "EXISTS")
                    return;
                messages = reply.number.value_or(0);
                waiting.session->stopIdle();
            },
            answer);
        writing.session->append("INBOX", {}, letter("attendu"), [](const Result<std::optional<qint64>>&) {});
    }));
    QCOMPARE(messages, 1);
    VERIFY_RESULT(wait<void>([&](auto answer) { waiting.session->leave(answer); }));
    VERIFY_RESULT(wait<void>([&](auto answer) { writing.session->leave(answer); }));
}

QTEST_GUILESS_MAIN(TestImapDovecot)
#include "tst_ImapDovecot.moc"
