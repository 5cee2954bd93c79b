#include "app/cli/FictitiousPki.h"
#include "core/base/ZipReader.h"
#include "core/base/ZipWriter.h"
#include "core/referencing/AsicManifest.h"
#include "core/referencing/Package.h"
#include "core/referencing/PackageIndex.h"
#include "core/referencing/PackageVerifier.h"
#include "tests/support/DossierData.h"
#include "tests/support/LocalStampAuthority.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>

#include <openssl/cms.h>

using namespace pupitre;

/// The signed and time-stamped package, read by the usual tools; and what becomes of it when somebody touches it.
class TestPackage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itsOwnCommandsVerifyIt();
    void signedNowStampedLater();
    void noMutationPasses();
    void aStampInsideTheSignatureIsRead();
    void rebuiltPackagesAreRefused_data();
    void rebuiltPackagesAreRefused();
    void trust();
    void authoritiesAreTriedInTurn();
    void anExpiredSignerIsRefused();
    void dividedIntoParts();
    void aProofAlteredInTheStoreIsRefused();
    void signaturesOfOthers();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    PackageOptions options(bool stamped) const;
    QString built(const QString& name, bool stamped);
    int shell(const QString& command, const QString& folder, QByteArray* out = nullptr) const;

    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<FictitiousPki> m_pki;
    std::unique_ptr<test::LocalStampAuthority> m_authority;
    std::shared_ptr<const ClientIdentity> m_signer;
};

namespace {

QByteArray fileContent(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

using Files = QList<std::pair<QString, QByteArray>>;

Files filesOf(const QString& path)
{
    Files files;
    auto zip = ZipReader::openFile(path);
    for (const ZipEntry& entry : zip->entries())
        files.append({entry.name, zip->content(entry, 1 << 26).value_or(QByteArray())});
    return files;
}

// Why a package is refused, for the message of a failed test.
QByteArray reasons(const PackageVerdict& verdict)
{
    QByteArray text;
    for (const PackageCheck& check : verdict.checks) {
        if (check.error)
            text += check.name.toUtf8() + ": " + errorName(check.error->code()).toUtf8() + ' ' +
                    check.error->value().toUtf8() + ' ' + check.error->detail().toUtf8() + "; ";
    }
    return text;
}

QByteArray packed(const Files& files)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    ZipWriter zip(buffer);
    for (const auto& [name, content] : files)
        (void)zip.add(name, content, ZipMethod::Stored);
    return zip.finish() ? bytes : QByteArray();
}

} // namespace

void TestPackage::initTestCase()
{
    m_workspace = test::newWorkspace(m_folder);
    const QDateTime now = test::fixedClock().nowUtc();
    m_pki = std::make_unique<FictitiousPki>(now);
    FictitiousPki::Leaf leaf;
    leaf.product = CertificateProduct::Signature;
    leaf.notBefore = now.addDays(-10);
    leaf.notAfter = now.addYears(3);
    const FictitiousPki::Issued issued = m_pki->issue(leaf);
    auto identity = std::make_shared<ClientIdentity>();
    identity->chain = {issued.decoded(), m_pki->authority().decoded(), m_pki->root().decoded()};
    identity->key = SecureBytes(issued.keyPem());
    m_signer = identity;
    m_authority = std::make_unique<test::LocalStampAuthority>();
    test::writeFile(m_folder, QStringLiteral("root.pem"), m_pki->root().certificatePem());

    Dossier dossier(*m_workspace);
    VERIFY_RESULT(dossier.saveCandidature(test::completeCandidature()));
    VERIFY_RESULT(test::answerQuestionnaire(*m_workspace));
    const auto items = dossier.checklist();
    VERIFY_RESULT(items);
    int number = 0;
    for (const ChecklistItem& item : *items) {
        const QString name =
            number % 3 == 0 ? QStringLiteral("capture d’écran %1 (été).txt").arg(number) : QStringLiteral("preuve.txt");
        VERIFY_RESULT(dossier.attach(item.requirement.id,
                                     test::writeFile(m_folder, name, "preuve " + QByteArray::number(number))));
        VERIFY_RESULT(
            dossier.record(item.requirement.id, {RequirementStatus::Ready, QStringLiteral("Paul"), {}, {}, {}}));
        ++number;
    }
}

