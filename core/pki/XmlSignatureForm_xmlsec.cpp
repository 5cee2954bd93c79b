#include "core/pki/XmlSignatureForm.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

namespace pupitre {

namespace {

const QString dsig = QStringLiteral("http://www.w3.org/2000/09/xmldsig#");
const QString more = QStringLiteral("http://www.w3.org/2001/04/xmldsig-more#");
const QString xades = QStringLiteral("http://uri.etsi.org/01903/v1.3.2#");
constexpr std::size_t mostReferences = 8;
constexpr qsizetype mostTransforms = 3;
constexpr qsizetype mostCertificates = 10;

using Problem = XmlSignatureProblem;

tl::unexpected<Problem> refuse(const char* problem, const QString& detail = {})
{
    constexpr qsizetype longest = 200;
    return tl::unexpected(Problem{QLatin1String(problem), detail.left(longest)});
}

QString textOf(const xmlChar* text)
{
    return text == nullptr ? QString() : QString::fromUtf8(reinterpret_cast<const char*>(text));
}

QString namespaceOf(const xmlNode* node)
{
    return node->ns == nullptr ? QString() : textOf(node->ns->href);
}

bool is(const xmlNode* node, const QString& space, const char* name)
{
    return node->type == XML_ELEMENT_NODE && textOf(node->name) == QLatin1String(name) && namespaceOf(node) == space;
}

std::vector<xmlNodePtr> children(const xmlNode* node)
{
    std::vector<xmlNodePtr> found;
    for (xmlNodePtr child = node->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            found.push_back(child);
    }
    return found;
}

xmlNodePtr child(const xmlNode* node, const QString& space, const char* name)
{
    for (const xmlNodePtr one : children(node)) {
        if (is(one, space, name))
            return one;
    }
    return nullptr;
}

QString contentOf(const xmlNode* node)
{
    xmlChar* content = xmlNodeGetContent(node);
    const QString text = textOf(content);
    xmlFree(content);
    return text;
}

QString attributeOf(const xmlNode* node, const char* name)
{
    xmlChar* value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name));
    const QString text = textOf(value);
    xmlFree(value);
    return text;
}

bool has(const xmlNode* node, const char* name)
{
    return xmlHasNsProp(node, reinterpret_cast<const xmlChar*>(name), nullptr) != nullptr;
}

bool isInside(const xmlNode* node, const xmlNode* above)
{
    while (node != nullptr && node != above)
        node = node->parent;
    return node != nullptr;
}

bool isCanonicalisation(const QString& address)
{
    QString plain = address;
    if (plain.endsWith(QLatin1String("WithComments")))
        plain.chop(12);
    if (plain.endsWith(u'#'))
        plain.chop(1);
    return plain == QLatin1String("http://www.w3.org/TR/2001/REC-xml-c14n-20010315") ||
           plain == QLatin1String("http://www.w3.org/2006/12/xml-c14n11") ||
           plain == QLatin1String("http://www.w3.org/2001/10/xml-exc-c14n");
}

bool isDigest(const QString& address)
{
    const QString encryption = QStringLiteral("http://www.w3.org/2001/04/xmlenc#");
    return address == dsig + QLatin1String("sha1") || address == encryption + QLatin1String("sha256") ||
           address == encryption + QLatin1String("sha512") || address == more + QLatin1String("sha224") ||
           address == more + QLatin1String("sha384");
}

bool isSignatureMethod(const QString& address)
{
    if (address == dsig + QLatin1String("rsa-sha1"))
        return true;
    for (const char* kind : {"rsa-", "ecdsa-"}) {
        for (const char* digest : {"sha1", "sha224", "sha256", "sha384", "sha512"}) {
            if (address == more + QLatin1String(kind) + QLatin1String(digest))
                return true;
        }
    }
    return false;
}

// A method named by its algorithm alone: a length of HMAC and the like are refused with it.
tl::expected<QString, Problem> methodOf(const xmlNode* node, const char* name, bool (*accepted)(const QString&))
{
    const xmlNode* method = child(node, dsig, name);
    if (method == nullptr)
        return refuse("form", QLatin1String(name));
    const QString algorithm = attributeOf(method, "Algorithm");
    const bool bare = children(method).empty() || accepted == &isCanonicalisation;
    if (!accepted(algorithm) || !bare)
        return refuse("algorithm", algorithm);
    return algorithm;
}

// Signatures anywhere but inside another.
void collect(xmlNodePtr node, std::vector<xmlNodePtr>* found)
{
    if (is(node, dsig, "Signature")) {
        found->push_back(node);
        return;
    }
    for (const xmlNodePtr one : children(node))
        collect(one, found);
}

