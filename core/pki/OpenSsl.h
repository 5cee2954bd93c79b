#pragma once

#include "core/base/Error.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/ocsp.h>
#include <openssl/pkcs12.h>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace pupitre {

/// Frees an OpenSSL object with the function of its type.
template <auto function>
struct OpenSslDelete
{
    template <class T>
    void operator()(T* object) const
    {
        function(object);
    }
};

using BioPtr = std::unique_ptr<BIO, OpenSslDelete<&BIO_free_all>>;
using X509Ptr = std::unique_ptr<X509, OpenSslDelete<&X509_free>>;
using X509CrlPtr = std::unique_ptr<X509_CRL, OpenSslDelete<&X509_CRL_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, OpenSslDelete<&EVP_PKEY_free>>;
using Pkcs7Ptr = std::unique_ptr<PKCS7, OpenSslDelete<&PKCS7_free>>;
using Pkcs12Ptr = std::unique_ptr<PKCS12, OpenSslDelete<&PKCS12_free>>;

using IntegerPtr = std::unique_ptr<ASN1_INTEGER, OpenSslDelete<&ASN1_INTEGER_free>>;
using AuthorityKeyPtr = std::unique_ptr<AUTHORITY_KEYID, OpenSslDelete<&AUTHORITY_KEYID_free>>;
using IssuingPointPtr = std::unique_ptr<ISSUING_DIST_POINT, OpenSslDelete<&ISSUING_DIST_POINT_free>>;

/// Frees a stack, not the certificates in it.
inline void freeShallow(STACK_OF(X509) * stack)
{
    sk_X509_free(stack);
}
using BorrowedStack = std::unique_ptr<STACK_OF(X509), OpenSslDelete<&freeShallow>>;
inline void freeObjects(STACK_OF(ASN1_OBJECT) * stack)
{
    sk_ASN1_OBJECT_pop_free(stack, ASN1_OBJECT_free);
}

/// Dotted, whatever OpenSSL calls it; empty when it is none.
QString oidOf(const ASN1_OBJECT* object);

/// A read-only BIO over `bytes`, which must outlive it.
BioPtr memoryBio(QByteArrayView bytes);
QByteArray contentOf(BIO* bio);

/// The reason of the oldest error of this thread's queue, in OpenSSL's words, and an empty queue after.
QString takeOpenSslReason();

} // namespace pupitre