PackageOptions TestPackage::options(bool stamped) const
{
    PackageOptions options;
    options.signer = m_signer;
    if (stamped) {
        options.authorities.urls = QStringList{QStringLiteral("local")};
        options.authorities.transport = m_authority->transport();
    }
    return options;
}

QString TestPackage::built(const QString& name, bool stamped)
{
    const auto package = buildPackage(*m_workspace, path(name), options(stamped));
    if (!package || !package->isSigned || package->isStamped != stamped)
        return {};
    return path(name);
}

int TestPackage::shell(const QString& command, const QString& folder, QByteArray* out) const
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
    if (!process.waitForFinished(60000))
        return -1;
    if (out != nullptr)
        *out = process.readAllStandardOutput();
    return process.exitCode();
}

// The four lines of the index, as printed, in an empty folder.
void TestPackage::itsOwnCommandsVerifyIt()
{
    for (const QString& tool : {QStringLiteral("unzip"), QStringLiteral("sha256sum"), QStringLiteral("openssl")}) {
        if (QStandardPaths::findExecutable(tool).isEmpty())
            QSKIP("unzip, sha256sum or openssl is not installed");
    }
    QVERIFY(m_authority->isReady());
    const QString package = built(QStringLiteral("dossier.asice"), true);
    QVERIFY(!package.isEmpty());
    const QTemporaryDir empty;
    QVERIFY(QFile::copy(package, empty.filePath(QStringLiteral("dossier.asice"))));
    QByteArray out;
    QVERIFY2(shell(QStringLiteral("unzip -t dossier.asice"), empty.path(), &out) == 0, out.constData());
    const QStringList commands = verificationCommands(QStringLiteral("dossier.asice"), true);
    QCOMPARE(commands.size(), 4);
    QString folder = empty.path();
    for (const QString& command : commands) {
        QVERIFY2(shell(command, folder, &out) == 0, qPrintable(command + u'\n' + QString::fromUtf8(out)));
        if (folder == empty.path()) {
            folder += QStringLiteral("/dossier");
            QVERIFY(QFile::copy(path(QStringLiteral("root.pem")), folder + QStringLiteral("/autorite.pem")));
            QVERIFY(QFile::copy(m_authority->rootPath(), folder + QStringLiteral("/autorite-horodatage.pem")));
        }
    }
    const QByteArray index = fileContent(folder + QStringLiteral("/index.html"));
    for (const QString& command : commands)
        QVERIFY(index.contains(command.toHtmlEscaped().toUtf8()));
    QVERIFY(index.contains("Engagements"));
    QVERIFY(index.contains("Lettre"));
    if (!QStandardPaths::findExecutable(QStringLiteral("qpdf")).isEmpty())
        QVERIFY2(shell(QStringLiteral("qpdf --check index.pdf"), folder, &out) == 0, out.constData());
    // A changed file makes the second command fail, a changed manifest the third.
    QFile proof(folder + QStringLiteral("/index.html"));
    QVERIFY(proof.open(QIODevice::Append) && proof.write("x") == 1);
    proof.close();
    QVERIFY(shell(commands[1], folder) != 0);
    QVERIFY(shell(QStringLiteral("sha256sum $(find . -type f | grep -v -e META-INF -e manifest) > manifest-sha256.txt"),
                  folder) == 0);
    QVERIFY(shell(commands[2], folder) != 0);
}

