#include "core/mailbox/MailboxAddress.h"

#include <QStringList>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype longestLocalPart = 64; // RFC 5321 §4.5.3.1.1
constexpr qsizetype longestDomain = 253;   // RFC 1035 §2.3.4, without the root's dot
constexpr qsizetype longestAddress = 254;  // RFC 5321 §4.5.3.1.3, without the angle brackets
constexpr qsizetype longestLabel = 63;     // RFC 1035 §2.3.4

bool isLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

bool isAtext(QChar c)
{
    return isLetterOrDigit(c) || (c.unicode() < 0x80 && QLatin1String("!#$%&'*+-/=?^_`{|}~").contains(c));
}

bool isLabel(QStringView label)
{
    return !label.isEmpty() && label.size() <= longestLabel && label.front() != u'-' && label.back() != u'-' &&
           std::all_of(label.begin(), label.end(), [](QChar c) { return isLetterOrDigit(c) || c == u'-'; });
}

bool isDomain(QStringView domain)
{
    if (domain.size() > longestDomain)
        return false;
    const auto labels = domain.split(u'.');
    const bool allDigitsLast =
        std::all_of(labels.last().begin(), labels.last().end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return labels.size() >= 2 && !allDigitsLast && std::all_of(labels.begin(), labels.end(), isLabel);
}

bool isLocalPart(QStringView local)
{
    if (local.isEmpty() || local.size() > longestLocalPart)
        return false;
    const auto atoms = local.split(u'.');
    return std::all_of(atoms.begin(), atoms.end(), [](QStringView atom) {
        return !atom.isEmpty() && std::all_of(atom.begin(), atom.end(), isAtext);
    });
}

} // namespace

Result<QString> checkMailboxAddress(const QString& address)
{
    const qsizetype at = address.indexOf(u'@');
    if (address.size() > longestAddress || at < 0 || !isLocalPart(QStringView(address).first(at)) ||
        !isDomain(QStringView(address).sliced(at + 1)))
        return fail(Error(ErrorCode::AddressSyntax).withValue(address));
    return address.toLower();
}

Result<QString> checkDomainName(const QString& domain)
{
    if (!isDomain(domain))
        return fail(Error(ErrorCode::DomainSyntax).withValue(domain));
    return domain.toLower();
}

QString domainOf(const QString& address)
{
    return address.mid(address.indexOf(u'@') + 1);
}

} // namespace pupitre