// All attributes that may name an element by `identifier`, in whatever spelling a reader might go by.
void named(xmlNodePtr node, const QString& identifier, std::vector<xmlAttrPtr>* found)
{
    for (xmlAttrPtr attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
        if (textOf(attribute->name).compare(QLatin1String("id"), Qt::CaseInsensitive) == 0 &&
            contentOf(reinterpret_cast<const xmlNode*>(attribute)) == identifier)
            found->push_back(attribute);
    }
    for (const xmlNodePtr one : children(node))
        named(one, identifier, found);
}

bool isName(const QString& text)
{
    constexpr qsizetype longest = 256;
    return !text.isEmpty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.';
    });
}

class Reader
{
public:
    explicit Reader(xmlDocPtr document)
        : m_document(document)
        , m_root(xmlDocGetRootElement(document))
    {}
    tl::expected<XmlSignatureForm, Problem> read();

private:
    tl::expected<void, Problem> takeReference(const xmlNode* node);
    tl::expected<void, Problem> takeTransforms(const xmlNode* reference, bool whole);
    tl::expected<void, Problem> takeCertificates();

    xmlDocPtr m_document;
    xmlNodePtr m_root;
    XmlSignatureForm m_form;
    bool m_covered = false;
};

tl::expected<void, Problem> Reader::takeTransforms(const xmlNode* reference, bool whole)
{
    QStringList algorithms;
    if (const xmlNode* transforms = child(reference, dsig, "Transforms")) {
        for (const xmlNodePtr one : children(transforms))
            algorithms.append(is(one, dsig, "Transform") ? attributeOf(one, "Algorithm") : textOf(one->name));
    }
    const QString enveloped = dsig + QLatin1String("enveloped-signature");
    if (algorithms.size() > mostTransforms || algorithms.count(enveloped) > 1)
        return refuse("transform", algorithms.join(u' '));
    for (const QString& algorithm : std::as_const(algorithms)) {
        if (algorithm != enveloped && !isCanonicalisation(algorithm))
            return refuse("transform", algorithm);
    }
    // What goes out of the signed bytes is the signature itself, and only where the whole is signed.
    if (algorithms.contains(enveloped) != whole || (whole && algorithms.first() != enveloped))
        return refuse("transform", enveloped);
    return {};
}

tl::expected<void, Problem> Reader::takeReference(const xmlNode* node)
{
    if (m_form.references.size() == mostReferences)
        return refuse("form", QStringLiteral("Reference"));
    if (!has(node, "URI"))
        return refuse("reference");
    const QString address = attributeOf(node, "URI");
    XmlReference reference;
    if (address.isEmpty()) {
        reference.target = m_root;
    } else {
        if (!address.startsWith(u'#') || !isName(address.mid(1)))
            return refuse("reference", address);
        std::vector<xmlAttrPtr> found;
        named(m_root, address.mid(1), &found);
        if (found.size() != 1)
            return refuse("identifier", address);
        reference.identifier = found.front();
        reference.target = found.front()->parent;
        if (reference.target != m_root && !isInside(reference.target, m_form.signature))
            return refuse("coverage", address);
    }
    const bool whole = reference.target == m_root;
    m_covered = m_covered || whole;
    if (auto good = takeTransforms(node, whole); !good)
        return good;
    auto digest = methodOf(node, "DigestMethod", &isDigest);
    if (!digest)
        return tl::unexpected(digest.error());
    m_form.digestMethods.append(*digest);
    if (is(reference.target, xades, "SignedProperties"))
        m_form.signedProperties = reference.target;
    m_form.references.push_back(reference);
    return {};
}

tl::expected<void, Problem> Reader::takeCertificates()
{
    const xmlNode* info = child(m_form.signature, dsig, "KeyInfo");
    if (info == nullptr)
        return refuse("certificate");
    for (const xmlNodePtr data : children(info)) {
        if (!is(data, dsig, "X509Data"))
            continue; // a bare key says nothing of who holds it
        for (const xmlNodePtr one : children(data)) {
            if (!is(one, dsig, "X509Certificate"))
                continue;
            if (m_form.certificates.size() == mostCertificates)
                return refuse("form", QStringLiteral("X509Certificate"));
            const QByteArray text = contentOf(one).simplified().remove(u' ').toLatin1();
            const auto der = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
            auto certificate = Certificate::fromDer(der.decoded);
            if (!der || !certificate)
                return refuse("certificate", certificate ? QString() : certificate.error().detail());
            m_form.certificates.append(*certificate);
        }
    }
    return m_form.certificates.isEmpty() ? tl::expected<void, Problem>(refuse("certificate"))
                                         : tl::expected<void, Problem>();
}

