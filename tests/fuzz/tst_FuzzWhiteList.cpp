#include "tests/fuzz/Mutations.h"
#include "tests/support/TestSupport.h"

#include <QDir>

using namespace pupitre;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// The fuzz target over a small corpus mutated from a fixed seed: the same bytes at each run.
class TestFuzzWhiteList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutated();
    void thePublishedCopyMutated();

private:
    static void play(const QByteArray& bytes)
    {
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                               static_cast<std::size_t>(bytes.size()));
    }
    static void mutateAndPlay(const QByteArrayList& corpus, int rounds, quint32 seed);
};

void TestFuzzWhiteList::mutateAndPlay(const QByteArrayList& corpus, int rounds, quint32 seed)
{
    const QByteArrayList pieces{"<",     ">",         "&",          "]]>",       "<!--",  "<!DOCTYPE a [",
                                "&#x0;", "<Domaine>", "</Domaine>", "\xFF",      "=",     ",",
                                "\\",    "\"",        "+",          "<![CDATA[", "<Nom>", "\xEF\xBB\xBF"};
    test::playMutations(corpus, pieces, seed, rounds, play);
}

void TestFuzzWhiteList::mutated()
{
    const QByteArray list =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListeBlancheMSSante "
        "xmlns=\"https://listeblanche.mssante.fr/schema\">"
        "<DateDeGeneration>2025-03-13T14:54:10Z</DateDeGeneration><ListeDomaines><Domaine><Nom>a.mssante.fr</Nom>"
        "<Description>d &amp; e</Description><DNCertificatOperateur>CN=a.b.fr,OU=1,O=x\\, "
        "y,C=FR</DNCertificatOperateur>"
        "<ResponsableContact>r</ResponsableContact><SupportContact>s</SupportContact>"
        "<DateMAJ>2025-03-13T14:54:10Z</DateMAJ></Domaine></ListeDomaines></ListeBlancheMSSante>";
    mutateAndPlay({list, list + list, "CN=a.b.fr+SN=2,OU=\\C3\\A9,O=\"x, y\",C=FR", QByteArray()}, 20000, 1);
}

void TestFuzzWhiteList::thePublishedCopyMutated()
{
    const QString folder = test::acceptanceFolder(QStringLiteral("white-list"));
    if (folder.isEmpty())
        QSKIP("the published white list is not here");
    QByteArrayList corpus;
    for (const QFileInfo& info : QDir(folder).entryInfoList({QStringLiteral("*.xml")})) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        corpus.append(file.read(20000)); // its beginning: mutations then meet every element
    }
    QVERIFY(!corpus.isEmpty());
    mutateAndPlay(corpus, 500, 2);
}

QTEST_GUILESS_MAIN(TestFuzzWhiteList)
#include "tst_FuzzWhiteList.moc"
