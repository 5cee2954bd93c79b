#include "core/pki/XmlSignature.h"
#include "core/pki/XmlSignatureForm.h"

#include <algorithm>
#include <climits>
#include <libxml/parser.h>
#include <memory>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmlsec.h>

namespace pupitre {

namespace {

constexpr qint64 mostTags = 8000000; ///< a list of half a million entries has seven million

struct FreeDocument
{
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct FreeContext
{
    void operator()(xmlSecDSigCtx* context) const { xmlSecDSigCtxDestroy(context); }
};
struct FreeKey
{
    void operator()(xmlSecKey* key) const { xmlSecKeyDestroy(key); }
};
struct FreeParser
{
    void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

// What a hostile document makes the library say is no business of the console's standard error.
void silent(const char*, int, const char*, const char*, const char*, int, const char*) {}

bool isReady()
{
    static const bool ready = [] {
        xmlInitParser();
        const bool good = xmlSecInit() == 0 && xmlSecOpenSSLInit() == 0;
        xmlSecErrorsSetCallback(&silent); // its own comes with the initialisation
        return good;
    }();
    return ready;
}

XmlSignature broken(const QString& problem, const QString& detail = {})
{
    XmlSignature signature;
    signature.state = XmlSignature::State::Broken;
    signature.problem = problem;
    signature.detail = detail;
    return signature;
}

using Document = std::unique_ptr<xmlDoc, FreeDocument>;

// No network, no entity put in place, no limit of the library lifted.
Document parsed(const QByteArray& bytes, QString* problem)
{
    const std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
    if (!parser)
        return nullptr;
    Document document(xmlCtxtReadMemory(parser.get(), bytes.constData(), static_cast<int>(bytes.size()), nullptr,
                                        nullptr, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    if (!document || parser->wellFormed == 0 || parser->nsWellFormed == 0) {
        *problem = QString::fromUtf8(parser->lastError.message).trimmed();
        return nullptr;
    }
    return document;
}

// The signer: of the certificates carried, the first that issued none of the others.
qsizetype signerAmong(const QList<Certificate>& certificates)
{
    for (qsizetype i = 0; i < certificates.size(); ++i) {
        const bool issues = std::any_of(certificates.begin(), certificates.end(), [&](const Certificate& other) {
            return other.fingerprint != certificates[i].fingerprint && other.issuer == certificates[i].subject;
        });
        if (!issues)
            return i;
    }
    return 0;
}

std::unique_ptr<xmlSecKey, FreeKey> keyOf(const Certificate& certificate)
{
    const X509Ptr x509 = certificate.toX509();
    EVP_PKEY* held = x509 ? X509_get_pubkey(x509.get()) : nullptr;
    if (held == nullptr)
        return nullptr;
    xmlSecKeyDataPtr data = xmlSecOpenSSLEvpKeyAdopt(held);
    if (data == nullptr) {
        EVP_PKEY_free(held);
        return nullptr;
    }
    std::unique_ptr<xmlSecKey, FreeKey> key(xmlSecKeyCreate());
    if (!key || xmlSecKeySetValue(key.get(), data) != 0) {
        xmlSecKeyDataDestroy(data);
        return nullptr;
    }
    return key;
}

// The form was found good already; the library is bound to the same, should it read it otherwise.
bool restrictTo(xmlSecDSigCtx* context)
{
    context->flags |= XMLSEC_DSIG_FLAGS_IGNORE_MANIFESTS;
    context->enabledReferenceUris = xmlSecTransformUriTypeEmpty | xmlSecTransformUriTypeSameDocument;
    context->keyInfoReadCtx.retrievalMethodCtx.enabledUris = xmlSecTransformUriTypeNone;
    const auto canonical = {xmlSecTransformInclC14NId,   xmlSecTransformInclC14NWithCommentsId,
                            xmlSecTransformInclC14N11Id, xmlSecTransformInclC14N11WithCommentsId,
                            xmlSecTransformExclC14NId,   xmlSecTransformExclC14NWithCommentsId};
    bool good = true;
    for (const xmlSecTransformId id : canonical)
        good = good && xmlSecDSigCtxEnableReferenceTransform(context, id) == 0 &&
               xmlSecDSigCtxEnableSignatureTransform(context, id) == 0;
    for (const xmlSecTransformId id : {xmlSecTransformEnvelopedId, xmlSecOpenSSLTransformSha1GetKlass(),
                                       xmlSecOpenSSLTransformSha224GetKlass(), xmlSecOpenSSLTransformSha256GetKlass(),
                                       xmlSecOpenSSLTransformSha384GetKlass(), xmlSecOpenSSLTransformSha512GetKlass()})
        good = good && xmlSecDSigCtxEnableReferenceTransform(context, id) == 0;
    for (const xmlSecTransformId id :
         {xmlSecOpenSSLTransformRsaSha1GetKlass(), xmlSecOpenSSLTransformRsaSha224GetKlass(),
          xmlSecOpenSSLTransformRsaSha256GetKlass(), xmlSecOpenSSLTransformRsaSha384GetKlass(),
          xmlSecOpenSSLTransformRsaSha512GetKlass(), xmlSecOpenSSLTransformEcdsaSha1GetKlass(),
          xmlSecOpenSSLTransformEcdsaSha224GetKlass(), xmlSecOpenSSLTransformEcdsaSha256GetKlass(),
          xmlSecOpenSSLTransformEcdsaSha384GetKlass(), xmlSecOpenSSLTransformEcdsaSha512GetKlass()})
        good = good && xmlSecDSigCtxEnableSignatureTransform(context, id) == 0;
    return good;
}

// Every reference held; else the content was altered.
bool contentHolds(xmlSecDSigCtx* context, std::size_t expected)
{
    const xmlSecSize count = xmlSecPtrListGetSize(&context->signedInfoReferences);
    bool holds = count == expected;
    for (xmlSecSize i = 0; i < count; ++i) {
        const auto* reference =
            static_cast<xmlSecDSigReferenceCtxPtr>(xmlSecPtrListGetItem(&context->signedInfoReferences, i));
        holds = holds && reference != nullptr && reference->status == xmlSecDSigStatusSucceeded;
    }
    return holds;
}

QStringList weaknesses(const XmlSignatureForm& form, const Certificate& signer)
{
    constexpr int leastRsa = 2048;
    constexpr int leastCurve = 224;
    QStringList weak;
    if ((form.digestMethods + QStringList{form.signatureMethod}).join(u' ').contains(QLatin1String("sha1")))
        weak.append(QStringLiteral("SHA-1"));
    const bool curve = signer.keyAlgorithm == QLatin1String("EC");
    if (signer.keyBits < (curve ? leastCurve : leastRsa))
        weak.append(QStringLiteral("%1 %2").arg(signer.keyAlgorithm).arg(signer.keyBits));
    return weak;
}

} // namespace

bool verifiesXmlSignatures()
{
    return isReady();
}

XmlSignature verifyXmlSignature(const QByteArray& document)
{
    if (!isReady()) {
        XmlSignature signature;
        signature.state = XmlSignature::State::NotVerified;
        return signature;
    }
    if (document.size() > XmlSignature::maximumSize || document.count('<') > mostTags || document.count('=') > mostTags)
        return broken(QStringLiteral("size"));
    if (document.contains('\0'))
        return broken(QStringLiteral("encoding"));
    if (document.contains("<!DOCTYPE"))
        return broken(QStringLiteral("doctype"));
    xmlSetStructuredErrorFunc(nullptr, [](void*, auto*) {}); // of this thread
    QString problem;
    const Document tree = parsed(document, &problem);
    if (!tree)
        return broken(QStringLiteral("malformed"), problem);
    const auto form = formOf(tree.get());
    if (!form)
        return form.error().problem.isEmpty() ? XmlSignature() : broken(form.error().problem, form.error().detail);
    QList<Certificate> certificates = form->certificates;
    const Certificate signer = certificates.takeAt(signerAmong(certificates));
    for (const XmlReference& reference : form->references) {
        if (reference.identifier == nullptr || reference.identifier->atype == XML_ATTRIBUTE_ID)
            continue;
        xmlChar* name = xmlNodeGetContent(reinterpret_cast<xmlNodePtr>(reference.identifier));
        xmlAddID(nullptr, tree.get(), name, reference.identifier);
        xmlFree(name);
    }

    const std::unique_ptr<xmlSecDSigCtx, FreeContext> context(xmlSecDSigCtxCreate(nullptr));
    auto key = keyOf(signer);
    if (!key)
        return broken(QStringLiteral("certificate"), signer.subject);
    if (!context || !restrictTo(context.get()))
        return broken(QStringLiteral("form"));
    context->signKey = key.release(); // the context's from here on
    const int done = xmlSecDSigCtxVerify(context.get(), form->signature);
    XmlSignature signature;
    signature.certificates = certificates;
    signature.signer = signer;
    signature.method = form->signatureMethod.section(u'#', -1);
    signature.state = XmlSignature::State::Broken;
    if (!contentHolds(context.get(), form->references.size()))
        signature.problem = QStringLiteral("digest");
    else if (done != 0 || context->status != xmlSecDSigStatusSucceeded)
        signature.problem = QStringLiteral("signature");
    else if (!namesSigner(*form, signer))
        signature.problem = QStringLiteral("signing-certificate");
    else
        signature.state = XmlSignature::State::Holds;
    if (signature.state == XmlSignature::State::Holds) {
        signature.signedAt = signingTime(*form);
        signature.weak = weaknesses(*form, signer);
    }
    takeOpenSslReason(); // what failed here must not be told of what comes after
    return signature;
}

} // namespace pupitre
