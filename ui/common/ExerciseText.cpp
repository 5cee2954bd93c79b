#include "ui/common/ExerciseText.h"

#include <QCoreApplication>

#include <initializer_list>

namespace pupitre {

namespace {

class ExerciseWords
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
    return chosen(name, {{"discovery", ExerciseWords::tr("Discovery")},
                         {"probe", ExerciseWords::tr("Server")},
                         {"tls-imap", ExerciseWords::tr("IMAP under TLS")},
                         {"tls-smtp", ExerciseWords::tr("SMTP under TLS")},
                         {"imap", ExerciseWords::tr("IMAP: authentication")},
                         {"smtp", ExerciseWords::tr("SMTP: authentication and sending")},
                         {"reception", ExerciseWords::tr("Reception")},
                         {"address", ExerciseWords::tr("Domain of the mailbox")},
                         {"autoconfig", ExerciseWords::tr("Autoconfiguration document")},
                         {"well-known", ExerciseWords::tr("Well-known path")},
                         {"srv", ExerciseWords::tr("DNS SRV")},
                         {"document-version", ExerciseWords::tr("Version of the document")},
                         {"document-domain", ExerciseWords::tr("Domains of the document")},
                         {"document-element", ExerciseWords::tr("Element of the document")},
                         {"document-oauth", ExerciseWords::tr("Authorization address")},
                         {"incoming", ExerciseWords::tr("Incoming server")},
                         {"incoming-type", ExerciseWords::tr("Incoming: protocol")},
                         {"incoming-host", ExerciseWords::tr("Incoming: host")},
                         {"incoming-port", ExerciseWords::tr("Incoming: port")},
                         {"incoming-socket", ExerciseWords::tr("Incoming: security")},
                         {"incoming-authentication", ExerciseWords::tr("Incoming: authentication")},
                         {"incoming-username", ExerciseWords::tr("Incoming: user name")},
                         {"incoming-address", ExerciseWords::tr("Incoming: addresses of the host")},
                         {"outgoing", ExerciseWords::tr("Outgoing server")},
                         {"outgoing-type", ExerciseWords::tr("Outgoing: protocol")},
                         {"outgoing-host", ExerciseWords::tr("Outgoing: host")},
                         {"outgoing-port", ExerciseWords::tr("Outgoing: port")},
                         {"outgoing-socket", ExerciseWords::tr("Outgoing: security")},
                         {"outgoing-authentication", ExerciseWords::tr("Outgoing: authentication")},
                         {"outgoing-username", ExerciseWords::tr("Outgoing: user name")},
                         {"outgoing-address", ExerciseWords::tr("Outgoing: addresses of the host")},
                         {"mail", ExerciseWords::tr("Sender accepted")},
                         {"recipients", ExerciseWords::tr("Recipients accepted")},
                         {"submit", ExerciseWords::tr("Message handed over")},
                         {"received", ExerciseWords::tr("Message as sent")}});
}

std::optional<QString> exerciseFindingText(const QString& code)
{
    return chosen(
        code,
        {{"no-answer", ExerciseWords::tr("Nobody answers there.")},
         {"no-document", ExerciseWords::tr("There is no document at this address.")},
         {"document-other", ExerciseWords::tr("What is published there is no autoconfiguration document. Publish a "
                                              "clientConfig document.")},
         {"document-malformed",
          ExerciseWords::tr("The document is not well-formed XML, or is refused for its document type. "
                            "Correct it at the line named.")},
         {"version-not-1.1", ExerciseWords::tr("The version of the document is not 1.1.")},
         {"domain-not-named", ExerciseWords::tr("The document does not name the domain of this mailbox. Add it.")},
         {"element-unknown", ExerciseWords::tr("The format has no such element: software ignores it.")},
         {"oauth-native-address",
          ExerciseWords::tr("The authorization address is the one of Keycloak: Pro Santé Connect asks "
                            "for the address of its wallet.")},
         {"type-not-accepted",
          ExerciseWords::tr("The API LPS is IMAP for reading and SMTP for sending, nothing else.")},
         {"host-missing", ExerciseWords::tr("The host name is missing.")},
         {"host-malformed", ExerciseWords::tr("This is no host name.")},
         {"host-is-address",
          ExerciseWords::tr("The host is an address in figures: no certificate can vouch for it. Publish "
                            "its name.")},
         {"host-outside-domains",
          ExerciseWords::tr("The host is outside the allowed domains: a token would go to somebody "
                            "else. Correct the document, or allow the domain in the target profile.")},
         {"host-private",
          ExerciseWords::tr("The host leads to a private or local address. Correct the DNS, or mark the target "
                            "profile as a sandbox.")},
         {"host-unresolved", ExerciseWords::tr("The DNS does not know this host.")},
         {"placeholder-unknown", ExerciseWords::tr("The format has no such placeholder.")},
         {"port-missing", ExerciseWords::tr("The port is missing.")},
         {"port-malformed", ExerciseWords::tr("The port is no number from 1 to 65535.")},
         {"port-unusual",
          ExerciseWords::tr("The port is not the usual one (IMAP 143, SMTP 587): firewalls may close it.")},
         {"socket-missing", ExerciseWords::tr("The kind of security is missing. Write STARTTLS.")},
         {"socket-implicit-tls",
          ExerciseWords::tr("TLS from the first byte is announced: the référentiel asks for STARTTLS.")},
         {"socket-plain", ExerciseWords::tr("No encryption is announced. Write STARTTLS.")},
         {"socket-unknown", ExerciseWords::tr("The format has no such value. Write STARTTLS.")},
         {"authentication-missing",
          ExerciseWords::tr("No authentication of the API LPS is announced. Write OAuth2 for PER and ORG mailboxes, "
                            "TLS-client-cert for APP mailboxes.")},
         {"authentication-password",
          ExerciseWords::tr("A password in clear is announced: no mailbox of the API LPS is opened by "
                            "a password. Remove it.")},
         {"authentication-not-accepted",
          ExerciseWords::tr("This authentication is not one of the API LPS. Remove it.")},
         {"authentication-unknown", ExerciseWords::tr("The format has no such value.")},
         {"username-missing", ExerciseWords::tr("The user name is missing. Write %EMAILADDRESS%.")},
         {"username-not-address",
          ExerciseWords::tr("The user name must be the whole address of the mailbox. Write %EMAILADDRESS%.")},
         {"incoming-missing", ExerciseWords::tr("No server for reading is announced.")},
         {"outgoing-missing", ExerciseWords::tr("No server for sending is announced.")},
         {"srv-implicit-tls",
          ExerciseWords::tr("TLS from the first byte is announced besides: the référentiel asks for "
                            "STARTTLS.")},
         {"srv-not-offered", ExerciseWords::tr("The DNS says that this service is not offered.")},
         {"token-refused",
          ExerciseWords::tr("The server refuses the token. It may be expired, or its holder does not hold this "
                            "mailbox. Get a fresh one.")},
         {"message-not-received",
          ExerciseWords::tr("The message sent did not arrive in time. Look at the queue and the log of "
                            "the server.")},
         {"message-altered",
          ExerciseWords::tr("The message was altered on its way: the parts named are not as sent.")}});
}

QString stepExplanation(const QString& name)
{
    return chosen(
               name,
               {{"discovery",
                 ExerciseWords::tr("The servers of the mailbox are looked for as its software does: the operator's "
                                   "autoconfiguration document, the well-known path, then the DNS.")},
                {"tls-imap",
                 ExerciseWords::tr("The reading service is looked at before anything secret goes there: versions, "
                                   "suites, groups, certificate.")},
                {"tls-smtp",
                 ExerciseWords::tr("The sending service is looked at before anything secret goes there: versions, "
                                   "suites, groups, certificate.")},
                {"imap",
                 ExerciseWords::tr("The mailbox is opened for reading: STARTTLS, then the token (PER, ORG) or the "
                                   "certificate and the address as login (APP).")},
                {"smtp", ExerciseWords::tr(
                             "The mailbox is opened for sending in the same way, and a fictitious message is handed "
                             "over, addressed to itself.")},
                {"reception",
                 ExerciseWords::tr("The message is looked for in the mailbox, read and compared with what was sent.")},
                {"greeting", ExerciseWords::tr("The first words of the server.")},
                {"capabilities",
                 ExerciseWords::tr("What the server announces in clear. Nothing of it counts after TLS.")},
                {"capabilities-after", ExerciseWords::tr("What the server announces under TLS; this alone counts.")},
                {"clear-authentication",
                 ExerciseWords::tr("An authentication is asked for before TLS, with fictitious names: it "
                                   "must be refused.")},
                {"clear-message",
                 ExerciseWords::tr("The sending of a message is begun before TLS: it must be refused.")},
                {"starttls",
                 ExerciseWords::tr("The dialogue goes under TLS by STARTTLS, which the référentiel demands; bytes that "
                                   "come in clear after it are thrown away.")},
                {"tls", ExerciseWords::tr("The version negotiated: TLS 1.2 at least.")},
                {"tls-1.2",
                 ExerciseWords::tr("TLS 1.2 alone is offered to the server: it must accept, the suites of the "
                                   "référentiel being of this version.")},
                {"old-versions",
                 ExerciseWords::tr("SSL 3, TLS 1.0 and TLS 1.1 are each offered alone: the server must refuse.")},
                {"tls-1.3", ExerciseWords::tr("TLS 1.3 alone is offered to the server. It is recommended.")},
                {"cipher-suite",
                 ExerciseWords::tr("The suite negotiated must be one of the référentiel, or of TLS 1.3.")},
                {"listed-suites",
                 ExerciseWords::tr("Each suite is offered until the server takes none any more. One at least of "
                                   "the six of the référentiel must be among those it takes.")},
                {"other-suites",
                 ExerciseWords::tr("Suites of TLS 1.2 and before that the server takes besides the six.")},
                {"dhe-group", ExerciseWords::tr("The prime of the DHE exchange must have 2048 bits at least.")},
                {"ecdhe-group", ExerciseWords::tr("The curves of the ECDHE exchange must have 256 bits at least.")},
                {"key-exchange",
                 ExerciseWords::tr("The exchange negotiated: DHE of 2048 bits, ECDHE of 256 bits at least.")},
                {"renegotiation", ExerciseWords::tr("The server must know the safe form of renegotiation (RFC 5746).")},
                {"compression", ExerciseWords::tr("Compression is offered to the server: it must not take it.")},
                {"certificate-key", ExerciseWords::tr("All suites of the référentiel ask for an RSA certificate.")},
                {"chain",
                 ExerciseWords::tr("The server must send the authorities between its certificate and the root.")},
                {"host-name", ExerciseWords::tr("The certificate must name the host asked for (RFC 9525).")},
                {"dates", ExerciseWords::tr("No certificate of the chain may be expired.")},
                {"trust", ExerciseWords::tr("The chain must lead to the authorities of the target profile.")},
                {"issuer",
                 ExerciseWords::tr("IGC-Santé is the only authority accepted for the servers of an operator.")},
                {"stapling", ExerciseWords::tr("The server may bring the proof that its certificate is not revoked.")},
                {"autoconfig", ExerciseWords::tr("The operator publishes the settings at autoconfig.<domain>.")},
                {"authenticate",
                 ExerciseWords::tr("PER and ORG mailboxes are opened by a Pro Santé Connect token (XOAUTH2), APP "
                                   "mailboxes by a certificate, the address being the login of PLAIN.")},
                {"received", ExerciseWords::tr("Headers and content must be those of the message sent.")}})
        .value_or(QString());
}

} // namespace pupitre
