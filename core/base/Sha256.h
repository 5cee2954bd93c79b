#pragma once

#include <QByteArrayView>
#include <QString>

#include <openssl/evp.h>

#include <memory>

namespace pupitre {

/// SHA-256 as bytes arrive. OpenSSL's, which uses the processor's instructions: Qt's is plain C and several times
/// slower.
class Sha256
{
public:
    Sha256();
    void add(QByteArrayView bytes);
    /// Lower-case hexadecimal; ends the computation.
    QString hex();

    static QString hexOf(QByteArrayView bytes);

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

} // namespace pupitre
