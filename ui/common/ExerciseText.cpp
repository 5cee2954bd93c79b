#include "ui/common/ExerciseText.h"

#include <QCoreApplication>

#include <initializer_list>

namespace pupitre {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(exercise)
};

std::optional<QString> chosen(const QString& key, std::initializer_list<std::pair<const char*, QString>> texts)
{
    for (const auto& [name, text] : texts) {
        if (key == QLatin1String(name))
            return text;
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> exerciseStepTitle(const QString& name)
{
    return chosen(name, {{"discovery", Words::tr("Discovery")},
                         {"probe", Words::tr("Server")},
                         {"tls-imap", Words::tr("IMAP under TLS")},
                         {"tls-smtp", Words::tr("SMTP under TLS")},
                         {"imap", Words::tr("IMAP: authentication")},
                         {"smtp", Words::tr("SMTP: authentication and sending")},
                         {"reception", Words::tr("Reception")},
                         {"address", Words::tr("Domain of the mailbox")},
                         {"autoconfig", Words::tr("Autoconfiguration document")},
                         {"well-known", Words::tr("Well-known path")},
                         {"srv", Words::tr("DNS SRV")},
                         {"document-version", Words::tr("Version of the document")},
                         {"document-domain", Words::tr("Domains of the document")},
                         {"document-element", Words::tr("Element of the document")},
                         {"document-oauth", Words::tr("Authorization address")},
                         {"incoming", Words::tr("Incoming server")},
                         {"incoming-type", Words::tr("Incoming: protocol")},
                         {"incoming-host", Words::tr("Incoming: host")},
                         {"incoming-port", Words::tr("Incoming: port")},
                         {"incoming-socket", Words::tr("Incoming: security")},
                         {"incoming-authentication", Words::tr("Incoming: authentication")},
                         {"incoming-username", Words::tr("Incoming: user name")},
                         {"incoming-address", Words::tr("Incoming: addresses of the host")},
                         {"outgoing", Words::tr("Outgoing server")},
                         {"outgoing-type", Words::tr("Outgoing: protocol")},
                         {"outgoing-host", Words::tr("Outgoing: host")},
                         {"outgoing-port", Words::tr("Outgoing: port")},
                         {"outgoing-socket", Words::tr("Outgoing: security")},
                         {"outgoing-authentication", Words::tr("Outgoing: authentication")},
                         {"outgoing-username", Words::tr("Outgoing: user name")},
                         {"outgoing-address", Words::tr("Outgoing: addresses of the host")},
                         {"mail", Words::tr("Sender accepted")},
                         {"recipients", Words::tr("Recipients accepted")},
                         {"submit", Words::tr("Message handed over")},
                         {"received", Words::tr("Message as sent")}});
}

std::optional<QString> exerciseFindingText(const QString& code)
{
    return chosen(
        code,
        {{"no-answer", Words::tr("Nobody answers there.")},
         {"no-document", Words::tr("There is no document at this address.")},
         {"document-other", Words::tr("What is published there is no autoconfiguration document. Publish a "
                                      "clientConfig document.")},
         {"document-malformed", Words::tr("The document is not well-formed XML, or is refused for its document type. "
                                          "Correct it at the line named.")},
         {"version-not-1.1", Words::tr("The version of the document is not 1.1.")},
         {"domain-not-named", Words::tr("The document does not name the domain of this mailbox. Add it.")},
         {"element-unknown", Words::tr("The format has no such element: software ignores it.")},
         {"oauth-native-address", Words::tr("The authorization address is the one of Keycloak: Pro Santé Connect asks "
                                            "for the address of its wallet.")},
         {"type-not-accepted", Words::tr("The API LPS is IMAP for reading and SMTP for sending, nothing else.")},
         {"host-missing", Words::tr("The host name is missing.")},
         {"host-malformed", Words::tr("This is no host name.")},
         {"host-is-address", Words::tr("The host is an address in figures: no certificate can vouch for it. Publish "
                                       "its name.")},
         {"host-outside-domains", Words::tr("The host is outside the allowed domains: a token would go to somebody "
                                            "else. Correct the document, or allow the domain in the target profile.")},
         {"host-private", Words::tr("The host leads to a private or local address. Correct the DNS, or mark the target "
                                    "profile as a sandbox.")},
         {"host-unresolved", Words::tr("The DNS does not know this host.")},
         {"placeholder-unknown", Words::tr("The format has no such placeholder.")},
         {"port-missing", Words::tr("The port is missing.")},
         {"port-malformed", Words::tr("The port is no number from 1 to 65535.")},
         {"port-unusual", Words::tr("The port is not the usual one (IMAP 143, SMTP 587): firewalls may close it.")},
         {"socket-missing", Words::tr("The kind of security is missing. Write STARTTLS.")},
         {"socket-implicit-tls", Words::tr("TLS from the first byte is announced: the référentiel asks for STARTTLS.")},
         {"socket-plain", Words::tr("No encryption is announced. Write STARTTLS.")},
         {"socket-unknown", Words::tr("The format has no such value. Write STARTTLS.")},
         {"authentication-missing",
          Words::tr("No authentication of the API LPS is announced. Write OAuth2 for PER and ORG mailboxes, "
                    "TLS-client-cert for APP mailboxes.")},
         {"authentication-password",
          Words::tr("A password in clear is announced: no mailbox of the API LPS is opened by "
                    "a password. Remove it.")},
         {"authentication-not-accepted", Words::tr("This authentication is not one of the API LPS. Remove it.")},
         {"authentication-unknown", Words::tr("The format has no such value.")},
         {"username-missing", Words::tr("The user name is missing. Write %EMAILADDRESS%.")},
         {"username-not-address",
          Words::tr("The user name must be the whole address of the mailbox. Write %EMAILADDRESS%.")},
         {"incoming-missing", Words::tr("No server for reading is announced.")},
         {"outgoing-missing", Words::tr("No server for sending is announced.")},
         {"srv-implicit-tls", Words::tr("TLS from the first byte is announced besides: the référentiel asks for "
                                        "STARTTLS.")},
         {"srv-not-offered", Words::tr("The DNS says that this service is not offered.")},
         {"token-refused",
          Words::tr("The server refuses the token. It may be expired, or its holder does not hold this "
                    "mailbox. Get a fresh one.")},
         {"message-not-received", Words::tr("The message sent did not arrive in time. Look at the queue and the log of "
                                            "the server.")},
         {"message-altered", Words::tr("The message was altered on its way: the parts named are not as sent.")}});
}

QString stepExplanation(const QString& name)
{
    return chosen(
               name,
               {{"discovery",
                 Words::tr("The servers of the mailbox are looked for as its software does: the operator's "
                           "autoconfiguration document, the well-known path, then the DNS.")},
                {"tls-imap", Words::tr("The reading service is looked at before anything secret goes there: versions, "
                                       "suites, groups, certificate.")},
                {"tls-smtp", Words::tr("The sending service is looked at before anything secret goes there: versions, "
                                       "suites, groups, certificate.")},
                {"imap", Words::tr("The mailbox is opened for reading: STARTTLS, then the token (PER, ORG) or the "
                                   "certificate and the address as login (APP).")},
                {"smtp",
                 Words::tr("The mailbox is opened for sending in the same way, and a fictitious message is handed "
                           "over, addressed to itself.")},
                {"reception",
                 Words::tr("The message is looked for in the mailbox, read and compared with what was sent.")},
                {"greeting", Words::tr("The first words of the server.")},
                {"capabilities", Words::tr("What the server announces in clear. Nothing of it counts after TLS.")},
                {"capabilities-after", Words::tr("What the server announces under TLS; this alone counts.")},
                {"clear-authentication",
                 Words::tr("An authentication is asked for before TLS, with fictitious names: it "
                           "must be refused.")},
                {"clear-message", Words::tr("The sending of a message is begun before TLS: it must be refused.")},
                {"starttls",
                 Words::tr("The dialogue goes under TLS by STARTTLS, which the référentiel demands; bytes that "
                           "come in clear after it are thrown away.")},
                {"tls", Words::tr("The version negotiated: TLS 1.2 at least.")},
                {"tls-1.2", Words::tr("TLS 1.2 alone is offered to the server: it must accept, the suites of the "
                                      "référentiel being of this version.")},
                {"old-versions",
                 Words::tr("SSL 3, TLS 1.0 and TLS 1.1 are each offered alone: the server must refuse.")},
                {"tls-1.3", Words::tr("TLS 1.3 alone is offered to the server. It is recommended.")},
                {"cipher-suite", Words::tr("The suite negotiated must be one of the référentiel, or of TLS 1.3.")},
                {"listed-suites",
                 Words::tr("Each suite is offered until the server takes none any more. One at least of "
                           "the six of the référentiel must be among those it takes.")},
                {"other-suites", Words::tr("Suites of TLS 1.2 and before that the server takes besides the six.")},
                {"dhe-group", Words::tr("The prime of the DHE exchange must have 2048 bits at least.")},
                {"ecdhe-group", Words::tr("The curves of the ECDHE exchange must have 256 bits at least.")},
                {"key-exchange", Words::tr("The exchange negotiated: DHE of 2048 bits, ECDHE of 256 bits at least.")},
                {"renegotiation", Words::tr("The server must know the safe form of renegotiation (RFC 5746).")},
                {"compression", Words::tr("Compression is offered to the server: it must not take it.")},
                {"certificate-key", Words::tr("All suites of the référentiel ask for an RSA certificate.")},
                {"chain", Words::tr("The server must send the authorities between its certificate and the root.")},
                {"host-name", Words::tr("The certificate must name the host asked for (RFC 9525).")},
                {"dates", Words::tr("No certificate of the chain may be expired.")},
                {"trust", Words::tr("The chain must lead to the authorities of the target profile.")},
                {"issuer", Words::tr("IGC-Santé is the only authority accepted for the servers of an operator.")},
                {"stapling", Words::tr("The server may bring the proof that its certificate is not revoked.")},
                {"autoconfig", Words::tr("The operator publishes the settings at autoconfig.<domain>.")},
                {"authenticate",
                 Words::tr("PER and ORG mailboxes are opened by a Pro Santé Connect token (XOAUTH2), APP "
                           "mailboxes by a certificate, the address being the login of PLAIN.")},
                {"received", Words::tr("Headers and content must be those of the message sent.")}})
        .value_or(QString());
}

} // namespace pupitre
