#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace pupitre {

/// A page of the package as what it says; written once as HTML and once as PDF, so that both say the same.
struct PageBlock
{
    enum class Kind { Heading, Paragraph, Bullets, Code, Table, PageBreak };
    enum class Tone { Normal, Muted, Strong, Warning };

    struct Link
    {
        QString text;
        QString target; ///< a path in the package; empty: not a link
    };
    struct Cell
    {
        QList<Link> lines;
        Tone tone = Tone::Normal;
    };

    Kind kind = Kind::Paragraph;
    Tone tone = Tone::Normal;
    int level = 2;     ///< of a heading, 1 to 3
    QString text;      ///< of a heading or paragraph
    QStringList lines; ///< bullets, lines of code
    QStringList titles;
    QList<double> weights;
    QList<QList<Cell>> rows;

    static PageBlock heading(const QString& text, int level = 2);
    static PageBlock paragraph(const QString& text, Tone tone = Tone::Normal);
    static PageBlock bullets(const QStringList& lines);
    static PageBlock code(const QStringList& lines);
    /// Two columns without a head: what it is, what its value is.
    static PageBlock facts(const QList<std::pair<QString, QString>>& facts);
    static PageBlock pageBreak();
};

struct PageSheet
{
    QString title;
    QString author;
    QString footer;
    QDateTime written; ///< invalid: not said
    QList<PageBlock> blocks;
};

/// One self-contained HTML page in French, everything escaped, readable on paper and in the dark.
QByteArray htmlOf(const PageSheet& sheet);
QByteArray pdfOf(const PageSheet& sheet);

} // namespace pupitre
