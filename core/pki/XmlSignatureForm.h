#pragma once

#include "core/pki/XmlSignature.h"

#include <libxml/tree.h>
#include <vector>

namespace pupitre {

/// One thing that a signature refers to.
struct XmlReference
{
    xmlNodePtr target = nullptr;     ///< the document element, or an element inside the signature
    xmlAttrPtr identifier = nullptr; ///< by which it is named; null for the document as such
};

/// A signature whose form was found to be the one accepted, before any cryptography.
struct XmlSignatureForm
{
    xmlNodePtr signature = nullptr;
    QString signatureMethod; ///< address
    QStringList digestMethods;
    std::vector<XmlReference> references;
    QList<Certificate> certificates;       ///< of KeyInfo, in its order
    xmlNodePtr signedProperties = nullptr; ///< of XAdES, when a reference covers them
};

/// What is not as it must be; see XmlSignature::problem. Empty: the document holds no signature.
struct XmlSignatureProblem
{
    QString problem;
    QString detail;
};

/// Looks at a parsed document as it is, without following or running anything in it.
tl::expected<XmlSignatureForm, XmlSignatureProblem> formOf(xmlDocPtr document);

/// What XAdES says under the signature; empty where it says nothing.
QDateTime signingTime(const XmlSignatureForm& form);
/// Whether the certificate that the properties name is this one; true when they name none.
bool namesSigner(const XmlSignatureForm& form, const Certificate& signer);

} // namespace pupitre
