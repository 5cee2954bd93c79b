#include "core/pki/CertificateRequest.h"

#include "core/base/CheckDigits.h"
#include "core/pki/CertificateDetails.h"

#include <QRegularExpression>

#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>
#include <vector>

namespace pupitre {

namespace {

using SigningRequestPtr = std::unique_ptr<X509_REQ, OpenSslDelete<&X509_REQ_free>>;

bool isHost(const QString& name)
{
    static const QRegularExpression host(
        QStringLiteral("^(?=.{1,253}$)(\\*\\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{2,63}$"));
    return host.match(name).hasMatch();
}

bool isStructure(const QString& text)
{
    const QString number = text.mid(1);
    constexpr qsizetype finess = 9;
    constexpr qsizetype siret = 14;
    const bool digits = std::all_of(number.begin(), number.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return (text.startsWith(QLatin1Char('1')) && number.size() == finess && finessFormValid(number) &&
            finessKeyValid(number)) ||
           (text.startsWith(QLatin1Char('3')) && number.size() == siret && siretValid(number)) ||
           (text.startsWith(QLatin1Char('4')) && number.size() == siret && digits);
}

void addField(X509_NAME* name, const char* field, int type, const QString& value)
{
    const QByteArray bytes = value.toUtf8();
    X509_NAME_add_entry_by_txt(name, field, type, reinterpret_cast<const unsigned char*>(bytes.constData()),
                               static_cast<int>(bytes.size()), -1, 0);
}

// The order of the IGC-Santé profiles.
void fillName(X509_NAME* name, const RequestSubject& subject)
{
    addField(name, "C", MBSTRING_ASC, subject.country);
    addField(name, "ST", MBSTRING_UTF8, subject.department);
    addField(name, "O", MBSTRING_UTF8, subject.organisation);
    addField(name, "OU", MBSTRING_UTF8, subject.structureId);
    addField(name, "CN", MBSTRING_UTF8, subject.commonName);
}

Result<CertificateRequest> decoded(X509_REQ* request)
{
    EVP_PKEY* key = X509_REQ_get0_pubkey(request);
    if (key == nullptr || X509_REQ_verify(request, key) != 1)
        return fail(Error(ErrorCode::RequestMalformed).withDetail(takeOpenSslReason()));
    CertificateRequest made;
    unsigned char* der = nullptr;
    const int size = i2d_X509_REQ(request, &der);
    made.der = QByteArray(reinterpret_cast<const char*>(der), std::max(size, 0));
    OPENSSL_free(der);
    made.keyFingerprint = publicKeyFingerprint(key);
    const X509_NAME* subject = X509_REQ_get_subject_name(request);
    made.subject = x509::distinguishedName(subject);
    made.commonName = x509::attribute(subject, NID_commonName);
    made.keyAlgorithm = EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA  ? QStringLiteral("RSA")
                        : EVP_PKEY_get_base_id(key) == EVP_PKEY_EC ? QStringLiteral("EC")
                                                                   : QString::fromLatin1(EVP_PKEY_get0_type_name(key));
    made.keyBits = EVP_PKEY_get_bits(key);
    STACK_OF(X509_EXTENSION)* extensions = X509_REQ_get_extensions(request);
    auto* names = static_cast<GENERAL_NAMES*>(X509V3_get_d2i(extensions, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; names != nullptr && i < sk_GENERAL_NAME_num(names); ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names, i);
        if (name->type == GEN_DNS)
            made.alternativeNames.append(
                QString::fromLatin1(reinterpret_cast<const char*>(ASN1_STRING_get0_data(name->d.dNSName)),
                                    ASN1_STRING_length(name->d.dNSName)));
    }
    GENERAL_NAMES_free(names);
    sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
    ERR_clear_error();
    return made;
}

} // namespace

QList<Error> RequestSubject::check() const
{
    QList<Error> errors;
    const auto demand = [&](const char* field, const QString& value, qsizetype longest) {
        const QString name = QString::fromLatin1(field);
        if (value.trimmed().isEmpty())
            errors.append(Error(ErrorCode::RequestFieldMissing).inField(name));
        else if (value != value.trimmed() || value.toUcs4().size() > longest ||
                 std::any_of(value.begin(), value.end(), [](QChar c) { return c.category() == QChar::Other_Control; }))
            errors.append(Error(ErrorCode::RequestFieldInvalid)
                              .inField(name)
                              .withValue(value)
                              .withDetail(QStringLiteral("1–%1").arg(longest)));
        else
            return true;
        return false;
    };
    constexpr qsizetype longestName = 64; // RFC 5280, upper bounds
    constexpr qsizetype longestState = 128;
    const auto object = [&](const char* field, const QString& value, const QString& wanted) {
        errors.append(Error(ErrorCode::RequestFieldInvalid)
                          .inField(QString::fromLatin1(field))
                          .withValue(value)
                          .withDetail(wanted));
    };
    static const QRegularExpression state(QStringLiteral("^\\S.* \\(([0-9]{2,3}|2[AB])\\)$"));
    if (country != QLatin1String("FR"))
        object("c", country, QStringLiteral("FR"));
    if (demand("st", department, longestState) && !state.match(department).hasMatch())
        object("st", department, QStringLiteral("Département (NN)"));
    demand("o", organisation, longestName);
    if (demand("ou", structureId, longestName) && !isStructure(structureId))
        object("ou", structureId, QStringLiteral("1 + FINESS, 3 + SIRET, 4 + RPPS-rang"));
    if (demand("cn", commonName, longestName) && !hostNames.isEmpty() && !isHost(commonName))
        object("cn", commonName, QStringLiteral("hote.domaine.fr"));
    for (const QString& name : hostNames) {
        if (!isHost(name))
            object("dns", name, QStringLiteral("hote.domaine.fr"));
    }
    return errors;
}

QString RequestSubject::distinguishedName() const
{
    const std::unique_ptr<X509_NAME, OpenSslDelete<&X509_NAME_free>> name(X509_NAME_new());
    fillName(name.get(), *this);
    ERR_clear_error();
    return x509::distinguishedName(name.get());
}

Result<CertificateRequest> CertificateRequest::make(const RequestSubject& subject, const PrivateKey& key)
{
    if (const QList<Error> errors = subject.check(); !errors.isEmpty())
        return fail(errors.first());
    ERR_clear_error();
    const SigningRequestPtr request(X509_REQ_new());
    X509_REQ_set_version(request.get(), 0);
    fillName(X509_REQ_get_subject_name(request.get()), subject);
    X509_REQ_set_pubkey(request.get(), key.get());
    if (!subject.hostNames.isEmpty()) {
        QStringList hosts{subject.commonName};
        hosts.append(subject.hostNames);
        hosts.removeDuplicates();
        QByteArrayList names;
        for (const QString& host : hosts)
            names.append("DNS:" + host.toLatin1());
        STACK_OF(X509_EXTENSION)* extensions = sk_X509_EXTENSION_new_null();
        if (X509_EXTENSION* extension =
                X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.join(',').constData());
            extension != nullptr)
            sk_X509_EXTENSION_push(extensions, extension);
        X509_REQ_add_extensions(request.get(), extensions);
        sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
    }
    if (X509_REQ_sign(request.get(), key.get(), EVP_sha256()) <= 0)
        return fail(Error(ErrorCode::RequestMalformed).withDetail(takeOpenSslReason()));
    return decoded(request.get());
}

Result<CertificateRequest> CertificateRequest::parse(QByteArrayView bytes)
{
    constexpr qsizetype largest = 1 << 20;
    if (bytes.isEmpty())
        return fail(ErrorCode::FileEmpty);
    if (bytes.size() > largest)
        return fail(Error(ErrorCode::FileTooLarge).withValue(QString::number(largest)));
    ERR_clear_error();
    SigningRequestPtr request;
    if (bytes.contains(QByteArrayView("-----BEGIN "))) {
        const BioPtr bio = memoryBio(bytes);
        request.reset(PEM_read_bio_X509_REQ(bio.get(), nullptr, nullptr, nullptr));
    } else {
        const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
        request.reset(d2i_X509_REQ(nullptr, &at, static_cast<long>(bytes.size())));
    }
    if (!request)
        return fail(Error(ErrorCode::RequestMalformed).withDetail(takeOpenSslReason()));
    return decoded(request.get());
}

QByteArray CertificateRequest::toPem() const
{
    const auto* bytes = reinterpret_cast<const unsigned char*>(der.constData());
    const SigningRequestPtr request(d2i_X509_REQ(nullptr, &bytes, static_cast<long>(der.size())));
    const BioPtr bio(BIO_new(BIO_s_mem()));
    return request && bio && PEM_write_bio_X509_REQ(bio.get(), request.get()) == 1 ? contentOf(bio.get())
                                                                                   : QByteArray();
}

NameDifference compareNames(const QString& left, const QString& right)
{
    // The longest common subsequence of letters; names are short, and longer ones are compared whole.
    constexpr qsizetype longest = 2000;
    NameDifference difference;
    difference.same = left == right;
    const auto add = [](QList<NameDifference::Run>& runs, QChar c, bool differs) {
        if (runs.isEmpty() || runs.last().differs != differs)
            runs.append({QString(), differs});
        runs.last().text += c;
    };
    if (left.size() > longest || right.size() > longest) {
        difference.left = {{left, !difference.same}};
        difference.right = {{right, !difference.same}};
        return difference;
    }
    const auto width = static_cast<std::size_t>(right.size() + 1);
    std::vector<int> common(static_cast<std::size_t>(left.size() + 1) * width, 0);
    const auto at = [&](qsizetype i, qsizetype j) -> int& {
        return common[static_cast<std::size_t>(i) * width + static_cast<std::size_t>(j)];
    };
    for (qsizetype i = left.size(); i-- > 0;) {
        for (qsizetype j = right.size(); j-- > 0;)
            at(i, j) = left[i] == right[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < left.size() || j < right.size()) {
        if (i < left.size() && j < right.size() && left[i] == right[j]) {
            add(difference.left, left[i++], false);
            add(difference.right, right[j++], false);
        } else if (j >= right.size() || (i < left.size() && at(i + 1, j) >= at(i, j + 1))) {
            add(difference.left, left[i++], true);
        } else {
            add(difference.right, right[j++], true);
        }
    }
    return difference;
}

} // namespace pupitre
