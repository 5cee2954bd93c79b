#pragma once

#include "core/base/Result.h"

#include <QList>
#include <QStringList>

namespace pupitre {

/// One value of the document and the line it stands on; line 0: it is not there.
struct AutoconfigValue
{
    QString text;
    qint64 line = 0;
};

/// An incomingServer or outgoingServer, as written: nothing is judged yet.
struct AutoconfigServer
{
    bool incoming = false;
    qint64 line = 0;
    AutoconfigValue type; ///< the attribute: "imap", "smtp"
    AutoconfigValue host;
    AutoconfigValue port;
    AutoconfigValue socketType;
    QList<AutoconfigValue> authentication; ///< in the order of preference
    AutoconfigValue username;
};

/// What a config-v1.1.xml says (the format of Mozilla's autoconfiguration, which ECO.1.1.9 takes up).
struct AutoconfigDocument
{
    AutoconfigValue version;
    AutoconfigValue provider; ///< the identifier of the first emailProvider
    QList<AutoconfigValue> domains;
    QList<AutoconfigServer> servers; ///< in the order of the document
    AutoconfigValue oauthIssuer;
    AutoconfigValue oauthScope;
    AutoconfigValue oauthAuthorization; ///< authURL
    AutoconfigValue oauthToken;         ///< tokenURL
    QList<AutoconfigValue> unknown;     ///< names of elements the format does not have
};

/// Reads one. LpsAutoconfigXml (line, column, what is wrong) when it is no XML, has a document type (entities are how
/// XML is bombed), is nested or long beyond reason; LpsAutoconfigRoot when it is another document (an HTML page).
Result<AutoconfigDocument> parseAutoconfig(const QByteArray& bytes);

inline constexpr qsizetype autoconfigMaximumBytes = 256 * 1024;

} // namespace pupitre
