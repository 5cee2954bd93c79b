#pragma once

#include "core/pki/Der.h"
#include "core/pki/Lint.h"

#include <QHash>

#include <vector>

/// What the sets of rules of Lint share; for core/pki/Lint*.cpp alone.
namespace pupitre::linting {

constexpr unsigned utf8String = 0x0C; ///< tag of the type

/// One extension as it is written.
struct RawExtension
{
    QByteArray oid; ///< dotted
    bool critical = false;
    bool criticalWritten = false; ///< the flag is there, even to say FALSE
    QByteArrayView value;         ///< content of the OCTET STRING
};

/// One attribute of a name as it is written.
struct RawAttribute
{
    QByteArray oid; ///< dotted
    unsigned tag = 0;
    QByteArrayView value;
};

/// A certificate under examination: decoded by OpenSSL, and its own bytes taken apart where the decoding forgets how
/// they were written.
class Subject
{
public:
    explicit Subject(const Certificate& certificate);

    const Certificate& certificate;
    X509Ptr x509;

    bool readable = false; ///< the outline below could be read
    int version = 1;
    QByteArrayView serial;
    QByteArrayView innerAlgorithm; ///< whole AlgorithmIdentifier of TBSCertificate
    QByteArrayView outerAlgorithm;
    std::vector<DerElement> dates; ///< notBefore, notAfter
    std::vector<RawAttribute> issuer;
    std::vector<RawAttribute> subject;
    bool multiValued = false;       ///< a relative name of the subject holds several attributes
    bool emptyRelativeName = false; ///< one of the subject or the issuer holds none
    QByteArrayView keyAlgorithmParameters;
    QByteArrayView publicKey; ///< content of the BIT STRING of the key, without its first octet
    bool uniqueIdentifiers = false;
    std::vector<RawExtension> extensions;

    const RawExtension* extension(const char* oid) const;
    bool selfSigned() const { return m_selfSigned; }
    bool isServer() const; ///< its usages, or in their absence its names, are those of a TLS server

    void add(LintRule rule, const QString& value = {});
    /// With less weight than the rule's own.
    void add(LintRule rule, LintSeverity severity, const QString& value = {});
    QList<LintFinding> findings;

private:
    void read();
    bool m_selfSigned = false;
};

QByteArray dottedOid(QByteArrayView content);
std::vector<RawAttribute> attributesOf(const DerElement& name, bool* multiValued, bool* emptyOne);
QString textOf(const RawAttribute& attribute);

/// A host name as certificates write it (letters, digits, hyphens; labels of 1 to 63). A first label "*" is allowed.
bool isHostName(const QString& name);
bool looksLikeAddress(const QString& name); ///< an IPv4 or IPv6 address in text

void lintEncoding(Subject& subject);
/// Of an RSA key as it is written; false when it is not worth looking at further.
bool lintRsaKeyBytes(Subject& subject);
void lintFields(Subject& subject);
void lintKey(Subject& subject);
void lintExtensions(Subject& subject);
void lintAuthority(Subject& subject);
void lintServer(Subject& subject, bool igcSante);
void lintIgcSante(Subject& subject, CertificateProduct product);

} // namespace pupitre::linting
