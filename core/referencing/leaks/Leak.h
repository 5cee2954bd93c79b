#pragma once

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>

namespace pupitre {

/// What may not leave the house in a proof (DSR §4.8).
enum class LeakKind {
    NationalId,    ///< NIR or INS with a valid key
    BirthDate,     ///< a date of birth that goes with a person
    PersonAddress, ///< the mailbox of a natural person
    PrivateKey,
    Token,
    Password,
    InternalHost,  ///< names and addresses of the inside network
    ActiveContent, ///< macros, scripts, links that act
    Executable,
    Location, ///< where a picture or a video was taken
    Metadata, ///< who wrote it, with what
    Opaque,   ///< could not be looked into (encrypted, unknown archive, too deep)
};
QString leakCode(LeakKind kind); ///< "national-id", "birth-date"…

/// One thing found. It never holds the secret itself: `shown` is masked, `key` names it for decisions.
struct LeakFinding
{
    LeakKind kind = LeakKind::Opaque;
    QString place;           ///< inside the proof: "rapport.docx/word/document.xml"; empty: the proof itself
    qint64 line = 0;         ///< in a text
    QString shown;           ///< masked
    QString key;             ///< SHA-256 of kind, place and value: the same thing found again
    bool fictitious = false; ///< words beside it say that the data are made up
    /// Where it stands in the text of a proof that is a text file, in UTF-8; -1: elsewhere.
    qsizetype offset = -1;
    qsizetype length = 0;
};

/// Gathers findings while a proof is looked into. Limits what is unpacked.
class LeakCollector
{
public:
    /// Enters a part of the proof for the life of this object.
    class Inside
    {
    public:
        Inside(LeakCollector& collector, const QString& name);
        ~Inside();
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;

    private:
        LeakCollector& m_collector;
        QString m_former;
    };

    /// `value` is masked and hashed here, and kept nowhere. `offset` counts where findings can be redacted.
    void add(LeakKind kind, QByteArrayView value, qint64 line = 0, bool fictitious = false, qsizetype offset = -1);
    void opaque(const QString& why);

    /// Whether so many more bytes may be unpacked; the first refusal is a finding.
    bool allow(qint64 bytes);
    bool isTooDeep() const { return m_depth > maximumDepth; }
    int depth() const { return m_depth; }

    const QList<LeakFinding>& findings() const { return m_findings; }
    QList<LeakFinding> take() { return std::move(m_findings); }

    static constexpr int maximumDepth = 8;
    static constexpr qsizetype maximumFindings = 2000;

private:
    QString m_place;
    int m_depth = 0;
    qint64 m_budget = qint64(4) << 30;
    bool m_exhausted = false;
    QList<LeakFinding> m_findings;
    QSet<QString> m_keys;
};

/// A value as it may be shown: its ends alone.
QString maskedLeak(LeakKind kind, const QString& value);

} // namespace pupitre
