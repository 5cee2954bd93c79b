#include "ui/indicators/FormatText.h"

#include <QLocale>

namespace pupitre::ui {

using Type = IndicatorColumn::Type;
using Absent = IndicatorColumn::Absent;
using Role = IndicatorColumn::Role;

QString FormatText::type(Type type)
{
    switch (type) {
    case Type::Text:
        return tr("text");
    case Type::Integer:
        return tr("whole number");
    case Type::Date:
        return tr("day");
    case Type::Month:
        return tr("month");
    case Type::DateTime:
        return tr("day and time");
    case Type::Enum:
        return tr("one of the values seen");
    case Type::List:
        return tr("several values");
    }
    return {};
}

QString FormatText::absent(Absent absent)
{
    switch (absent) {
    case Absent::Refused:
        return tr("refused: the line is rejected");
    case Absent::Legitimate:
        return tr("rightly absent");
    case Absent::Degraded:
        return tr("a defect to show");
    }
    return {};
}

QString FormatText::role(Role role)
{
    switch (role) {
    case Role::None:
        return tr("(nothing)");
    case Role::Direction:
        return tr("Direction");
    case Role::BalType:
        return tr("Type of BAL");
    case Role::Ins:
        return tr("Qualified INS (X-MSS-INS)");
    case Role::CdaCode:
        return tr("CDA codes (X-MSS-CODECDA)");
    case Role::Client:
        return tr("Mail client (X-MSS-NIL)");
    case Role::Domain:
        return tr("Domain of the other side");
    case Role::Hour:
        return tr("Hour");
    case Role::Messages:
        return tr("Number of messages");
    case Role::Connections:
        return tr("Number of connections");
    case Role::Active:
        return tr("Number of active BAL");
    }
    return {};
}

QString FormatText::question(Role role)
{
    return tr("Which column gives: %1?").arg(FormatText::role(role));
}

QString FormatText::kind(FormatDraft::Kind kind)
{
    switch (kind) {
    case FormatDraft::Kind::Messages:
        return tr("Messages");
    case FormatDraft::Kind::Connections:
        return tr("Connections");
    case FormatDraft::Kind::Other:
        return tr("Something else");
    }
    return {};
}

QString FormatText::delimiter(char delimiter)
{
    switch (delimiter) {
    case ';':
        return tr("; (semicolon)");
    case ',':
        return tr(", (comma)");
    case '\t':
        return tr("tabulation");
    case '|':
        return tr("| (bar)");
    default:
        return QString(QLatin1Char(delimiter));
    }
}

QString FormatText::encoding(TextEncoding encoding)
{
    return encoding == TextEncoding::Utf8 ? QStringLiteral("UTF-8") : tr("windows-1252 (also latin-1)");
}

QString FormatText::title(const IndicatorFormat& format)
{
    const QString code = QLocale().language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("fr");
    const QString title = IndicatorFormat::inLanguage(format.title, code);
    return title.isEmpty() ? format.id : title;
}

} // namespace pupitre::ui
