#include "tests/fuzz/Mutations.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// The fuzz target over small extractions and logins mutated from a fixed seed.
class TestFuzzExtraction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutated();
};

void TestFuzzExtraction::mutated()
{
    const QByteArray header =
        "Type de BAL|Adresse BAL|Type Identifiant PP|Identifiant PP|Identification nationale PP|"
        "Type identifiant structure|Identification Structure|Service de rattachement|Nom d'exercice|"
        "Pr\xC3\xA9nom d'exercice|Libell\xC3\xA9 Profession|Raison Sociale structure BAL|"
        "Code postal structure BAL\n";
    const QByteArray lines = "PER|a@b.mssante.fr|8|1|81|||S|N|P|L|R|75\r\nORG|c@b.mssante.fr||||1|2|||||R|\n";
    const QByteArrayList corpus{header + lines, lines, "shared/last-login/a@b.mssante.fr\n1772000000\n",
                                "a@b.mssante.fr;2026-02-25T06:13:20Z\n",
                                "Mar  1 08:00:00 h dovecot: imap-login: Login: user=<a@b.mssante.fr>, x\n"};
    const QByteArrayList dictionary{"|",           "\n",   "\r\n",         "@", "Login: user=<",
                                    "last-login/", "\xFF", "\xEF\xBB\xBF", ";", "99999999999999999999",
                                    "2026-02-30"};
    test::playMutations(corpus, dictionary, 3, 20000, [](const QByteArray& bytes) {
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                               static_cast<std::size_t>(bytes.size()));
    });
    QVERIFY(corpus.size() == 5); // what breaks aborts before this line
}

QTEST_GUILESS_MAIN(TestFuzzExtraction)
#include "tst_FuzzExtraction.moc"
