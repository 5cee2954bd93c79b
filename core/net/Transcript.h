#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QList>
#include <QString>

#include <memory>

namespace pupitre {

class Redactor;
class SecureBytes;

/// Everything exchanged on a connection, line by line with its time, secrets redacted where bytes enter. Bounded: what
/// is past the limits is counted, and a note says so. Arrows as in swaks: `->` sent, `<-` received, `~>` and `<~` under
/// TLS, `***` a note.
class Transcript
{
public:
    enum class Direction { Sent, Received, Note };
    struct Line
    {
        qint64 milliseconds = 0; ///< since start()
        Direction direction = Direction::Note;
        bool secure = false; ///< under TLS
        QString text;        ///< redacted, printable; control characters shown as U+FFFD
    };

    void start();
    /// One line as it goes out, without its line ending. AUTH, AUTHENTICATE and LOGIN lose their secret here, and every
    /// line of the SASL exchange they open until the server ends it.
    void sent(QByteArrayView line, bool secure);
    void received(QByteArrayView line, bool secure);
    void note(const QString& text);

    /// From now on this secret is hidden wherever it stands and in whatever form, should the other side repeat it.
    void keepOut(const SecureBytes& secret);
    /// `text` without the secrets of keepOut().
    QString redacted(const QString& text) const;

    const QList<Line>& lines() const { return m_lines; }
    static QString arrow(const Line& line);
    QString toText() const;
    QJsonArray toJson() const;
    static QList<Line> fromJson(const QJsonArray& array);

    static constexpr qsizetype maximumLines = 5000;
    static constexpr qsizetype maximumLineLength = 2000;

private:
    void append(Direction direction, bool secure, const QByteArray& text);

    QElapsedTimer m_clock;
    QList<Line> m_lines;
    bool m_authenticating = false; ///< a SASL exchange is open: what the client says is a secret
    QByteArray m_imapTag;          ///< the tag whose reply ends it; empty for SMTP
    std::shared_ptr<Redactor> m_redactor;
};

} // namespace pupitre
