#include "tests/support/TestSupport.h"
#include "ui/shell/HelpWindow.h"

#include <QFile>
#include <QXmlStreamReader>

/// French is complete: no text without its translation, no placeholder lost on the way, no help page missing.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void frenchIsComplete();
    void englishHasItsPlurals();
    void theGuideHasEveryPageInBothLanguages();
};

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations;
    bool finished = true;
    bool numerus = false;
};

QList<Message> messagesOf(const QString& name)
{
    QFile file(QStringLiteral(PUPITRE_SOURCE_DIR "/translations/") + name);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("message"))
                message = {
                    context, {}, {}, true, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes")};
            else if (xml.name() == QLatin1String("source"))
                message.source = xml.readElementText();
            else if (xml.name() == QLatin1String("translation")) {
                const auto type = xml.attributes().value(QLatin1String("type")).toString();
                if (type == QLatin1String("vanished") || type == QLatin1String("obsolete"))
                    message.source.clear();
                message.finished = type.isEmpty();
                if (!message.numerus)
                    message.translations.append(xml.readElementText());
            } else if (xml.name() == QLatin1String("numerusform"))
                message.translations.append(xml.readElementText());
        } else if (xml.isEndElement() && xml.name() == QLatin1String("message") && !message.source.isEmpty()) {
            messages.append(message);
        }
    }
    return messages;
}

QStringList placeholdersOf(const QString& text)
{
    QStringList found;
    static const QStringList known{QStringLiteral("%1"),     QStringLiteral("%2"),      QStringLiteral("%3"),
                                   QStringLiteral("%4"),     QStringLiteral("%value%"), QStringLiteral("%field%"),
                                   QStringLiteral("%file%"), QStringLiteral("%detail%")};
    for (const QString& one : known) {
        if (text.contains(one))
            found.append(one);
    }
    return found;
}

} // namespace

void TestTranslations::frenchIsComplete()
{
    const QList<Message> messages = messagesOf(QStringLiteral("pupitre_fr.ts"));
    QVERIFY(messages.size() > 100);
    QStringList problems;
    for (const Message& message : messages) {
        bool good = message.finished && !message.translations.isEmpty();
        for (const QString& translation : message.translations)
            good = good && !translation.isEmpty() && placeholdersOf(translation) == placeholdersOf(message.source);
        if (message.numerus)
            good = good && message.translations.size() == 2;
        if (!good)
            problems.append(message.context + QStringLiteral(": ") + message.source);
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

void TestTranslations::englishHasItsPlurals()
{
    for (const Message& message : messagesOf(QStringLiteral("pupitre_en.ts"))) {
        if (message.numerus)
            QVERIFY2(message.finished && message.translations.size() == 2, qPrintable(message.source));
    }
}

void TestTranslations::theGuideHasEveryPageInBothLanguages()
{
    for (const QString& topic : pupitre::ui::HelpWindow::topics()) {
        for (const QString& language : {QStringLiteral("fr"), QStringLiteral("en")}) {
            QFile page(QStringLiteral(":/resources/help/%1/%2.md").arg(language, topic));
            QVERIFY2(page.open(QIODevice::ReadOnly), qPrintable(page.fileName()));
            const QByteArray text = page.readAll();
            QVERIFY2(text.startsWith("# "), qPrintable(page.fileName()));
            QVERIFY2(text.size() > 400, qPrintable(page.fileName()));
        }
    }
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_Translations.moc"
