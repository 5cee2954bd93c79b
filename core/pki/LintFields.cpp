#include "core/pki/CertificateDetails.h"
#include "core/pki/LintInternal.h"

#include <QLocale>
#include <QRegularExpression>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>

#include <algorithm>
#include <array>

namespace pupitre::linting {

namespace {

using NumberPtr = std::unique_ptr<BIGNUM, OpenSslDelete<&BN_free>>;
using WorkPtr = std::unique_ptr<BN_CTX, OpenSslDelete<&BN_CTX_free>>;

constexpr unsigned printableString = 0x13;
constexpr unsigned teletexString = 0x14;
constexpr unsigned ia5String = 0x16;
constexpr unsigned universalString = 0x1C;
constexpr unsigned bmpString = 0x1E;

void lintSerial(Subject& subject)
{
    const QByteArrayView serial = subject.serial;
    constexpr qsizetype longest = 20;
    constexpr qsizetype unguessable = 8; // 64 bits from a generator
    const bool negative = !serial.isEmpty() && (static_cast<unsigned char>(serial[0]) & 0x80U) != 0;
    const bool zero = std::all_of(serial.begin(), serial.end(), [](char c) { return c == 0; });
    if (negative || zero)
        subject.add(LintRule::SerialNotPositive, subject.certificate.serial);
    // §4.1.2.2 counts the octets of the encoding, the leading zero of a positive number included.
    if (serial.size() > longest)
        subject.add(LintRule::SerialTooLong, QString::number(serial.size()));
    else if (serial.size() < unguessable && !subject.selfSigned())
        subject.add(LintRule::SerialGuessable, subject.certificate.serial);
}

void lintDates(Subject& subject)
{
    static const QRegularExpression utc(QStringLiteral("^[0-9]{12}Z$"));
    static const QRegularExpression generalized(QStringLiteral("^[0-9]{14}Z$"));
    constexpr int firstGeneralizedYear = 2050;
    for (const DerElement& date : subject.dates) {
        const QString text = QString::fromLatin1(date.content);
        const bool isUtc = date.tag == DerElement::UtcTime;
        if ((isUtc ? utc : generalized).match(text).hasMatch() && (isUtc || date.tag == DerElement::GeneralizedTime)) {
            if (!isUtc && text.left(4).toInt() < firstGeneralizedYear)
                subject.add(LintRule::DateEncoding, text);
        } else {
            subject.add(LintRule::DateFormat, text);
        }
    }
    const Certificate& certificate = subject.certificate;
    if (!certificate.notBefore.isValid() || !certificate.notAfter.isValid())
        subject.add(LintRule::DateFormat);
    else if (certificate.notAfter < certificate.notBefore)
        subject.add(LintRule::DatesInverted);
}

bool isPrintable(const QString& text)
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9 '()+,./:=?-]*$"));
    return allowed.match(text).hasMatch();
}

struct Bound
{
    const char* oid;
    qsizetype longest;
};
constexpr std::array bounds{
    Bound{"2.5.4.3", 64},  Bound{"2.5.4.5", 64},  Bound{"2.5.4.7", 128}, Bound{"2.5.4.8", 128},
    Bound{"2.5.4.10", 64}, Bound{"2.5.4.11", 64}, Bound{"2.5.4.12", 64}, Bound{"1.2.840.113549.1.9.1", 255}};

void lintCharacters(Subject& subject, const RawAttribute& attribute, const QString& text)
{
    const bool control = std::any_of(text.begin(), text.end(),
                                     [](QChar c) { return c.category() == QChar::Other_Control || c.isNull(); });
    const bool sevenBits = std::all_of(attribute.value.begin(), attribute.value.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const bool wrong = (attribute.tag == printableString && !isPrintable(text)) ||
                       (attribute.tag == ia5String && !sevenBits) ||
                       (attribute.tag == utf8String && text.toUtf8() != attribute.value.toByteArray());
    if (wrong || control)
        subject.add(LintRule::NameCharacters, text);
}

bool issuedSince2004(const Subject& subject)
{
    constexpr int year = 2004;
    const QDateTime& from = subject.certificate.notBefore;
    return !from.isValid() || from.date().year() >= year;
}

void lintAttribute(Subject& subject, const RawAttribute& attribute, bool own)
{
    const QString text = textOf(attribute);
    const bool mail = attribute.oid == "1.2.840.113549.1.9.1";
    const bool component = attribute.oid == "0.9.2342.19200300.100.1.25";
    const bool printableOnly = attribute.oid == "2.5.4.6" || attribute.oid == "2.5.4.5" || attribute.oid == "2.5.4.46";
    if (mail || component) {
        if (attribute.tag != ia5String)
            subject.add(LintRule::NameStringType, text);
    } else if (printableOnly) {
        if (attribute.tag != printableString)
            subject.add(attribute.oid == "2.5.4.6" ? LintRule::NameCountry : LintRule::NameStringType, text);
    } else if (attribute.tag == teletexString || attribute.tag == bmpString || attribute.tag == universalString) {
        // Authorities of before 2004 may keep the names they have (§4.1.2.4).
        subject.add(LintRule::NameStringType,
                    own && issuedSince2004(subject) ? LintSeverity::Error : LintSeverity::Warning, text);
    } else if (attribute.oid.startsWith("2.5.4.") && attribute.oid.size() <= 8 && attribute.tag != printableString &&
               attribute.tag != utf8String) {
        subject.add(LintRule::NameStringType, text);
    }
    if (!own)
        return; // the issuer's name is the issuer's doing, and is told of it
    lintCharacters(subject, attribute, text);
    if (attribute.value.isEmpty() || text.trimmed().isEmpty())
        subject.add(LintRule::NameValueEmpty, QString::fromLatin1(attribute.oid));
    else if (text != text.trimmed())
        subject.add(LintRule::NameSpaces, text);
    for (const Bound& bound : bounds) {
        if (attribute.oid == bound.oid && text.toUcs4().size() > bound.longest)
            subject.add(LintRule::NameValueTooLong, text);
    }
    static const QRegularExpression country(QStringLiteral("^[A-Z]{2}$"));
    // ISO 3166-1, and XX where the country is disputed (CA/B BR §7.1.4.2).
    if (attribute.oid == "2.5.4.6" &&
        (!country.match(text).hasMatch() ||
         (text != QLatin1String("XX") && QLocale::codeToTerritory(text) == QLocale::AnyTerritory)))
        subject.add(LintRule::NameCountry, text);
    if (mail)
        subject.add(LintRule::NameMailAddress, text);
}

void lintNames(Subject& subject)
{
    if (subject.issuer.empty())
        subject.add(LintRule::IssuerEmpty);
    if (subject.subject.empty()) {
        const RawExtension* names = subject.extension("2.5.29.17");
        if (subject.certificate.isAuthority)
            subject.add(LintRule::AuthoritySubjectEmpty);
        else if (names == nullptr || !names->critical)
            subject.add(LintRule::SubjectEmptyWithoutSan);
    }
    if (subject.emptyRelativeName)
        subject.add(LintRule::NameValueEmpty);
    // Domain components and streets may be several; IGC-Santé names persons by several attributes together.
    const LintSeverity grave = subject.isServer() ? LintSeverity::Error : LintSeverity::Notice;
    if (subject.multiValued)
        subject.add(LintRule::NameMultiValued, grave);
    QByteArrayList seen;
    for (const RawAttribute& attribute : subject.subject) {
        const bool several = attribute.oid == "0.9.2342.19200300.100.1.25" || attribute.oid == "2.5.4.9";
        if (!several && seen.count(attribute.oid) == 1)
            subject.add(LintRule::NameAttributeTwice, grave, textOf(attribute));
        seen.append(attribute.oid);
    }
    for (const RawAttribute& attribute : subject.issuer)
        lintAttribute(subject, attribute, false);
    for (const RawAttribute& attribute : subject.subject)
        lintAttribute(subject, attribute, true);
}

void lintSignature(Subject& subject)
{
    if (subject.innerAlgorithm.toByteArray() != subject.outerAlgorithm.toByteArray())
        subject.add(LintRule::SignatureAlgorithmsDiffer);
    int digest = NID_undef;
    const int known = X509_get_signature_info(subject.x509.get(), &digest, nullptr, nullptr, nullptr);
    if (known == 1 && (digest == NID_md2 || digest == NID_md4 || digest == NID_md5 || digest == NID_md5_sha1 ||
                       digest == NID_sha1 || digest == NID_ripemd160 || digest == NID_mdc2)) {
        // What an authority signs itself with proves nothing anyway.
        subject.add(LintRule::SignatureWeak, subject.selfSigned() ? LintSeverity::Warning : LintSeverity::Error,
                    subject.certificate.signatureAlgorithm);
    }
}

// ---- keys

NumberPtr parameter(EVP_PKEY* key, const char* name)
{
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(key, name, &number);
    return NumberPtr(number);
}

// A modulus that a small prime divides, that is even, or whose two primes are too near each other (Fermat).
bool isFactored(const BIGNUM* modulus)
{
    constexpr std::array<BN_ULONG, 25> primes{2,  3,  5,  7,  11, 13, 17, 19, 23, 29, 31, 37, 41,
                                              43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97};
    if (std::any_of(primes.begin(), primes.end(), [&](BN_ULONG prime) { return BN_mod_word(modulus, prime) == 0; }))
        return true;
    constexpr int rounds = 100; // as CA/B BR §6.1.1.3 asks
    const WorkPtr work(BN_CTX_new());
    // a = ceil(sqrt(n)) by Newton; b² = a² − n is a square when the primes are near.
    NumberPtr root(BN_new());
    const NumberPtr quotient(BN_new());
    BN_one(root.get());
    BN_lshift(root.get(), root.get(), (BN_num_bits(modulus) + 1) / 2);
    for (;;) {
        BN_div(quotient.get(), nullptr, modulus, root.get(), work.get());
        BN_add(quotient.get(), quotient.get(), root.get());
        BN_rshift1(quotient.get(), quotient.get());
        if (BN_cmp(quotient.get(), root.get()) >= 0)
            break;
        BN_copy(root.get(), quotient.get());
    }
    const NumberPtr square(BN_new());
    const NumberPtr side(BN_new());
    const auto isSquare = [&](const BIGNUM* number) {
        if (BN_is_zero(number))
            return true;
        NumberPtr guess(BN_new());
        BN_one(guess.get());
        BN_lshift(guess.get(), guess.get(), (BN_num_bits(number) + 1) / 2);
        for (;;) {
            BN_div(quotient.get(), nullptr, number, guess.get(), work.get());
            BN_add(quotient.get(), quotient.get(), guess.get());
            BN_rshift1(quotient.get(), quotient.get());
            if (BN_cmp(quotient.get(), guess.get()) >= 0)
                break;
            BN_copy(guess.get(), quotient.get());
        }
        BN_sqr(quotient.get(), guess.get(), work.get());
        return BN_cmp(quotient.get(), number) == 0;
    };
    for (int i = 0; i < rounds; ++i) {
        BN_sqr(square.get(), root.get(), work.get());
        BN_sub(side.get(), square.get(), modulus);
        if (!BN_is_negative(side.get()) && isSquare(side.get()))
            return true;
        BN_add_word(root.get(), 1);
    }
    return false;
}

// ROCA (CVE-2017-15361): primes of one library are k·M + 65537^a mod M, which leaves its mark modulo small primes.
bool hasRocaMark(const BIGNUM* modulus)
{
    constexpr std::array<unsigned, 17> primes{11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157};
    for (const unsigned prime : primes) {
        const auto residue = static_cast<unsigned>(BN_mod_word(modulus, prime));
        unsigned power = 1;
        bool reached = false;
        for (unsigned i = 0; i < prime && !reached; ++i) {
            reached = power == residue;
            power = power * (65537U % prime) % prime;
        }
        if (!reached)
            return false;
    }
    return true;
}

void lintRsa(Subject& subject, EVP_PKEY* key)
{
    constexpr int shortest = 2048;
    constexpr int octet = 8;
    constexpr BN_ULONG least = 65537;
    const int bits = EVP_PKEY_get_bits(key);
    if (bits < shortest)
        subject.add(LintRule::RsaTooShort, QString::number(bits));
    if (bits % octet != 0)
        subject.add(LintRule::RsaOddLength, QString::number(bits));
    if (subject.keyAlgorithmParameters.toByteArray() != QByteArray("\x05\x00", 2) &&
        EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA)
        subject.add(LintRule::RsaParameters);
    if (!lintRsaKeyBytes(subject))
        return;
    const NumberPtr modulus = parameter(key, OSSL_PKEY_PARAM_RSA_N);
    const NumberPtr exponent = parameter(key, OSSL_PKEY_PARAM_RSA_E);
    if (exponent) {
        char* shown = BN_bn2dec(exponent.get());
        const QString value = QString::fromLatin1(shown);
        OPENSSL_free(shown);
        if (!BN_is_odd(exponent.get()) || BN_is_one(exponent.get()) || BN_is_negative(exponent.get()) ||
            BN_num_bits(exponent.get()) > 256)
            subject.add(LintRule::RsaExponent, value);
        else if (BN_num_bits(exponent.get()) <= 32 && BN_get_word(exponent.get()) < least)
            subject.add(LintRule::RsaExponentSmall, value);
    }
    constexpr int largest = 16384; // hostile keys are not worth long divisions
    if (modulus && bits >= 512 && bits <= largest) {
        if (hasRocaMark(modulus.get()))
            subject.add(LintRule::RsaModulus, QStringLiteral("ROCA (CVE-2017-15361)"));
        else if (isFactored(modulus.get()))
            subject.add(LintRule::RsaModulus);
    }
}

void lintCurve(Subject& subject)
{
    if (!subject.keyAlgorithmParameters.isEmpty() &&
        static_cast<unsigned char>(subject.keyAlgorithmParameters[0]) == DerElement::Sequence) {
        subject.add(LintRule::CurveExplicit);
        return;
    }
    static const QStringList usual{QStringLiteral("prime256v1"), QStringLiteral("secp384r1"),
                                   QStringLiteral("secp521r1"),  QStringLiteral("P-256"),
                                   QStringLiteral("P-384"),      QStringLiteral("P-521")};
    const QString& curve = subject.certificate.curve;
    if (usual.contains(curve))
        return;
    constexpr int strong = 256;
    subject.add(LintRule::CurveUnfit,
                subject.certificate.keyBits < strong ? LintSeverity::Error : LintSeverity::Warning, curve);
}

} // namespace

void lintFields(Subject& subject)
{
    constexpr int wanted = 3;
    if (subject.version != wanted)
        subject.add(LintRule::NotVersion3, QString::number(subject.version));
    if (subject.uniqueIdentifiers)
        subject.add(LintRule::UniqueIdentifier);
    lintSerial(subject);
    lintSignature(subject);
    lintDates(subject);
    lintNames(subject);
}

void lintKey(Subject& subject)
{
    EVP_PKEY* key = X509_get0_pubkey(subject.x509.get());
    if (key == nullptr) {
        const QByteArray parameters = subject.keyAlgorithmParameters.toByteArray();
        if (parameters.startsWith('\x30')) // a curve that describes itself may be one OpenSSL does not take
            subject.add(LintRule::CurveExplicit, LintSeverity::Warning);
        subject.add(LintRule::KeyUnreadable, takeOpenSslReason());
        return;
    }
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
    case EVP_PKEY_RSA_PSS:
        lintRsa(subject, key);
        break;
    case EVP_PKEY_EC:
        lintCurve(subject);
        break;
    case EVP_PKEY_DSA:
        subject.add(LintRule::KeyDsa);
        break;
    default:
        subject.add(LintRule::KeyOther, subject.certificate.keyAlgorithm);
        break;
    }
}

} // namespace pupitre::linting
