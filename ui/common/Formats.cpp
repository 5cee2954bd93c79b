#include "ui/common/Formats.h"

#include <QCoreApplication>
#include <QLocale>

namespace pupitre::ui {

namespace {

class FormatWords
{
    Q_DECLARE_TR_FUNCTIONS(formats)
};

QString dayText(const QDate& date)
{

    return QLocale().toString(date, QStringLiteral("d MMM yyyy"));
}

} // namespace

QString shownDate(const QDateTime& utc)
{
    return utc.isValid() ? dayText(utc.toLocalTime().date()) : QString();
}

QString shownDateTime(const QDateTime& utc)
{
    return utc.isValid() ? dayText(utc.toLocalTime().date()) + QLatin1Char(' ') +
                               utc.toLocalTime().time().toString(QStringLiteral("HH:mm"))
                         : QString();
}

QString shownDateTime(const QString& iso)
{
    return iso.isEmpty() ? QString() : shownDateTime(QDateTime::fromString(iso, Qt::ISODate));
}

QString shownNumber(qint64 value)
{
    return QLocale().toString(value);
}

QString shownSize(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1);
}

QString shownDistance(qint64 days)
{
    if (days == 0)
        return FormatWords::tr("today");
    return days > 0 ? FormatWords::tr("in %n day(s)", nullptr, static_cast<int>(days))
                    : FormatWords::tr("%n day(s) ago", nullptr, static_cast<int>(-days));
}

} // namespace pupitre::ui
