#include "core/pki/LintInternal.h"

#include <algorithm>

/// How a certificate is written: OpenSSL reads BER inside what is signed, others refuse all that is not DER (X.690 §10,
/// §11).
namespace pupitre::linting {

namespace {

constexpr unsigned constructed = 0x20;
constexpr unsigned classBits = 0xC0;
constexpr unsigned set = 0x31;
constexpr unsigned objectIdentifier = 0x06;
constexpr unsigned enumerated = 0x0A;
constexpr int deepest = 40;

unsigned char octetAt(QByteArrayView bytes, qsizetype at)
{
    return static_cast<unsigned char>(bytes[at]);
}

// Definite lengths, in as few octets as they take.
bool hasShortLength(const DerElement& element)
{
    const unsigned first = octetAt(element.whole, 1);
    if (first < 0x80)
        return true;
    const qsizetype size = element.content.size();
    const unsigned octets = first & 0x7FU;
    return size >= 0x80 && (octets == 1 || size >> (8 * (octets - 1)) != 0);
}

const char* wrongPrimitive(const DerElement& element)
{
    const QByteArrayView content = element.content;
    switch (element.tag) {
    case DerElement::Boolean:
        return content.size() == 1 && (octetAt(content, 0) == 0 || octetAt(content, 0) == 0xFF) ? nullptr : "BOOLEAN";
    case DerElement::Integer:
    case enumerated:
        if (content.isEmpty())
            return "INTEGER";
        return content.size() > 1 && ((octetAt(content, 0) == 0 && octetAt(content, 1) < 0x80) ||
                                      (octetAt(content, 0) == 0xFF && octetAt(content, 1) >= 0x80))
                   ? "INTEGER"
                   : nullptr;
    case DerElement::Null:
        return content.isEmpty() ? nullptr : "NULL";
    case DerElement::BitString: {
        if (content.isEmpty())
            return "BIT STRING";
        const unsigned unused = octetAt(content, 0);
        const bool padded = unused <= 7 && (content.size() > 1 || unused == 0) &&
                            (unused == 0 || (octetAt(content, content.size() - 1) & ((1U << unused) - 1)) == 0);
        return padded ? nullptr : "BIT STRING";
    }
    case objectIdentifier: {
        bool begins = true;
        for (const char c : content) {
            if (begins && static_cast<unsigned char>(c) == 0x80)
                return "OBJECT IDENTIFIER";
            begins = (static_cast<unsigned char>(c) & 0x80U) == 0;
        }
        return content.isEmpty() || !begins ? "OBJECT IDENTIFIER" : nullptr;
    }
    default:
        return nullptr;
    }
}

class Walk
{
public:
    explicit Walk(Subject& subject)
        : m_subject(subject)
    {}

    // Whether the bytes are elements of DER one after the other; what is wrong inside is told.
    bool walk(QByteArrayView bytes, int depth)
    {
        if (depth > deepest)
            return false;
        DerReader reader(bytes);
        while (!reader.atEnd()) {
            const auto element = reader.next();
            if (!element)
                return false;
            if (!look(*element, depth))
                return false;
        }
        return true;
    }

private:
    bool look(const DerElement& element, int depth)
    {
        if (!hasShortLength(element))
            tell("length");
        const bool universal = (element.tag & classBits) == 0;
        if ((element.tag & constructed) == 0) {
            if (const char* wrong = universal ? wrongPrimitive(element) : nullptr; wrong != nullptr)
                tell(wrong);
            return true;
        }
        if (universal && element.tag != DerElement::Sequence && element.tag != set)
            tell("constructed string");
        if (element.tag == set && !isSorted(element.content))
            tell("SET OF");
        return walk(element.content, depth + 1);
    }

    static bool isSorted(QByteArrayView content)
    {
        DerReader reader(content);
        QByteArrayView last;
        while (const auto element = reader.next()) {
            if (element->whole.toByteArray() < last.toByteArray())
                return false;
            last = element->whole;
        }
        return true;
    }

    void tell(const char* what)
    {
        const QString text = QString::fromLatin1(what);
        if (m_told.contains(text))
            return;
        m_told.append(text);
        m_subject.add(LintRule::NotDer, text);
    }

    Subject& m_subject;
    QStringList m_told;
};

// RFC 4055 §5 (RSA: NULL), RFC 5758 §3.2 (ECDSA: nothing).
void lintSignatureParameters(Subject& subject)
{
    DerReader algorithm(subject.innerAlgorithm);
    const auto sequence = algorithm.next();
    DerReader parts(sequence ? sequence->content : QByteArrayView());
    const auto type = parts.next();
    const QByteArray oid = type ? dottedOid(type->content) : QByteArray();
    const auto parameters = parts.next();
    constexpr QByteArrayView pss("1.2.840.113549.1.1.10");
    if (oid.startsWith("1.2.840.113549.1.1.") && oid != pss) {
        if (!parameters || parameters->tag != DerElement::Null)
            subject.add(LintRule::SignatureParameters, subject.certificate.signatureAlgorithm);
    } else if (oid.startsWith("1.2.840.10045.4.") && parameters) {
        subject.add(LintRule::SignatureParameters, subject.certificate.signatureAlgorithm);
    }
}

} // namespace

void lintEncoding(Subject& subject)
{
    Walk walk(subject);
    if (!walk.walk(subject.certificate.der, 0))
        subject.add(LintRule::NotDer, QStringLiteral("length"));
    for (const RawExtension& extension : subject.extensions) {
        // RFC 5280 §4.1: the value of an extension is the DER of something.
        if (!walk.walk(extension.value, 1) || extension.value.isEmpty())
            subject.add(LintRule::ExtensionNotDer, QString::fromLatin1(extension.oid));
    }
    lintSignatureParameters(subject);
}

// RFC 3279 §2.3.1: two positive numbers and nothing else.
bool lintRsaKeyBytes(Subject& subject)
{
    DerReader outer(subject.publicKey);
    const auto sequence = outer.next();
    DerReader numbers(sequence ? sequence->content : QByteArrayView());
    const auto modulus = numbers.next();
    const auto exponent = numbers.next();
    const auto isPositive = [](const std::optional<DerElement>& number) {
        return number && number->tag == DerElement::Integer && !number->content.isEmpty() &&
               octetAt(number->content, 0) < 0x80;
    };
    if (!isPositive(modulus)) {
        subject.add(LintRule::RsaModulus, QStringLiteral("< 0"));
        return false;
    }
    if (!isPositive(exponent)) {
        subject.add(LintRule::RsaExponent, QStringLiteral("< 0"));
        return false;
    }
    Walk walk(subject);
    if (!walk.walk(subject.publicKey, 1) || !outer.atEnd() || !numbers.atEnd())
        subject.add(LintRule::NotDer, QStringLiteral("RSAPublicKey"));
    return true;
}

} // namespace pupitre::linting
