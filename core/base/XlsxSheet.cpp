#include "core/base/XlsxSheet.h"

#include <QDateTime>

#include <cmath>

namespace pupitre {

Error malformedXlsx(const QString& detail)
{
    return Error(ErrorCode::XlsxMalformed).withDetail(detail);
}

namespace {

constexpr qsizetype longestCell = 1 << 20; // Excel's own limit is 32 767 characters
constexpr qsizetype longestRow = 16 << 20;

// Excel stores identifiers typed as numbers as doubles: "8.1000000001E10" is 81000000001 to a person.
QString plainNumber(const QString& text)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return text;
    constexpr double exact = 9007199254740992.0;
    if (std::floor(value) == value && std::fabs(value) < exact)
        return QString::number(static_cast<qint64>(value));
    return QString::number(value, 'g', 15);
}

} // namespace

Result<void> XmlPieces::feed(QByteArrayView bytes)
{
    m_xml.addData(bytes.toByteArray());
    while (!m_xml.atEnd()) {
        m_xml.readNext();
        if (m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError)
            return {};
        if (m_xml.hasError())
            return fail(malformedXlsx(m_part + QStringLiteral(": ") + m_xml.errorString()).at(m_xml.lineNumber()));
        if (m_xml.tokenType() == QXmlStreamReader::DTD)
            return fail(malformedXlsx(m_part + QStringLiteral(": DTD")));
        if (auto taken = m_token(m_xml); !taken)
            return taken;
    }
    return {};
}

Result<void> XmlPieces::finish() const
{
    if (m_xml.tokenType() != QXmlStreamReader::EndDocument)
        return fail(malformedXlsx(m_part));
    return {};
}

QString XlsxSheet::date(double serial) const
{
    // Serial 60 is the 29th of February 1900, which never was; days before it are one off. 1904 begins at 0.
    if (!(serial >= 0) || serial > 2958466)
        return QString::number(serial);
    auto days = static_cast<qint64>(std::floor(serial));
    auto seconds = static_cast<qint64>(std::llround((serial - std::floor(serial)) * 86400));
    if (seconds == 86400) {
        ++days;
        seconds = 0;
    }
    const bool timeOnly = days == 0 && !m_from1904;
    const QTime time = QTime(0, 0).addSecs(static_cast<int>(seconds));
    if (timeOnly)
        return time.toString(Qt::ISODate);
    const QDate day = m_from1904   ? QDate(1904, 1, 1).addDays(days)
                      : days >= 60 ? QDate(1899, 12, 30).addDays(days)
                                   : QDate(1899, 12, 31).addDays(days);
    return seconds == 0 ? day.toString(Qt::ISODate) : day.toString(Qt::ISODate) + u'T' + time.toString(Qt::ISODate);
}

Result<void> XlsxSheet::start(QXmlStreamReader& xml)
{
    const QStringView name = xml.name();
    const QXmlStreamAttributes attributes = xml.attributes();
    if (name == u"row") {
        const QStringView number = attributes.value(QLatin1String("r"));
        const qint64 given = number.isEmpty() ? m_row.number + 1 : number.toLongLong();
        if (given <= m_row.number || given > XlsxReader::maximumRows)
            return fail(malformedXlsx(QStringLiteral("row %1").arg(number.toString().left(20))));
        m_row.number = given;
        m_row.cells.clear();
        m_rowText = 0;
        m_column = 0;
    } else if (name == u"c") {
        const QStringView reference = attributes.value(QLatin1String("r"));
        qsizetype letters = 0;
        while (letters < reference.size() && reference[letters].isLetter())
            ++letters;
        const int column = reference.isEmpty() ? m_column + 1 : XlsxReader::columnNumber(reference.first(letters));
        if (column <= m_column || column > XlsxReader::maximumColumns)
            return fail(malformedXlsx(QStringLiteral("cell %1").arg(reference.toString().left(20))));
        m_column = column;
        m_type = attributes.value(QLatin1String("t")).toString();
        m_style = attributes.value(QLatin1String("s")).toLongLong();
        m_value.clear();
        m_inCell = true;
    } else if (name == u"rPh") {
        ++m_phonetic;
    } else if (m_inCell && m_phonetic == 0 && (name == u"v" || name == u"t")) {
        m_inValue = true;
    }
    return {};
}

Result<void> XlsxSheet::endCell()
{
    m_inCell = false;
    XlsxCell cell;
    if (m_type == QLatin1String("s")) {
        bool ok = false;
        const qsizetype index = m_value.trimmed().toLongLong(&ok);
        if (!m_value.isEmpty() && (!ok || index < 0 || index >= m_strings.size()))
            return fail(
                malformedXlsx(QStringLiteral("shared string %1").arg(m_value.left(20))).at(m_row.number, m_column));
        cell = {XlsxCell::Kind::Text, m_strings.value(index)};
    } else if (m_type == QLatin1String("inlineStr") || m_type == QLatin1String("str")) {
        cell = {XlsxCell::Kind::Text, m_value};
    } else if (m_type == QLatin1String("b")) {
        cell = {XlsxCell::Kind::Boolean, m_value.trimmed() == u"1" ? QStringLiteral("true") : QStringLiteral("false")};
    } else if (m_type == QLatin1String("e")) {
        cell = {XlsxCell::Kind::Error, m_value};
    } else if (m_type == QLatin1String("d")) {
        cell = {XlsxCell::Kind::Date, m_value.trimmed()};
    } else if (!m_value.trimmed().isEmpty()) {
        if (m_style >= 0 && m_style < m_dateStyles.size() && m_dateStyles[m_style])
            cell = {XlsxCell::Kind::Date, date(m_value.toDouble())};
        else
            cell = {XlsxCell::Kind::Number, plainNumber(m_value.trimmed())};
    }
    if (cell.text.isEmpty())
        return {};
    m_rowText += cell.text.size();
    if (m_rowText > longestRow)
        return fail(Error(ErrorCode::XlsxTooLarge).at(m_row.number));
    m_row.cells.resize(m_column);
    m_row.cells.last() = std::move(cell);
    return {};
}

Result<void> XlsxSheet::endRow()
{
    m_stopped = !m_take(m_row);
    return {};
}

Result<void> XlsxSheet::token(QXmlStreamReader& xml)
{
    if (m_stopped)
        return {};
    switch (xml.tokenType()) {
    case QXmlStreamReader::StartElement:
        return start(xml);
    case QXmlStreamReader::Characters:
        if (m_inValue) {
            m_value += xml.text();
            if (m_value.size() > longestCell)
                return fail(Error(ErrorCode::XlsxTooLarge).at(m_row.number, m_column));
        }
        return {};
    case QXmlStreamReader::EndElement:
        if (xml.name() == u"v" || xml.name() == u"t")
            m_inValue = false;
        else if (xml.name() == u"rPh")
            --m_phonetic;
        else if (xml.name() == u"c" && m_inCell)
            return endCell();
        else if (xml.name() == u"row")
            return endRow();
        return {};
    default:
        return {};
    }
}

} // namespace pupitre
