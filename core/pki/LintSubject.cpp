#include "core/pki/LintInternal.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <openssl/err.h>

#include <algorithm>

namespace pupitre::linting {

QByteArray dottedOid(QByteArrayView content)
{
    QByteArray text;
    quint64 arc = 0;
    bool first = true;
    for (const char c : content) {
        const auto octet = static_cast<unsigned char>(c);
        constexpr quint64 tooLarge = quint64(1) << 56;
        if (arc > tooLarge)
            return {};
        arc = arc << 7 | (octet & 0x7FU);
        if ((octet & 0x80U) != 0)
            continue;
        if (first) {
            const quint64 root = std::min<quint64>(arc / 40, 2);
            text = QByteArray::number(root) + '.' + QByteArray::number(arc - root * 40);
            first = false;
        } else {
            text += '.' + QByteArray::number(arc);
        }
        arc = 0;
    }
    return text;
}

std::vector<RawAttribute> attributesOf(const DerElement& name, bool* multiValued, bool* emptyOne)
{
    std::vector<RawAttribute> attributes;
    DerReader sets(name.content);
    while (const auto set = sets.next()) {
        DerReader members(set->content);
        int count = 0;
        while (const auto pair = members.next()) {
            DerReader parts(pair->content);
            const auto type = parts.next();
            const auto value = parts.next();
            if (type && value)
                attributes.push_back({dottedOid(type->content), value->tag, value->content});
            ++count;
        }
        if (count > 1 && multiValued != nullptr)
            *multiValued = true;
        if (count == 0)
            *emptyOne = true;
    }
    return attributes;
}

QString textOf(const RawAttribute& attribute)
{
    constexpr unsigned bmpString = 0x1E;
    constexpr unsigned universalString = 0x1C;
    if (attribute.tag == utf8String)
        return QString::fromUtf8(attribute.value);
    if (attribute.tag == bmpString || attribute.tag == universalString) {
        const qsizetype width = attribute.tag == bmpString ? 2 : 4;
        QString text;
        for (qsizetype i = 0; i + width <= attribute.value.size(); i += width)
            text += QChar(static_cast<char16_t>(static_cast<unsigned char>(attribute.value[i + width - 2]) << 8 |
                                                static_cast<unsigned char>(attribute.value[i + width - 1])));
        return text;
    }
    return QString::fromLatin1(attribute.value);
}

bool isHostName(const QString& name)
{
    static const QRegularExpression label(QStringLiteral("^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$"));
    constexpr qsizetype longest = 253;
    if (name.isEmpty() || name.size() > longest)
        return false;
    const QStringList labels = name.split(QLatin1Char('.'));
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const bool wildcard = i == 0 && labels.size() > 1 && labels[i] == QLatin1String("*");
        if (!wildcard && !label.match(labels[i]).hasMatch())
            return false;
    }
    return true;
}

bool looksLikeAddress(const QString& name)
{
    static const QRegularExpression dotted(QStringLiteral("^[0-9]+(\\.[0-9]+){3}$"));
    return dotted.match(name).hasMatch() || (name.contains(QLatin1Char(':')) && !QHostAddress(name).isNull());
}

Subject::Subject(const Certificate& examined)
    : certificate(examined)
    , x509(examined.toX509())
{
    if (x509) {
        X509_check_purpose(x509.get(), -1, 0); // decodes and caches the extensions
        m_selfSigned = X509_self_signed(x509.get(), 1) == 1;
        ERR_clear_error();
    }
    read();
}

void Subject::read()
{
    constexpr unsigned explicit0 = 0xA0;
    constexpr unsigned explicit3 = 0xA3;
    constexpr unsigned implicit1 = 0x81;
    constexpr unsigned implicit2 = 0x82;
    DerReader outermost(certificate.der);
    const auto whole = outermost.next();
    if (!whole)
        return;
    DerReader parts(whole->content);
    const auto tbs = parts.next();
    const auto outer = parts.next();
    if (!tbs || !outer)
        return;
    outerAlgorithm = outer->whole;
    DerReader fields(tbs->content);
    if (fields.nextIs(explicit0)) {
        DerReader inside(fields.next()->content);
        if (const auto number = inside.next(); number && number->content.size() == 1)
            version = static_cast<unsigned char>(number->content[0]) + 1;
    }
    const auto number = fields.next();
    const auto inner = fields.next();
    const auto issuerName = fields.next();
    const auto validity = fields.next();
    const auto subjectName = fields.next();
    const auto key = fields.next();
    if (!number || !inner || !issuerName || !validity || !subjectName || !key)
        return;
    serial = number->content;
    innerAlgorithm = inner->whole;
    issuer = attributesOf(*issuerName, nullptr, &emptyRelativeName);
    subject = attributesOf(*subjectName, &multiValued, &emptyRelativeName);
    DerReader times(validity->content);
    while (auto time = times.next())
        dates.push_back(*time);
    DerReader keyParts(key->content);
    if (const auto algorithm = keyParts.next()) {
        DerReader inside(algorithm->content);
        inside.next();
        if (const auto parameters = inside.next())
            keyAlgorithmParameters = parameters->whole;
    }
    if (const auto bits = keyParts.next(); bits && bits->content.size() > 1)
        publicKey = bits->content.sliced(1);
    while (const auto more = fields.next()) {
        if (more->tag == implicit1 || more->tag == implicit2)
            uniqueIdentifiers = true;
        if (more->tag != explicit3)
            continue;
        DerReader wrapper(more->content);
        const auto list = wrapper.next();
        DerReader all(list ? list->content : QByteArrayView());
        while (const auto one = all.next()) {
            DerReader members(one->content);
            RawExtension extension;
            if (const auto oid = members.next())
                extension.oid = dottedOid(oid->content);
            if (members.nextIs(DerElement::Boolean)) {
                const auto flag = members.next();
                extension.criticalWritten = true;
                extension.critical = flag && !flag->content.isEmpty() && flag->content[0] != 0;
            }
            if (const auto value = members.next())
                extension.value = value->content;
            extensions.push_back(extension);
        }
    }
    readable = dates.size() == 2;
}

const RawExtension* Subject::extension(const char* oid) const
{
    const auto found =
        std::find_if(extensions.begin(), extensions.end(), [oid](const RawExtension& one) { return one.oid == oid; });
    return found == extensions.end() ? nullptr : &*found;
}

bool Subject::isServer() const
{
    if (certificate.isAuthority)
        return false;
    if (certificate.extendedKeyUsage.contains(QLatin1String("serverAuth")))
        return true;
    const bool unrestricted = certificate.extendedKeyUsage.isEmpty() ||
                              certificate.extendedKeyUsage.contains(QLatin1String("anyExtendedKeyUsage"));
    return unrestricted && std::any_of(certificate.alternativeNames.begin(), certificate.alternativeNames.end(),
                                       [](const QString& name) { return name.startsWith(QLatin1String("DNS:")); });
}

void Subject::add(LintRule rule, const QString& value)
{
    add(rule, lintRuleSeverity(rule), value);
}

void Subject::add(LintRule rule, LintSeverity severity, const QString& value)
{
    constexpr qsizetype longest = 200;
    findings.append({rule, severity, value.size() > longest ? value.left(longest) + QChar(0x2026) : value});
}

} // namespace pupitre::linting