tl::expected<XmlSignatureForm, Problem> Reader::read()
{
    if (m_document->intSubset != nullptr || m_document->extSubset != nullptr)
        return refuse("doctype");
    if (m_root == nullptr)
        return refuse("malformed");
    const QString encoding = textOf(m_document->encoding);
    if (!encoding.isEmpty() && encoding.compare(QLatin1String("UTF-8"), Qt::CaseInsensitive) != 0)
        return refuse("encoding", encoding);
    std::vector<xmlNodePtr> found;
    collect(m_root, &found);
    if (found.size() != 1)
        return refuse(found.empty() ? "" : "several");
    m_form.signature = found.front();
    if (m_form.signature->parent != m_root)
        return refuse("place", textOf(m_form.signature->parent->name));
    // Its own three parts stand in their order, once (XMLDSig §4.2).
    const auto parts = children(m_form.signature);
    constexpr std::size_t mandatory = 3;
    if (parts.size() < mandatory || !is(parts[0], dsig, "SignedInfo") || !is(parts[1], dsig, "SignatureValue") ||
        !is(parts[2], dsig, "KeyInfo"))
        return refuse(parts.size() >= 2 ? "certificate" : "form");
    const xmlNode* info = parts[0];
    auto canonical = methodOf(info, "CanonicalizationMethod", &isCanonicalisation);
    if (!canonical)
        return tl::unexpected(canonical.error());
    auto method = methodOf(info, "SignatureMethod", &isSignatureMethod);
    if (!method)
        return tl::unexpected(method.error());
    m_form.signatureMethod = *method;
    // XML Schema Part 2 §3.2.16: bits that belong to no byte are zero, so that a value has one spelling. Decoders pass
    // over them.
    const QByteArray value = contentOf(parts[1]).simplified().remove(u' ').toLatin1();
    if (QByteArray::fromBase64(value).toBase64() != value)
        return refuse("form", QStringLiteral("SignatureValue"));
    for (const xmlNodePtr one : children(info)) {
        if (!is(one, dsig, "Reference"))
            continue;
        if (auto taken = takeReference(one); !taken)
            return tl::unexpected(taken.error());
    }
    if (!m_covered)
        return refuse("coverage");
    if (auto taken = takeCertificates(); !taken)
        return tl::unexpected(taken.error());
    return m_form;
}

} // namespace

tl::expected<XmlSignatureForm, XmlSignatureProblem> formOf(xmlDocPtr document)
{
    return Reader(document).read();
}

QDateTime signingTime(const XmlSignatureForm& form)
{
    if (form.signedProperties == nullptr)
        return {};
    const xmlNode* properties = child(form.signedProperties, xades, "SignedSignatureProperties");
    const xmlNode* time = properties == nullptr ? nullptr : child(properties, xades, "SigningTime");
    return time == nullptr ? QDateTime() : QDateTime::fromString(contentOf(time).trimmed(), Qt::ISODate).toUTC();
}

bool namesSigner(const XmlSignatureForm& form, const Certificate& signer)
{
    const xmlNode* properties =
        form.signedProperties == nullptr ? nullptr : child(form.signedProperties, xades, "SignedSignatureProperties");
    if (properties == nullptr)
        return true;
    for (const char* name : {"SigningCertificate", "SigningCertificateV2"}) {
        const xmlNode* list = child(properties, xades, name);
        const xmlNode* certificate = list == nullptr ? nullptr : child(list, xades, "Cert");
        const xmlNode* digest = certificate == nullptr ? nullptr : child(certificate, xades, "CertDigest");
        if (list == nullptr)
            continue;
        const xmlNode* method = digest == nullptr ? nullptr : child(digest, dsig, "DigestMethod");
        const xmlNode* value = digest == nullptr ? nullptr : child(digest, dsig, "DigestValue");
        if (method == nullptr || value == nullptr)
            return false;
        const std::pair<QLatin1String, QCryptographicHash::Algorithm> known[] = {
            {QLatin1String("#sha1"), QCryptographicHash::Sha1},
            {QLatin1String("#sha224"), QCryptographicHash::Sha224},
            {QLatin1String("#sha256"), QCryptographicHash::Sha256},
            {QLatin1String("#sha384"), QCryptographicHash::Sha384},
            {QLatin1String("#sha512"), QCryptographicHash::Sha512}};
        const QString algorithm = attributeOf(method, "Algorithm");
        const auto found = std::find_if(std::begin(known), std::end(known),
                                        [&](const auto& one) { return algorithm.endsWith(one.first); });
        if (!isDigest(algorithm) || found == std::end(known) ||
            QByteArray::fromBase64(contentOf(value).toLatin1()) != QCryptographicHash::hash(signer.der, found->second))
            return false;
    }
    return true;
}

} // namespace pupitre
