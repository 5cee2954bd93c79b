#include "core/pki/OpenSsl.h"

#include <QByteArray>

#include <openssl/err.h>

#include <algorithm>

namespace pupitre {

BioPtr memoryBio(QByteArrayView bytes)
{
    return BioPtr(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

QByteArray contentOf(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return data == nullptr ? QByteArray() : QByteArray(data, static_cast<qsizetype>(size));
}

QString takeOpenSslReason()
{
    const unsigned long code = ERR_peek_error();
    ERR_clear_error();
    if (code == 0)
        return {};
    const char* reason = ERR_reason_error_string(code);
    return reason == nullptr ? QStringLiteral("error %1").arg(code, 0, 16) : QString::fromLatin1(reason);
}

QString oidOf(const ASN1_OBJECT* object)
{
    char text[128];
    const int size = OBJ_obj2txt(text, sizeof text, object, 1);
    return size > 0 ? QString::fromLatin1(text, std::min<int>(size, sizeof text - 1)) : QString();
}

} // namespace pupitre