void TestPackage::signedNowStampedLater()
{
    const QString package = built(QStringLiteral("later.asice"), false);
    QVERIFY(!package.isEmpty());
    auto verdict = verifyPackage(package);
    VERIFY_RESULT(verdict);
    QVERIFY2(verdict->isGood(), reasons(*verdict).constData());
    QVERIFY(verdict->signature && !verdict->timeStamp);
    QCOMPARE(verdict->signature->time, test::fixedClock().nowUtc());
    TimeStampAuthorities dead{{QStringLiteral("x")}, [](auto&&...) { return fail(ErrorCode::NetRefused); }, 1, 0};
    const QByteArray before = fileContent(package);
    VERIFY_ERROR(stampPackage(package, dead), ErrorCode::NetRefused);
    QCOMPARE(fileContent(package), before);
    VERIFY_RESULT(stampPackage(package, options(true).authorities));
    verdict = verifyPackage(package);
    VERIFY_RESULT(verdict);
    QVERIFY(verdict->isGood());
    QVERIFY(verdict->timeStamp && verdict->timeStamp->valid);
    QVERIFY(verdict->timeStamp->time.isValid());
    VERIFY_ERROR(stampPackage(package, options(true).authorities), ErrorCode::StampPresent);
    // A dead authority does not prevent the signature.
    PackageOptions unlucky = options(false);
    unlucky.authorities = dead;
    const auto package2 = buildPackage(*m_workspace, path(QStringLiteral("unlucky.asice")), unlucky);
    QVERIFY(package2 && package2->isSigned && !package2->isStamped && package2->stampError);
}

// Every byte of the package is answered for: changed, it is refused.
void TestPackage::noMutationPasses()
{
    const QString package = built(QStringLiteral("whole.asice"), true);
    const QByteArray whole = fileContent(package);
    QVERIFY(!whole.isEmpty());
    const auto passes = [&](const QByteArray& bytes) {
        const auto verdict = verifyPackage(test::writeFile(m_folder, QStringLiteral("m.asice"), bytes));
        return verdict && verdict->isGood();
    };
    QVERIFY(passes(whole));
    QRandomGenerator random(11);
    // All of what is not proofs and pages: headers, manifests, signature, token; and a sample of the rest.
    QList<qsizetype> places;
    const qsizetype meta = whole.indexOf("META-INF/ASiCManifest.xml");
    for (qsizetype at = 0; at < 120; ++at)
        places.append(at);
    for (qsizetype at = meta - 30; at < whole.size(); at += 1 + random.bounded(25))
        places.append(at);
    for (int i = 0; i < 150; ++i)
        places.append(random.bounded(static_cast<int>(whole.size())));
    for (const qsizetype at : std::as_const(places)) {
        QByteArray altered = whole;
        altered[at] = static_cast<char>(altered[at] ^ (1 << random.bounded(8)));
        QVERIFY2(!passes(altered), qPrintable(QString::number(at)));
    }
    for (int i = 0; i < 60; ++i)
        QVERIFY(!passes(whole.first(random.bounded(static_cast<int>(whole.size())))));
    QVERIFY(!passes(whole + 'x'));
    QVERIFY(!passes("x" + whole));
}

void TestPackage::rebuiltPackagesAreRefused_data()
{
    QTest::addColumn<int>("trick");
    const char* const names[] = {"a file more",         "a file less",           "a file renamed",
                                 "two files swapped",   "signature removed",     "type removed",
                                 "signature of others", "another META-INF file", "stamp removed its manifest",
                                 "manifest rewritten",  "type not first"};
    for (int i = 0; i < 11; ++i)
        QTest::newRow(names[i]) << i;
}

void TestPackage::rebuiltPackagesAreRefused()
{
    QFETCH(int, trick);
    const QString package = built(QStringLiteral("base.asice"), true);
    Files files = filesOf(package);
    const auto at = [&](const QString& name) -> qsizetype {
        for (qsizetype i = 0; i < files.size(); ++i) {
            if (files[i].first == name)
                return i;
        }
        return -1;
    };
    QVERIFY(verifyPackage(test::writeFile(m_folder, QStringLiteral("r.asice"), packed(files)))->isGood());
    switch (trick) {
    case 0:
        files.insert(5, {QStringLiteral("proofs/x.txt"), "x"});
        break;
    case 1:
        files.removeAt(5);
        break;
    case 2:
        files[5].first += u'x';
        break;
    case 3:
        std::swap(files[5].second, files[6].second);
        break;
    case 4:
        files.erase(std::remove_if(files.begin(), files.end(),
                                   [](const auto& file) { return file.first.startsWith(QLatin1String("META-INF/")); }),
                    files.end());
        break;
    case 5:
        files.removeAt(0);
        break;
    case 6: {
        FictitiousPki other(test::fixedClock().nowUtc());
        const qsizetype signature = at(QStringLiteral("META-INF/signature001.p7s"));
        files[signature].second = *signDetached(*m_signer, "autre chose", test::fixedClock().nowUtc());
        break;
    }
    case 7:
        files.append({QStringLiteral("META-INF/autre.xml"), "<a/>"});
        break;
    case 8:
        files.removeAt(at(QStringLiteral("META-INF/ASiCManifest002.xml")));
        break;
    case 9:
        files[at(QStringLiteral("manifest-sha256.txt"))].second.append('\n');
        break;
    default:
        files.move(0, 3);
        break;
    }
    const auto verdict = verifyPackage(test::writeFile(m_folder, QStringLiteral("r.asice"), packed(files)));
    VERIFY_RESULT(verdict);
    QVERIFY(!verdict->isGood());
}

