#include "core/base/Crc32.h"
#include "core/base/Sha256.h"
#include "core/referencing/PackageVerifier.h"
#include "tests/support/TestSupport.h"

#include <QRandomGenerator>
#include <QtEndian>

using namespace pupitre;

/// Packages made by hand, byte by byte: each trick is refused with its own reason.
class TestPackageVerifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainPackageVerifies();
    void everyTrickHasItsReason_data();
    void everyTrickHasItsReason();
    void cutAnywhereItIsRefused();
    void alteredAnywhereItNeverCrashes();
};

namespace {

struct Entry
{
    QByteArray name;
    QByteArray content;
    QByteArray localName = {}; ///< when it differs
    quint16 flags = 0;
    quint32 attributes = 0;
    qint64 claimed = -1; ///< a size that lies, in both headers
};

QByteArray number(quint32 value, int bytes)
{
    QByteArray out(4, '\0');
    qToLittleEndian(value, out.data());
    return out.first(bytes);
}

QByteArray zipOf(const QList<Entry>& entries, const QByteArray& before = {}, const QByteArray& after = {})
{
    QByteArray file = before;
    QByteArray central;
    for (const Entry& entry : entries) {
        const quint32 crc = crc32Of(entry.content);
        const quint32 size =
            entry.claimed >= 0 ? static_cast<quint32>(entry.claimed) : static_cast<quint32>(entry.content.size());
        const QByteArray local = entry.localName.isEmpty() ? entry.name : entry.localName;
        const quint32 offset = static_cast<quint32>(file.size());
        const QByteArray common = number(entry.flags, 2) + number(0, 2) + number(0, 4) + number(crc, 4) +
                                  number(static_cast<quint32>(entry.content.size()), 4) + number(size, 4);
        file += "PK\x03\x04" + number(20, 2) + common + number(static_cast<quint32>(local.size()), 2) + number(0, 2) +
                local + entry.content;
        central += "PK\x01\x02" + number(0x0314, 2) + number(20, 2) + common +
                   number(static_cast<quint32>(entry.name.size()), 2) + number(0, 2) + number(0, 2) + number(0, 2) +
                   number(0, 2) + number(entry.attributes, 4) + number(offset, 4) + entry.name;
    }
    const quint32 directory = static_cast<quint32>(file.size());
    const quint32 count = static_cast<quint32>(entries.size());
    return file + central + "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2) +
           number(static_cast<quint32>(central.size()), 4) + number(directory, 4) + number(0, 2) + after;
}

Entry manifestOf(const QList<Entry>& entries)
{
    QByteArray lines;
    for (const Entry& entry : entries)
        lines += Sha256::hexOf(entry.content).toLatin1() + "  " + entry.name + '\n';
    return {"manifest-sha256.txt", lines};
}

QList<Entry> withManifest(QList<Entry> entries)
{
    const Entry manifest = manifestOf(entries);
    return entries << manifest;
}

QString codesOf(const PackageVerdict& verdict)
{
    QStringList codes;
    for (const PackageCheck& check : verdict.checks) {
        if (check.error)
            codes.append(errorName(check.error->code()));
    }
    codes.removeDuplicates();
    return codes.join(u' ');
}

const QList<Entry> plain{{"index.html", "<p>bonjour</p>"}, {"proofs/A/01-a.txt", "preuve"}};

} // namespace

void TestPackageVerifier::aPlainPackageVerifies()
{
    const QTemporaryDir folder;
    const auto verdict = verifyPackage(test::writeFile(folder, QStringLiteral("p.zip"), zipOf(withManifest(plain))));
    VERIFY_RESULT(verdict);
    QCOMPARE(codesOf(*verdict), QString());
    QVERIFY(verdict->integrity());
    QCOMPARE(verdict->files, 2);
}

