#include "core/pki/TokenSession.h"
#include "tests/fuzz/Mutations.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

/// The fuzz target over the answers of a module that plays along, mutated from a fixed seed.
class TestFuzzPkcs11 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyLength();
    void mutated_data();
    void mutated();

private:
    QByteArrayList m_corpus;
};

// In the order of the calls: what the target takes from the bytes.
void TestFuzzPkcs11::initTestCase()
{
    const QByteArray good(1, '\0');
    const auto number = [](int value) {
        QByteArray bytes;
        for (int shift = 16; shift >= 0; shift -= 8)
            bytes.append(static_cast<char>(value >> shift));
        return bytes;
    };
    // Asked twice: for the size, then for the bytes and the size again.
    const auto attribute = [&](const QByteArray& value) {
        return number(static_cast<int>(value.size())) + good + value + number(static_cast<int>(value.size())) + good;
    };
    const QByteArray label = QByteArray("Jeton d'essai").leftJustified(32, ' ');
    const QByteArray oneSlot = number(1) + number(7) + good + label + number(0x400) + good;
    const QByteArray rsaKey =
        attribute("dpi") + attribute("\x01\x02") + attribute(QByteArray(8, '\0')) + attribute(QByteArray(256, '\xC1'));
    const QByteArray certificate = attribute("\x01\x02") + attribute(QByteArray::fromHex("30030201FF"));
    const QByteArray listed = good + number(1) + number(3) + good + good; // begin, find, end
    m_corpus = {good + oneSlot + oneSlot + number(5) + good + good + listed + listed + certificate + rsaKey +
                    number(1) + number(2) + good + rsaKey,
                "pkcs11:token=Jeton%20d'essai;id=%01;type=private?module-path=/usr/lib/module.so"};
}

void TestFuzzPkcs11::everyLength()
{
    for (const QByteArray& bytes : std::as_const(m_corpus)) {
        for (qsizetype size = 0; size <= bytes.size(); ++size)
            test::play(bytes.first(size));
    }
}

void TestFuzzPkcs11::mutated_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestFuzzPkcs11::mutated()
{
    QFETCH(quint32, seed);
    // Numbers that lie: too many, too large, the end of the address space.
    const QByteArrayList words{QByteArray("\0\0\0", 3),
                               "\xFF\xFF\xFF",
                               QByteArray("\x80\0\0", 3),
                               QByteArray("\x01\0\0", 3),
                               QByteArray("\0\x03\xE9", 3),
                               "\xC8",
                               "\xD8",
                               "\xF0"};
    test::playMutations(m_corpus, words, seed, 10000, [](const QByteArray& bytes) { test::play(bytes); });
}

QTEST_GUILESS_MAIN(TestFuzzPkcs11)
#include "tst_FuzzPkcs11.moc"
