#include "core/net/Transcript.h"

#include "core/base/Redactor.h"

#include <QJsonObject>
#include <QStringList>

namespace pupitre {

namespace {

const QByteArray hidden = "\xC2\xABsecret\xC2\xBB"; // «secret»

QByteArrayList wordsOf(QByteArrayView line)
{
    return line.toByteArray().simplified().split(' ');
}

bool isWord(const QByteArray& word, const char* expected)
{
    return word.compare(expected, Qt::CaseInsensitive) == 0;
}

} // namespace

void Transcript::start()
{
    m_clock.start();
}

void Transcript::append(Direction direction, bool secure, const QByteArray& text)
{
    if (m_lines.size() > maximumLines)
        return;
    if (m_lines.size() == maximumLines) {
        m_lines.append({m_clock.isValid() ? m_clock.elapsed() : 0, Direction::Note, secure, QStringLiteral("…")});
        return;
    }
    const QByteArray clean = m_redactor ? m_redactor->redact(text) : text;
    const bool cut = clean.size() > maximumLineLength;
    QString shown = QString::fromUtf8(cut ? clean.first(maximumLineLength) : clean);
    for (QChar& c : shown) {
        if (c.category() == QChar::Other_Control && c != u'\t')
            c = QChar(0xFFFD);
    }
    if (cut)
        shown += QStringLiteral("… (%1)").arg(clean.size());
    m_lines.append({m_clock.isValid() ? m_clock.elapsed() : 0, direction, secure, shown});
}

void Transcript::sent(QByteArrayView line, bool secure)
{
    if (m_authenticating) {
        append(Direction::Sent, secure, line.isEmpty() ? QByteArray() : hidden);
        return;
    }
    const QByteArrayList words = wordsOf(line);
    // SMTP (RFC 4954): AUTH mechanism [initial-response]
    if (isWord(words.value(0), "AUTH") && words.size() >= 2) {
        m_authenticating = true;
        m_imapTag.clear();
        append(Direction::Sent, secure,
               words.size() > 2 ? words[0] + ' ' + words[1] + ' ' + hidden : line.toByteArray());
        return;
    }
    // IMAP (RFC 9051 §6.2.2): tag AUTHENTICATE mechanism [initial-response]
    if (isWord(words.value(1), "AUTHENTICATE") && words.size() >= 3) {
        m_authenticating = true;
        m_imapTag = words[0];
        append(Direction::Sent, secure,
               words.size() > 3 ? words[0] + ' ' + words[1] + ' ' + words[2] + ' ' + hidden : line.toByteArray());
        return;
    }
    // IMAP (§6.2.3): tag LOGIN user password; either may come as a literal on the next line.
    if (isWord(words.value(1), "LOGIN")) {
        m_authenticating = true;
        m_imapTag = words[0];
        append(Direction::Sent, secure, words[0] + ' ' + words[1] + ' ' + hidden);
        return;
    }
    append(Direction::Sent, secure, line.toByteArray());
}

void Transcript::received(QByteArrayView line, bool secure)
{
    if (m_authenticating) {
        const bool smtpEnd = m_imapTag.isEmpty() && line.size() >= 3 && line.first(3) != QByteArrayView("334");
        const bool imapEnd = !m_imapTag.isEmpty() && line.startsWith(m_imapTag + ' ');
        if (smtpEnd || imapEnd)
            m_authenticating = false;
    }
    append(Direction::Received, secure, line.toByteArray());
}

void Transcript::note(const QString& text)
{
    append(Direction::Note, false, text.toUtf8());
}

void Transcript::keepOut(const SecureBytes& secret)
{
    if (!m_redactor)
        m_redactor = std::make_shared<Redactor>();
    m_redactor->remember(secret);
}

QString Transcript::redacted(const QString& text) const
{
    return m_redactor ? QString::fromUtf8(m_redactor->redact(text.toUtf8())) : text;
}

QString Transcript::arrow(const Line& line)
{
    switch (line.direction) {
    case Direction::Sent:
        return line.secure ? QStringLiteral("~>") : QStringLiteral("->");
    case Direction::Received:
        return line.secure ? QStringLiteral("<~") : QStringLiteral("<-");
    case Direction::Note:
        break;
    }
    return QStringLiteral("***");
}

QString Transcript::toText() const
{
    QString text;
    for (const Line& line : m_lines)
        text += QStringLiteral("%1 %2 %3\n").arg(line.milliseconds, 6).arg(arrow(line), -3).arg(line.text);
    return text;
}

QJsonArray Transcript::toJson() const
{
    QJsonArray array;
    for (const Line& line : m_lines)
        array.append(QJsonObject{{QStringLiteral("ms"), line.milliseconds},
                                 {QStringLiteral("arrow"), arrow(line)},
                                 {QStringLiteral("text"), line.text}});
    return array;
}

QList<Transcript::Line> Transcript::fromJson(const QJsonArray& array)
{
    QList<Line> lines;
    for (const auto& value : array) {
        const QJsonObject object = value.toObject();
        const QString arrow = object.value(QLatin1String("arrow")).toString();
        Line line;
        line.milliseconds = object.value(QLatin1String("ms")).toInteger();
        line.direction = arrow.endsWith(u'>')     ? Direction::Sent
                         : arrow.startsWith(u'<') ? Direction::Received
                                                  : Direction::Note;
        line.secure = arrow.contains(u'~');
        line.text = object.value(QLatin1String("text")).toString();
        lines.append(line);
    }
    return lines;
}

} // namespace pupitre
