#pragma once

#include "core/referencing/leaks/Leak.h"

namespace pupitre {

/// Whether bytes begin with a private key in DER (PKCS#8, encrypted PKCS#8, PKCS#1, SEC 1, DSA) or a PKCS#12 or Java
/// key store, or an OpenSSH key. They need not end with it.
bool isKeyMaterial(QByteArrayView bytes);

/// Looks for keys in DER anywhere in binary content.
void findBinaryKeys(QByteArrayView bytes, LeakCollector& collector);

} // namespace pupitre
