#pragma once

#include "core/base/PdfFont.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace pupitre {

/// A plain A4 document (PDF 1.7, ISO 32000-1): headings (which are its bookmarks), paragraphs, tables whose cells wrap,
/// links, page numbers. Standard fonts, so no font file is needed and all of French can be written. Deterministic: the
/// same calls give the same bytes.
class PdfDocument
{
public:
    struct Metadata
    {
        QString title;
        QString author;
        QString subject;
        QString language = QStringLiteral("fr-FR");
        QDateTime created; ///< invalid: the document does not say
        QString footer;    ///< at the left of each page's foot; the page number stands at the right
    };

    enum class Style { Normal, Muted, Strong, Warning, Fixed, Link };

    struct Cell
    {
        QStringList lines; ///< each wraps by itself
        QStringList links; ///< of each line: an URL, or a path beside the document; empty: none
        Style style = Style::Normal;
    };

    struct Column
    {
        QString title;
        double weight = 1; ///< its share of the width
    };

    explicit PdfDocument(Metadata metadata);

    void heading(const QString& text, int level = 1); ///< 1 (title) to 3
    void paragraph(const QString& text, Style style = Style::Normal, const QString& link = {});
    void bullet(const QString& text);
    /// Lines kept as they are, in a font of fixed width.
    void code(const QStringList& lines);
    /// The titles are repeated at the head of each page; no titles, no head.
    void table(const QList<Column>& columns, const QList<QList<Cell>>& rows);
    void space(double points);
    void pageBreak();

    QByteArray toBytes() const;
    int pageCount() const { return static_cast<int>(m_pages.size()); }

private:
    struct Link
    {
        double left, bottom, right, top;
        QString target;
    };
    struct Page
    {
        QByteArray content;
        QList<Link> links;
    };
    struct Bookmark
    {
        QString title;
        qsizetype page;
        double top;
    };

    void newPage();
    void need(double height);
    void line(double left, double baseline, PdfFont font, double size, QByteArrayView text, Style style);
    void block(const QString& text, PdfFont font, double size, double left, double width, Style style,
               const QString& link);
    void tableRow(const QList<Column>& columns, const QList<Cell>& cells, const QList<double>& widths, bool head);

    Metadata m_metadata;
    QList<Page> m_pages;
    QList<Bookmark> m_bookmarks;
    double m_y = 0; ///< of the next line's top, from the foot of the page
};

} // namespace pupitre
