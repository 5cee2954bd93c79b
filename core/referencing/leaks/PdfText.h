#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

namespace pupitre {

/// A string object of a PDF, "(…)" or "<…>", as UTF-8 (ISO 32000-1 §7.3.4, §7.9.2): UTF-16 with its mark, else as
/// WinAnsi, which PDFDocEncoding nearly is.
QByteArray pdfString(QByteArrayView object);

/// Reads the text of page contents. Fonts are named, and one name may mean several fonts in one document: each meaning
/// gives a reading of its own, so that no text escapes.
class PdfText
{
public:
    /// A ToUnicode map (§9.10.3), the stream of object `number`.
    void addMap(int number, QByteArrayView stream);
    /// The names of fonts, from dictionaries: which objects they are and which maps these have.
    void readFonts(const QByteArray& structure);

    /// The readings of a content stream, one at least.
    QList<QByteArray> textsOf(const QByteArray& content) const;
    /// All strings of dictionaries, one a line.
    QByteArray stringsOf(const QByteArray& structure) const;

private:
    struct Map
    {
        int codeBytes = 1;
        QHash<quint32, QByteArray> characters; ///< code → UTF-8
    };
    /// `tight`: pieces moved along one line are joined; some programs place each letter by itself.
    QByteArray reading(const QByteArray& content, int choice, bool tight) const;
    QByteArray shown(const QByteArray& raw, const Map* map) const;

    QHash<int, Map> m_maps;
    QHash<QByteArray, QList<int>> m_fonts; ///< name of a resource → maps it may mean (0: none)
};

} // namespace pupitre
