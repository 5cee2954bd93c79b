#pragma once

#include "tests/support/CertificateMaker.h"

#include <QByteArray>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

/// XML signed by xmlsec1, the tool of another house: right, and wrong in every way a template can be.
namespace pupitre::test {

inline const QByteArray dsigNamespace = "http://www.w3.org/2000/09/xmldsig#";

/// What a signature is made of; the default is what a publisher would do.
struct SignatureTemplate
{
    QByteArray canonical = "http://www.w3.org/2001/10/xml-exc-c14n#";
    QByteArray method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    QByteArray digest = "http://www.w3.org/2001/04/xmlenc#sha256";
    QByteArray uri;
    QByteArrayList transforms{dsigNamespace + "enveloped-signature", "http://www.w3.org/2001/10/xml-exc-c14n#"};
    QByteArray more;    ///< other references
    QByteArray objects; ///< after KeyInfo

    QByteArray reference(const QByteArray& address, const QByteArrayList& through, const QByteArray& type = {}) const
    {
        QByteArray text = "<ds:Reference URI=\"" + address + "\"" + (type.isEmpty() ? "" : " Type=\"" + type + "\"") +
                          "><ds:Transforms>";
        for (const QByteArray& one : through)
            text += "<ds:Transform Algorithm=\"" + one + "\"/>";
        return text + "</ds:Transforms><ds:DigestMethod Algorithm=\"" + digest + "\"/><ds:DigestValue/></ds:Reference>";
    }
    QByteArray toXml() const
    {
        return "<ds:Signature xmlns:ds=\"" + dsigNamespace +
               "\" Id=\"sig\"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"" + canonical +
               "\"/><ds:SignatureMethod Algorithm=\"" + method + "\"/>" + reference(uri, transforms) + more +
               "</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data/></ds:KeyInfo>" + objects +
               "</ds:Signature>";
    }
    /// The same after XAdES baseline B: signing time and certificate under the signature.
    SignatureTemplate withProperties(const QByteArray& time, const Certificate& named) const
    {
        SignatureTemplate made = *this;
        made.more += reference("#props", {canonical}, "http://uri.etsi.org/01903#SignedProperties");
        made.objects +=
            "<ds:Object><xades:QualifyingProperties xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\" "
            "Target=\"#sig\"><xades:SignedProperties "
            "Id=\"props\"><xades:SignedSignatureProperties><xades:SigningTime>" +
            time +
            "</xades:SigningTime><xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod "
            "Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><ds:DigestValue>" +
            QByteArray::fromHex(named.fingerprint.toLatin1()).toBase64() +
            "</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2>"
            "</xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties></ds:Object>";
        return made;
    }
};

inline bool canSignXml()
{
    return !QStandardPaths::findExecutable(QStringLiteral("xmlsec1")).isEmpty();
}

/// The document with its template filled in. `log` receives what the tool said when it could not.
inline QByteArray signXml(const QByteArray& document, const Signed& signer, const QByteArrayList& idElements = {},
                          QByteArray* log = nullptr)
{
    const QTemporaryDir folder;
    const auto put = [&](const char* name, const QByteArray& content) {
        const QString path = folder.filePath(QLatin1String(name));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    };
    const QString document_ = put("in.xml", document);
    const QString key = put("key.pem", signer.keyPem());
    const QString certificate = put("certificate.pem", signer.pem());
    const QString out = folder.filePath(QStringLiteral("out.xml"));
    QStringList words{QStringLiteral("--sign"), QStringLiteral("--privkey-pem"), key + QLatin1Char(',') + certificate};
    for (const QByteArray& element : idElements)
        words += {QStringLiteral("--id-attr:Id"), QString::fromLatin1(element)};
    QProcess tool;
    tool.setProcessChannelMode(QProcess::MergedChannels);
    tool.start(QStringLiteral("xmlsec1"), words + QStringList{QStringLiteral("--output"), out, document_});
    tool.waitForFinished();
    if (log != nullptr)
        *log = tool.readAll();
    QFile file(out);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace pupitre::test