void TestPackage::trust()
{
    const QString package = built(QStringLiteral("trust.asice"), true);
    QVERIFY(!verifyPackage(package)->signature->trusted.has_value());
    const auto stampRoot = CertificateFile::read(m_authority->rootPath());
    VERIFY_RESULT(stampRoot);
    VerifyOptions known;
    known.anchors = stampRoot->certificates + QList<Certificate>{m_pki->root().decoded()};
    known.at = test::fixedClock().nowUtc();
    QVERIFY(verifyPackage(package, known)->isGood());
    QCOMPARE(verifyPackage(package, known)->signature->trusted, std::optional<bool>(true));
    known.at = known.at.addYears(30);
    QVERIFY(!verifyPackage(package, known)->isGood());
    VerifyOptions foreign;
    foreign.anchors = {FictitiousPki(test::fixedClock().nowUtc()).root().decoded()};
    foreign.at = test::fixedClock().nowUtc();
    const auto verdict = verifyPackage(package, foreign);
    QVERIFY(!verdict->isGood());
    QVERIFY(verdict->integrity()); // the files are what the manifest says; who says it is another matter
    QCOMPARE(verdict->signature->trusted, std::optional<bool>(false));
}

void TestPackage::authoritiesAreTriedInTurn()
{
    QStringList asked;
    const TimeStampTransport real = m_authority->transport();
    TimeStampAuthorities authorities{
        {QStringLiteral("dead"), QStringLiteral("liar"), QStringLiteral("real")},
        [&](const QString& url, const QByteArray& query, const TaskContext& context) -> Result<QByteArray> {
            asked.append(url);
            if (url == u"dead")
                return fail(ErrorCode::NetTimedOut);
            if (url == u"liar") // the answer to another question
                return real(url, TimeStampQuery::make("autre")->der, context);
            return asked.size() < 6 ? fail(ErrorCode::NetRefused) : real(url, query, context);
        },
        3,
        0};
    VERIFY_RESULT(authorities.stamp("donnée"));
    QCOMPARE(asked.size(), 6);
    authorities.urls.removeLast();
    asked.clear();
    VERIFY_ERROR(authorities.stamp("donnée"), ErrorCode::StampInvalid);
    QCOMPARE(asked.size(), 6);
    TaskContext cancelled;
    cancelled.cancellation.cancel();
    VERIFY_ERROR(authorities.stamp("donnée", cancelled), ErrorCode::Cancelled);
    QVERIFY(!TimeStampQuery::make("x")->accept("bonjour"));
}

void TestPackage::anExpiredSignerIsRefused()
{
    const QDateTime now = test::fixedClock().nowUtc();
    VERIFY_ERROR(signDetached(*m_signer, "x", now.addYears(4)), ErrorCode::SignerExpired);
    VERIFY_ERROR(signDetached(*m_signer, "x", now.addYears(-1)), ErrorCode::SignerExpired);
}

