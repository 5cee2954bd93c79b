#pragma once

#include "core/pki/Certificate.h"

#include <optional>

namespace pupitre {

/// The enveloped signature of a whole XML document (XMLDSig core 1.1; of XAdES baseline B, ETSI EN 319 132-1, the
/// signing time and certificate), as far as the document alone tells: that it holds, and by which key. Whose key it is
/// and whether that counts is for a path validation.
struct XmlSignature
{
    enum class State {
        Absent,
        NotVerified, ///< there is one; this build verifies none
        Holds,       ///< it covers the document element whole, and fits it and the signer's key
        Broken,      ///< `problem` says why
    };

    State state = State::Absent;
    /// Stable: "malformed", "size", "encoding", "doctype", "place", "several", "form", "algorithm", "reference",
    /// "transform", "coverage", "identifier", "certificate", "digest", "signature", "signing-certificate".
    QString problem;
    QString detail;                    ///< the address or name that the problem is about
    std::optional<Certificate> signer; ///< whose key fits: a candidate of the document's own, until it is judged
    QList<Certificate> certificates;   ///< the others that the signature carries
    QDateTime signedAt;                ///< UTC, as the signer says under the signature (XAdES); invalid when not said
    QString method;                    ///< "rsa-sha256"
    QStringList weak;                  ///< what of it protects too little: "SHA-1", "RSA 1024"

    static constexpr qsizetype maximumSize = 64 << 20;
};

/// Whether this build verifies XML signatures.
bool verifiesXmlSignatures();

/// Verifies the one signature of a document. Accepted alone: UTF-8 without DOCTYPE; one signature, a child of the
/// document element; a reference to the whole document ("" or the Id of the document element) by enveloped-signature
/// and canonicalisation; other references inside the signature itself; RSA and ECDSA with SHA-1 (weak) or SHA-2; a key
/// of an X.509 certificate in it. Nothing outside the bytes is read. Any thread; some seconds for the largest.
XmlSignature verifyXmlSignature(const QByteArray& document);

} // namespace pupitre
