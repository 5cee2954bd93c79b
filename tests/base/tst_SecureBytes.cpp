#include "core/base/Platform.h"
#include "core/base/SecureBytes.h"
#include "tests/support/TestSupport.h"

#include <type_traits>

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

using namespace pupitre;

static_assert(!std::is_copy_constructible_v<SecureBytes> && !std::is_copy_assignable_v<SecureBytes>);
static_assert(std::is_nothrow_move_constructible_v<SecureBytes>);

class TestSecureBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movesAndLeavesNothingBehind();
    void wipesTexts();
    void noImageOfTheMemoryIsWritten();
};

void TestSecureBytes::movesAndLeavesNothingBehind()
{
    SecureBytes first(QByteArrayView("mot de passe"));
    const char* where = first.data();
    SecureBytes second = std::move(first);
    QVERIFY(second.data() == where); // moved, not copied: no second trace in memory
    QVERIFY(first.isEmpty());        // NOLINT(bugprone-use-after-move): that is what is tested
    QCOMPARE(second.view().toByteArray(), QByteArray("mot de passe"));
    QCOMPARE(second.duplicate().view().toByteArray(), QByteArray("mot de passe"));
    second.clear();
    QCOMPARE(second.size(), std::size_t(0));
}

void TestSecureBytes::wipesTexts()
{
    QByteArray bytes("secret");
    wipe(bytes);
    QVERIFY(bytes.isEmpty());
    QString text = QStringLiteral("secret");
    text.detach();
    wipe(text);
    QVERIFY(text.isEmpty());
}

void TestSecureBytes::noImageOfTheMemoryIsWritten()
{
#ifdef __linux__
    platform::protectProcess();
    rlimit limit{1, 1};
    QCOMPARE(getrlimit(RLIMIT_CORE, &limit), 0);
    QCOMPARE(limit.rlim_cur, rlim_t(0));
    QCOMPARE(limit.rlim_max, rlim_t(0)); // nor can it be asked for again
    QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
#else
    QSKIP("told by Linux alone");
#endif
}

QTEST_GUILESS_MAIN(TestSecureBytes)
#include "tst_SecureBytes.moc"