void TestPackage::dividedIntoParts()
{
    PackageOptions divided = options(false);
    divided.partLimit = 400000;
    for (int i = 0; i < 4; ++i)
        VERIFY_RESULT(
            Dossier(*m_workspace)
                .attach(QStringLiteral("ECO.1.0.1"), test::writeFile(m_folder, QStringLiteral("gros%1.txt").arg(i),
                                                                     QByteArray(200000, static_cast<char>('a' + i)))));
    const auto package = buildPackage(*m_workspace, path(QStringLiteral("parts.asice")), divided);
    QVERIFY2(package.has_value(), package ? "" : qPrintable(errorName(package.error().first().code())));
    QVERIFY(package->paths.size() > 2);
    QCOMPARE(package->paths.first(), path(QStringLiteral("parts-1-sur-%1.asice").arg(package->paths.size())));
    for (const QString& part : package->paths) {
        QVERIFY(QFileInfo(part).size() <= divided.partLimit);
        QVERIFY(verifyPackage(part)->isGood());
    }
    divided.partLimit = 150000;
    const auto refused = buildPackage(*m_workspace, path(QStringLiteral("small.asice")), divided);
    QVERIFY(!refused);
    QCOMPARE(errorName(refused.error().first().code()), QStringLiteral("package.part-too-small"));
    QVERIFY(QDir(m_folder.path()).entryList({QStringLiteral("small*")}).isEmpty());
}

void TestPackage::aProofAlteredInTheStoreIsRefused()
{
    const auto items = Dossier(*m_workspace).checklist();
    const Proof proof = items->first().proofs.first();
    const QString stored = m_workspace->proofs().pathOf(proof.sha256);
    const QByteArray content = fileContent(stored);
    QFile::setPermissions(stored, QFile::ReadOwner | QFile::WriteOwner);
    QFile file(stored);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(content.size(), '?')) == content.size());
    file.close();
    const auto package = buildPackage(*m_workspace, path(QStringLiteral("altered.asice")), options(false));
    QVERIFY(!package);
    QCOMPARE(errorName(package.error().first().code()), QStringLiteral("proof.altered"));
    QVERIFY(!QFile::exists(path(QStringLiteral("altered.asice"))));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

// What openssl signs verifies here: the form is not ours alone.
void TestPackage::signaturesOfOthers()
{
    test::writeFile(m_folder, QStringLiteral("signer.pem"),
                    m_signer->chain.first().toPem() + m_signer->key.view().toByteArray());
    test::writeFile(m_folder, QStringLiteral("content"), "contenu");
    QVERIFY(
        shell(QStringLiteral("openssl cms -sign -cades -binary -in content -signer signer.pem -outform DER -out s.p7s"),
              m_folder.path()) == 0);
    const QByteArray signature = fileContent(path(QStringLiteral("s.p7s")));
    QVERIFY(verifyDetached(signature, "contenu", {}, test::fixedClock().nowUtc()).valid);
    QVERIFY(!verifyDetached(signature, "autre", {}, test::fixedClock().nowUtc()).valid);
    QVERIFY(!verifyDetached(signature + QByteArray(1, '\0'), "contenu", {}, test::fixedClock().nowUtc()).valid);
    QVERIFY(!verifyDetached("bonjour", "contenu", {}, test::fixedClock().nowUtc()).valid);

    // A container of two signatures under other names, one with SHA-512, the other with SHA-384 digests.
    const auto sha = [](const QByteArray& content, QCryptographicHash::Algorithm algorithm) {
        return QString::fromLatin1(QCryptographicHash::hash(content, algorithm).toHex());
    };
    const auto container = [&](const QByteArray& content) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        ZipWriter zip(buffer);
        (void)zip.add(QStringLiteral("mimetype"), "application/vnd.etsi.asic-e+zip", ZipMethod::Stored);
        (void)zip.add(QStringLiteral("rapport.txt"), content);
        for (int n : {1, 2}) {
            AsicManifest manifest;
            manifest.signature = QStringLiteral("META-INF/signature-%1.p7s").arg(n);
            manifest.references = {{QStringLiteral("rapport.txt"),
                                    sha("contenu", n == 1 ? QCryptographicHash::Sha512 : QCryptographicHash::Sha384),
                                    n == 1 ? 512 : 384}};
            QByteArray xml = manifest.toXml();
            xml.replace("http://www.w3.org/2001/04/xmlenc#sha256",
                        n == 1 ? "http://www.w3.org/2001/04/xmlenc#sha512"
                               : "http://www.w3.org/2001/04/xmldsig-more#sha384");
            test::writeFile(m_folder, QStringLiteral("other.xml"), xml);
            shell(QStringLiteral(
                      "openssl cms -sign -cades -binary -in other.xml -signer signer.pem -outform DER -out o.p7s"),
                  m_folder.path());
            (void)zip.add(n == 1 ? QStringLiteral("META-INF/ASiCManifest1.xml")
                                 : QStringLiteral("META-INF/autre-ASiCManifest2.xml"),
                          xml);
            (void)zip.add(manifest.signature, fileContent(path(QStringLiteral("o.p7s"))));
        }
        (void)zip.finish();
        return test::writeFile(m_folder, QStringLiteral("autre.asice"), bytes);
    };
    VerifyOptions now;
    now.now = test::fixedClock().nowUtc();
    const auto good = verifyPackage(container("contenu"), now);
    VERIFY_RESULT(good);
    QVERIFY2(good->isGood(), good->isGood() ? "" : qPrintable(errorName(good->checks.last().error->code())));
    QVERIFY(good->signature && good->files == 1);
    QVERIFY(!verifyPackage(container("contenu changé"), now)->isGood());
}

