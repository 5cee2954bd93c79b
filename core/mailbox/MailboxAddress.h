#pragma once

#include "core/base/Result.h"

#include <QString>

namespace pupitre {

/// Checks an MSSanté mailbox address and returns it in the form it is kept: lower case. The subset operators use of
/// RFC 5321: a dot-atom local part of at most 64 octets (letters, digits and the signs of RFC 5322 atext), "@", a
/// domain of at least two labels in ASCII letters, digits and inner hyphens (RFC 1123), 254 octets in all. Quoted local
/// parts, comments, address literals and non-ASCII characters (look-alikes) are refused: AddressSyntax.
Result<QString> checkMailboxAddress(const QString& address);

/// The domain alone, under the same rules, in lower case: DomainSyntax.
Result<QString> checkDomainName(const QString& domain);

/// What follows the "@" of a checked address.
QString domainOf(const QString& address);

} // namespace pupitre
