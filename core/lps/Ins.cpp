#include "core/lps/Ins.h"

#include "core/base/CheckDigits.h"

namespace pupitre {

namespace {

constexpr qsizetype matriculeLength = 13;
constexpr qsizetype insLength = 15;
constexpr qsizetype department = 5; // where it begins

} // namespace

std::optional<InsKind> insKind(const QString& oid)
{
    const QLatin1String arc("1.2.250.1.213.1.4.");
    if (!oid.startsWith(arc))
        return std::nullopt;
    const QString last = oid.mid(arc.size());
    if (last == QLatin1String("8"))
        return InsKind::Nir;
    if (last == QLatin1String("9"))
        return InsKind::Nia;
    if (last == QLatin1String("10"))
        return InsKind::TestNir;
    if (last == QLatin1String("11"))
        return InsKind::DemoNir;
    return std::nullopt;
}

QString insKindCode(InsKind kind)
{
    switch (kind) {
    case InsKind::Nir:
        return QStringLiteral("INS-NIR");
    case InsKind::Nia:
        return QStringLiteral("INS-NIA");
    case InsKind::TestNir:
        return QStringLiteral("INS-NIR test");
    case InsKind::DemoNir:
        return QStringLiteral("INS-NIR demo");
    }
    return {};
}

bool isProduction(InsKind kind)
{
    return kind == InsKind::Nir || kind == InsKind::Nia;
}

bool insFormValid(QStringView ins)
{
    if (ins.size() != insLength)
        return false;
    const QStringView corsican = ins.mid(department, 2);
    const bool island = corsican == QLatin1String("2A") || corsican == QLatin1String("2B");
    return isDigits(ins.first(department)) && (island || isDigits(corsican)) && isDigits(ins.mid(department + 2)) &&
           ins.front() != u'0';
}

bool insKeyValid(QStringView ins)
{
    if (!insFormValid(ins))
        return false;
    QString digits = ins.first(matriculeLength).toString();
    if (digits[department + 1] == u'A')
        digits.replace(department, 2, QStringLiteral("19"));
    else if (digits[department + 1] == u'B')
        digits.replace(department, 2, QStringLiteral("18"));
    return ins.mid(matriculeLength).toInt() == 97 - static_cast<int>(digits.toLongLong() % 97);
}

std::optional<QChar> insSex(QStringView ins)
{
    if (ins.isEmpty())
        return std::nullopt;
    switch (ins.front().unicode()) {
    case u'1':
    case u'3':
    case u'7':
        return u'M';
    case u'2':
    case u'4':
    case u'8':
        return u'F';
    default:
        return std::nullopt;
    }
}

std::optional<QString> insBirthMonth(QStringView ins)
{
    const QStringView month = ins.mid(3, 2);
    if (!insFormValid(ins) || month.toInt() < 1 || month.toInt() > 12)
        return std::nullopt;
    return ins.mid(1, 4).toString();
}

std::optional<QString> insOfPatientAddress(const QString& address)
{
    const QLatin1String domain("@patient.mssante.fr");
    if (!address.endsWith(domain, Qt::CaseInsensitive))
        return std::nullopt;
    return address.chopped(domain.size()).toUpper();
}

} // namespace pupitre
