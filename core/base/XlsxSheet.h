#pragma once

#include "core/base/XlsxReader.h"

#include <QXmlStreamReader>

namespace pupitre {

Error malformedXlsx(const QString& detail);

/// XML that arrives in pieces: `token` sees each start, end and text. Document types are refused: no spreadsheet has
/// one, and entities are what bombs are made of.
class XmlPieces
{
public:
    using Token = std::function<Result<void>(QXmlStreamReader&)>;

    XmlPieces(QString part, Token token)
        : m_part(std::move(part))
        , m_token(std::move(token))
    {}
    Result<void> feed(QByteArrayView bytes);
    Result<void> finish() const;

private:
    QString m_part;
    Token m_token;
    QXmlStreamReader m_xml;
};

/// The rows of one worksheet as its XML goes by.
class XlsxSheet
{
public:
    XlsxSheet(const QStringList& strings, const QList<bool>& dateStyles, bool from1904, const XlsxReader::Take& take)
        : m_strings(strings)
        , m_dateStyles(dateStyles)
        , m_from1904(from1904)
        , m_take(take)
    {}
    Result<void> token(QXmlStreamReader& xml);
    bool stopped() const { return m_stopped; }

private:
    Result<void> start(QXmlStreamReader& xml);
    Result<void> endCell();
    Result<void> endRow();
    QString date(double serial) const;

    const QStringList& m_strings;
    const QList<bool>& m_dateStyles;
    bool m_from1904;
    const XlsxReader::Take& m_take;
    bool m_stopped = false;
    XlsxRow m_row;
    qsizetype m_rowText = 0;
    int m_column = 0;
    QString m_type;
    qsizetype m_style = 0;
    QString m_value;
    bool m_inValue = false;
    bool m_inCell = false;
    int m_phonetic = 0;
};

} // namespace pupitre
