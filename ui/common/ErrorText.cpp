#include "ui/common/ErrorText.h"

#include "ui/common/ErrorSentences.h"
#include "ui/common/ProbeText.h"

#include <QCoreApplication>
#include <QDir>
#include <QStringList>

namespace pupitre {

namespace {

ErrorSentences sentencesOf(ErrorCode code)
{
    for (const auto& room : {Sentences::ofBase, Sentences::ofWorkspace, Sentences::ofMailbox, Sentences::ofDirectory,
                             Sentences::ofPki, Sentences::ofLps, Sentences::ofToken, Sentences::ofIndicators,
                             Sentences::ofReferencing, Sentences::ofDossier}) {
        if (const auto sentences = room(code))
            return *sentences;
    }
    return {errorName(code), {}};
}

// What comes from files and servers may hold terminal escapes: shown, never obeyed.
QString harmless(QString text)
{
    for (QChar& c : text) {
        if (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t')
            c = QChar(0xFFFD);
    }
    return text;
}

QString filled(QString sentence, const Error& error)
{
    constexpr qsizetype longest = 120; // a whole line of a broken file is no message
    const QString value = error.value().size() > longest ? error.value().left(longest) + QChar(0x2026) : error.value();
    QString detail = harmless(error.detail());
    if (error.code() == ErrorCode::LpsUnfit) { // the detail is the finding, the cause what the server said
        detail = probeFindingText(error.detail());
        if (error.cause() != nullptr)
            detail += QStringLiteral(" (%1)").arg(harmless(error.cause()->detail().left(200)));
    }
    while (detail.endsWith(u'.') && sentence.contains(QLatin1String("%detail%."))) // the sentence has its own
        detail.chop(1);
    return sentence.replace(QLatin1String("%field%"), harmless(error.field()))
        .replace(QLatin1String("%file%"), QDir::toNativeSeparators(error.file()))
        .replace(QLatin1String("%detail%"), detail)
        .replace(QLatin1String("%value%"), harmless(value));
}

QString lineOf(const Error& error, const QString& mark)
{
    QString place = QDir::toNativeSeparators(error.file());
    if (error.line() > 0)
        place += QStringLiteral("%1%2").arg(place.isEmpty() ? QString() : QStringLiteral(":")).arg(error.line());
    if (error.line() > 0 && error.column() > 0)
        place += QStringLiteral(":%1").arg(error.column());
    QStringList parts;
    if (!place.isEmpty())
        parts.append(place);
    parts.append(mark);
    if (!error.field().isEmpty())
        parts.append(harmless(error.field()));
    parts.append((errorText(error) + QLatin1Char(' ') + errorAdvice(error)).trimmed());
    return parts.join(QLatin1String(": "));
}

} // namespace

QString errorText(const Error& error)
{
    const ErrorSentences sentences = sentencesOf(error.code());
    if (error.value().isEmpty() && !sentences.bare.isEmpty())
        return filled(sentences.bare, error);
    return filled(error.detail().isEmpty() || sentences.detailed.isEmpty() ? sentences.what : sentences.detailed,
                  error);
}

QString errorAdvice(const Error& error)
{
    return filled(sentencesOf(error.code()).advice, error);
}

QString errorLine(const Error& error)
{
    return lineOf(error, QCoreApplication::translate("errors", "error"));
}

QString warningLine(const Error& warning)
{
    return lineOf(warning, QCoreApplication::translate("errors", "warning"));
}

} // namespace pupitre