void TestPackageVerifier::everyTrickHasItsReason_data()
{
    QTest::addColumn<QByteArray>("package");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const QByteArray& package, const char* reason) {
        QTest::newRow(name) << package << QString::fromLatin1(reason);
    };
    row("no manifest", zipOf(plain), "package.no-manifest");
    row("empty package", zipOf({}), "package.no-manifest");
    row("a file the manifest lacks", zipOf(QList<Entry>(plain) << manifestOf(plain.first(1))),
        "package.unlisted-entry");
    row("a file the package lacks", zipOf(plain.first(1) << manifestOf(plain)), "package.missing-entry");
    row("altered content", zipOf({{"index.html", "<p>autre</p>"}, plain[1], manifestOf(plain)}),
        "package.altered-entry");
    row("manifest that cannot be read", zipOf({{"a", "x"}, {"manifest-sha256.txt", "bonjour\n"}}),
        "package.manifest-syntax");
    row("the same name twice", zipOf(withManifest(plain) << Entry{"index.html", "second"}), "package.duplicate-entry");
    row("the same name but for its case", zipOf(withManifest(plain) << Entry{"INDEX.HTML", "second"}),
        "package.duplicate-entry");
    for (const QByteArray& name :
         {QByteArray("../evil"), QByteArray("a/../../evil"), QByteArray("/etc/passwd"), QByteArray("C:/evil"),
          QByteArray("a\\..\\evil"), QByteArray("a\nb"), QByteArray("a\xFF")})
        row(QByteArray("unsafe name " + name.toPercentEncoding()).constData(),
            zipOf(withManifest(QList<Entry>(plain) << Entry{name, "x"})), "package.unsafe-name");
    row("XAdES, said in words",
        zipOf({{"mimetype", "application/vnd.etsi.asic-e+zip"}, plain[0], {"META-INF/signatures0.xml", "<x/>"}}),
        "signature.form-not-supported");
    row("ASiC-S, said in words",
        zipOf({{"mimetype", "application/vnd.etsi.asic-s+zip"}, plain[0], {"META-INF/signature.p7s", "x"}}),
        "signature.form-not-supported");
    row("symbolic link",
        zipOf(withManifest(QList<Entry>(plain) << Entry{"lien", "/etc/passwd", {}, 0, 0120777U << 16})),
        "package.link");
    row("encrypted", zipOf(withManifest(QList<Entry>(plain) << Entry{"secret", "xxxxxxxxxxxxxxx", {}, 1})),
        "package.encrypted-entry");
    row("two names for one entry", zipOf(withManifest(QList<Entry>(plain) << Entry{"visible.txt", "x", "cache.txt"})),
        "package.header-mismatch");
    row("data before the entries", zipOf(withManifest(plain)).prepend("PK\x03\x04 hidden"), "package.truncated");
    row("data after the end", zipOf(withManifest(plain), {}, "hidden"), "package.trailing-data");
    row("announces an impossible size",
        zipOf(withManifest(QList<Entry>(plain) << Entry{"bombe", "xx", {}, 0, 0, 4000000000LL})), "package.bomb");
    row("size that lies", zipOf(withManifest(QList<Entry>(plain) << Entry{"menteur", "0123456789", {}, 0, 0, 4})),
        "package.lying-size");
}

void TestPackageVerifier::everyTrickHasItsReason()
{
    QFETCH(QByteArray, package);
    QFETCH(QString, reason);
    const QTemporaryDir folder;
    const auto verdict = verifyPackage(test::writeFile(folder, QStringLiteral("p.zip"), package));
    VERIFY_RESULT(verdict);
    QVERIFY(!verdict->isGood());
    QVERIFY2(codesOf(*verdict).split(u' ').contains(reason), qPrintable(codesOf(*verdict)));
}

void TestPackageVerifier::cutAnywhereItIsRefused()
{
    const QTemporaryDir folder;
    const QByteArray whole = zipOf(withManifest(plain));
    VERIFY_ERROR(verifyPackage(test::writeFile(folder, QStringLiteral("p.zip"), {})), ErrorCode::FileEmpty);
    VERIFY_ERROR(verifyPackage(test::writeFile(folder, QStringLiteral("p.zip"), "bonjour tout le monde")),
                 ErrorCode::PackageNotZip);
    VERIFY_ERROR(verifyPackage(folder.path()), ErrorCode::FileIsDirectory);
    for (qsizetype size = 4; size < whole.size(); ++size) {
        const auto verdict = verifyPackage(test::writeFile(folder, QStringLiteral("p.zip"), whole.first(size)));
        QVERIFY2(!verdict || !verdict->isGood(), qPrintable(QString::number(size)));
    }
}

void TestPackageVerifier::alteredAnywhereItNeverCrashes()
{
    const QTemporaryDir folder;
    const QByteArray whole = zipOf(withManifest(plain));
    QRandomGenerator random(3);
    for (int round = 0; round < 3000; ++round) {
        QByteArray package = whole;
        for (int change = random.bounded(1, 5); change > 0; --change)
            package[random.bounded(package.size())] = static_cast<char>(random.bounded(256));
        const auto verdict = verifyPackage(test::writeFile(folder, QStringLiteral("p.zip"), package));
        if (verdict && verdict->isGood()) // only what no reader looks at may have changed
            QCOMPARE(verdict->files, 2);
    }
}

QTEST_GUILESS_MAIN(TestPackageVerifier)
#include "tst_PackageVerifier.moc"