// CAdES-T, as other tools make it: the token is an attribute of the signer.
void TestPackage::aStampInsideTheSignatureIsRead()
{
    AsicManifest manifest;
    manifest.signature = QStringLiteral("META-INF/signature.p7s");
    manifest.references = {
        {QStringLiteral("rapport.txt"),
         QString::fromLatin1(QCryptographicHash::hash("contenu", QCryptographicHash::Sha256).toHex()), 256}};
    const QByteArray xml = manifest.toXml();
    const QByteArray bare = *signDetached(*options(false).signer, xml, test::fixedClock().nowUtc());
    const auto stamped = [&](bool overTheSignature) {
        const auto* data = reinterpret_cast<const unsigned char*>(bare.constData());
        CMS_ContentInfo* cms = d2i_CMS_ContentInfo(nullptr, &data, static_cast<long>(bare.size()));
        CMS_SignerInfo* signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), 0);
        const ASN1_OCTET_STRING* value = CMS_SignerInfo_get0_signature(signer);
        const QByteArray over =
            overTheSignature
                ? QByteArray(reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)), ASN1_STRING_length(value))
                : QByteArray("autre chose");
        const QByteArray token = *options(true).authorities.stamp(over);
        CMS_unsigned_add1_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token.constData(),
                                      static_cast<int>(token.size()));
        unsigned char* out = nullptr;
        const int size = i2d_CMS_ContentInfo(cms, &out);
        const QByteArray der(reinterpret_cast<const char*>(out), size);
        OPENSSL_free(out);
        CMS_ContentInfo_free(cms);
        return der;
    };
    const auto package = [&](const QByteArray& signature) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        ZipWriter zip(buffer);
        (void)zip.add(QStringLiteral("mimetype"), "application/vnd.etsi.asic-e+zip", ZipMethod::Stored);
        (void)zip.add(QStringLiteral("rapport.txt"), "contenu");
        (void)zip.add(QStringLiteral("META-INF/ASiCManifest.xml"), xml);
        (void)zip.add(manifest.signature, signature);
        (void)zip.finish();
        return test::writeFile(m_folder, QStringLiteral("cades-t.asice"), bytes);
    };
    VerifyOptions known;
    known.now = test::fixedClock().nowUtc();
    known.anchors =
        CertificateFile::read(m_authority->rootPath())->certificates + QList<Certificate>{m_pki->root().decoded()};
    const auto good = verifyPackage(package(stamped(true)), known);
    VERIFY_RESULT(good);
    QVERIFY2(good->timeStamp && good->timeStamp->isGood(),
             good->checks.isEmpty() || !good->checks.last().error
                 ? ""
                 : qPrintable(errorName(good->checks.last().error->code())));
    QVERIFY(good->timeStamp->time.isValid());

    const auto other = verifyPackage(package(stamped(false)), known);
    VERIFY_RESULT(other);
    QVERIFY(!other->isGood());
    QVERIFY(other->timeStamp && !other->timeStamp->valid);
    const auto none = verifyPackage(package(bare), known);
    VERIFY_RESULT(none);
    QVERIFY(!none->timeStamp && none->signature && none->signature->valid);
}

QTEST_GUILESS_MAIN(TestPackage)
#include "tst_Package.moc"
