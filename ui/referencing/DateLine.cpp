#include "ui/referencing/DateLine.h"

#include <QLocale>

namespace pupitre::ui {

namespace {

// The short form of the language, always with four digits of the year.
QString shape()
{
    QString format = QLocale().dateFormat(QLocale::ShortFormat);
    if (!format.contains(QLatin1String("yyyy")))
        format.replace(QLatin1String("yy"), QLatin1String("yyyy"));
    return format;
}

} // namespace

DateLine::DateLine(QWidget* parent)
    : QLineEdit(parent)
{
    setPlaceholderText(tr("For instance %1").arg(QLocale().toString(QDate(2026, 12, 31), shape())));
    setMaxLength(20);
}

void DateLine::setDate(const QDate& date)
{
    setText(date.isValid() ? QLocale().toString(date, shape()) : QString());
}

QDate DateLine::date() const
{
    const QString given = text().trimmed();
    const QDate iso = QDate::fromString(given, Qt::ISODate);
    return iso.isValid() ? iso : QLocale().toDate(given, shape());
}

} // namespace pupitre::ui
