#include "core/mailbox/MailboxAddress.h"
#include "tests/support/TestSupport.h"

#include <QXmlStreamReader>

using namespace pupitre;

class TestMailboxAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void agreesWithPublishedAddresses();
};

void TestMailboxAddress::addresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("kept"); // empty: refused
    const auto accepted = [](const char* name, const QString& address) {
        QTest::newRow(name) << address << address.toLower();
    };
    const auto refused = [](const char* name, const QString& address) {
        QTest::newRow(name) << address << QString();
    };
    accepted("plain", QStringLiteral("jean.dupont@clinique.mssante.fr"));
    accepted("upper case", QStringLiteral("UC-CMP@UC-CMP.MSSante.fr"));
    accepted("signs of atext", QStringLiteral("o'brien+x_y@a-b.mssante.fr"));
    accepted("64 characters", QString(64, u'a') + QStringLiteral("@x.mssante.fr"));
    refused("65 characters", QString(65, u'a') + QStringLiteral("@x.mssante.fr"));
    refused("no at", QStringLiteral("jean.dupont"));
    refused("two ats", QStringLiteral("sessad@ase@x.mssante.fr"));
    refused("nothing before", QStringLiteral("@x.mssante.fr"));
    refused("nothing after", QStringLiteral("jean@"));
    refused("dot first", QStringLiteral(".jean@x.mssante.fr"));
    refused("two dots", QStringLiteral("jean..d@x.mssante.fr"));
    refused("dot last", QStringLiteral("jean.@x.mssante.fr"));
    refused("space", QStringLiteral("jean dupont@x.mssante.fr"));
    refused("accent", QStringLiteral("hélène@x.mssante.fr"));
    refused("look-alike letter", QStringLiteral("je\u0430n@x.mssante.fr"));
    refused("look-alike domain", QStringLiteral("jean@x.mss\u0430nte.fr"));
    refused("quoted", QStringLiteral("\"jean dupont\"@x.mssante.fr"));
    refused("comment", QStringLiteral("jean(x)@x.mssante.fr"));
    refused("literal", QStringLiteral("jean@[127.0.0.1]"));
    refused("hyphen first in label", QStringLiteral("jean@-x.mssante.fr"));
    refused("empty label", QStringLiteral("jean@x..fr"));
    refused("one label", QStringLiteral("jean@localhost"));
    refused("numbers only", QStringLiteral("jean@1.2.3.4"));
    refused("line break", QStringLiteral("jean@x.mssante.fr\r\nBcc: a@b.fr"));
    refused("label of 64", QStringLiteral("jean@") + QString(64, u'b') + QStringLiteral(".fr"));
    refused("255 octets", QString(60, u'a') + QStringLiteral("@") + (QString(60, u'b') + u'.').repeated(3) +
                              QString(11, u'c') + QStringLiteral(".fr"));
}

void TestMailboxAddress::addresses()
{
    QFETCH(QString, address);
    QFETCH(QString, kept);
    const auto checked = checkMailboxAddress(address);
    QCOMPARE(checked.value_or(QString()), kept);
    if (!checked)
        VERIFY_ERROR(checked, ErrorCode::AddressSyntax);
}

void TestMailboxAddress::agreesWithPublishedAddresses()
{
    const QString folder = test::acceptanceFolder(QStringLiteral("addresses"));
    if (folder.isEmpty())
        QSKIP("the acceptance data are not here");
    QFile file(folder + QStringLiteral("/isemail-tests.xml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    int seen = 0;
    QString address;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement() && !xml.isStartElement()) {
            xml.readNext();
            continue;
        }
        if (xml.name() == QLatin1String("address"))
            address = xml.readElementText();
        else if (xml.name() == QLatin1String("category")) {
            // The operator's addresses are a subset: nothing wrong may pass; plain ones must.
            const QString category = xml.readElementText();
            ++seen;
            if (category == QLatin1String("ISEMAIL_ERR"))
                QVERIFY2(!checkMailboxAddress(address), qPrintable(address));
        }
    }
    QVERIFY(seen > 100);
}

QTEST_GUILESS_MAIN(TestMailboxAddress)
#include "tst_MailboxAddress.moc"
