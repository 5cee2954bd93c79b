#include "ui/common/ProbeText.h"

#include "ui/common/ExerciseText.h"
#include "ui/common/NamedText.h"

#include <QCoreApplication>

namespace pupitre {

namespace {

class ProbeWords
{
    Q_DECLARE_TR_FUNCTIONS(probe)
};

} // namespace

QString probeStepTitle(const QString& name)
{
    if (const auto title = exerciseStepTitle(name))
        return *title;
    return chosen(name, {{"connect", ProbeWords::tr("Connection")},
                         {"greeting", ProbeWords::tr("Greeting")},
                         {"capabilities", ProbeWords::tr("Capabilities before TLS")},
                         {"clear-authentication", ProbeWords::tr("No authentication in clear")},
                         {"starttls", ProbeWords::tr("STARTTLS")},
                         {"tls", ProbeWords::tr("TLS version")},
                         {"cipher-suite", ProbeWords::tr("Cipher suite")},
                         {"key-exchange", ProbeWords::tr("Key exchange")},
                         {"host-name", ProbeWords::tr("Host name of the certificate")},
                         {"dates", ProbeWords::tr("Dates of the certificate")},
                         {"trust", ProbeWords::tr("Certificate chain")},
                         {"capabilities-after", ProbeWords::tr("Capabilities after TLS")},
                         {"initial-response", ProbeWords::tr("Initial response (SASL-IR)")},
                         {"authenticate", ProbeWords::tr("Authentication")},
                         {"identify", ProbeWords::tr("Identification of the server")},
                         {"list", ProbeWords::tr("Folders")},
                         {"select", ProbeWords::tr("Opening of a folder")},
                         {"search", ProbeWords::tr("Search")},
                         {"fetch", ProbeWords::tr("Reading of messages")},
                         {"append", ProbeWords::tr("Filing of a message")},
                         {"store", ProbeWords::tr("Marking")},
                         {"move", ProbeWords::tr("Moving")},
                         {"copy", ProbeWords::tr("Copying")},
                         {"expunge", ProbeWords::tr("Removal of what was moved")},
                         {"quota", ProbeWords::tr("Quota")},
                         {"idle", ProbeWords::tr("Waiting for messages")},
                         {"send", ProbeWords::tr("Sending")},
                         {"session", ProbeWords::tr("Session")},
                         {"tls-1.2", ProbeWords::tr("TLS 1.2")},
                         {"old-versions", ProbeWords::tr("No version before TLS 1.2")},
                         {"tls-1.3", ProbeWords::tr("TLS 1.3")},
                         {"listed-suites", ProbeWords::tr("Suites of the référentiel")},
                         {"other-suites", ProbeWords::tr("Other suites")},
                         {"suite-answered", ProbeWords::tr("Suite chosen by the server")},
                         {"dhe-group", ProbeWords::tr("Smallest DHE group")},
                         {"ecdhe-group", ProbeWords::tr("Smallest ECDHE curve")},
                         {"server-order", ProbeWords::tr("Order of the suites")},
                         {"renegotiation", ProbeWords::tr("Secure renegotiation")},
                         {"compression", ProbeWords::tr("No TLS compression")},
                         {"certificate-key", ProbeWords::tr("Key of the certificate")},
                         {"chain", ProbeWords::tr("Chain as sent")},
                         {"issuer", ProbeWords::tr("Issued by IGC-Santé")},
                         {"revocation", ProbeWords::tr("Revocation")},
                         {"stapling", ProbeWords::tr("OCSP stapling")},
                         {"clear-message", ProbeWords::tr("No message in clear")}});
}

QString probeFindingText(const QString& code)
{
    if (const auto text = exerciseFindingText(code))
        return *text;
    return chosen(
        code,
        {{"", QString()},
         {"greeting-refused", ProbeWords::tr("The server refuses the connection. Ask its administrator why.")},
         {"greeting-missing",
          ProbeWords::tr(
              "The server says nothing. Where TLS begins with the connection (ports 993 and 465) it waits for "
              "the client: API LPS wants STARTTLS (ports 143 and 587).")},
         {"preauth-before-tls",
          ProbeWords::tr("The server considers the client authenticated before TLS: STARTTLS is no longer possible and "
                         "everything would go in clear.")},
         {"auth-offered-in-clear",
          ProbeWords::tr(
              "The server offers authentication before TLS: ill-configured software would send it a readable "
              "secret. Offer it under TLS only.")},
         {"login-not-disabled",
          ProbeWords::tr("The server does not announce LOGINDISABLED before TLS. Forbid LOGIN in clear.")},
         {"starttls-missing",
          ProbeWords::tr("The server does not offer STARTTLS, which the référentiel demands. It may "
                         "have been stripped on the way.")},
         {"starttls-refused",
          ProbeWords::tr("The server offers STARTTLS and refuses it. Look at its certificate configuration.")},
         {"plaintext-injected",
          ProbeWords::tr(
              "Bytes in clear followed the acceptance of STARTTLS. They were thrown away: a server or somebody on "
              "the way tries to speak before TLS.")},
         {"suite-not-accepted", ProbeWords::tr("This suite is not one of those of the référentiel (ECO.1.1.3).")},
         {"key-exchange-unknown", ProbeWords::tr("The size of the key exchange is not told by this suite.")},
         {"key-exchange-too-small",
          ProbeWords::tr("The key exchange is too small: at least 2048 bits for DHE, 256 for ECDHE.")},
         {"host-name-mismatch", ProbeWords::tr("The certificate does not name this host.")},
         {"certificate-dates", ProbeWords::tr("The certificate, or one of its chain, is expired or not valid yet.")},
         {"no-anchors",
          ProbeWords::tr("No authority was given: whether the chain is to be trusted was not judged. Name the "
                         "IGC-Santé files to judge it.")},
         {"no-session", ProbeWords::tr("No session was opened: whether the chain is to be trusted was not judged.")},
         {"not-trusted", ProbeWords::tr("The chain does not lead to the authorities given.")},
         {"mechanism-missing", ProbeWords::tr("The server does not offer this way to authenticate.")},
         {"sasl-ir-missing",
          ProbeWords::tr("The server does not announce SASL-IR, which the référentiel recommends: each authentication "
                         "takes one exchange more. Enable it.")},
         {"token-refused", ProbeWords::tr("The token is refused. A fresh one of the mailbox's holder is needed.")},
         {"login-refused", ProbeWords::tr("The authentication is refused: mailbox, certificate or password.")},
         {"deferred", ProbeWords::tr("The server cannot do it now. Try again later.")},
         {"refused", ProbeWords::tr("The server refuses what it is asked; its words say why.")},
         {"recipient-refused", ProbeWords::tr("Some of the recipients are refused; the others will get the message.")},
         {"closed-by-server", ProbeWords::tr("The server ended the session.")},
         {"tls12-missing",
          ProbeWords::tr("TLS 1.2 is not offered, and the suites of the référentiel are suites of TLS 1.2: "
                         "conforming software cannot connect. Enable it.")},
         {"old-version-offered",
          ProbeWords::tr("Versions before TLS 1.2 are offered. Forbid them on the server (minimum protocol TLS 1.2).")},
         {"tls13-missing",
          ProbeWords::tr("TLS 1.3 is not offered. The référentiel recommends a later version than 1.2.")},
         {"no-accepted-suite",
          ProbeWords::tr("None of the six suites of the référentiel is offered: conforming software cannot connect.")},
         {"weak-suite-offered",
          ProbeWords::tr("Suites without encryption, without authentication or with broken algorithms "
                         "are offered. Remove them from the server's list.")},
         {"unlisted-suite-offered",
          ProbeWords::tr("Suites outside the référentiel's list are offered. Conforming software "
                         "does not use them: they are of no use here.")},
         {"suite-not-offered", ProbeWords::tr("The server chose a suite that was not offered to it: it breaks TLS.")},
         {"dhe-group-too-small",
          ProbeWords::tr("The DHE group has less than 2048 bits: conforming software refuses it. "
                         "Install larger parameters.")},
         {"ecdhe-group-too-small",
          ProbeWords::tr("A curve of less than 256 bits is offered. Remove it from the server's "
                         "list of curves.")},
         {"client-order",
          ProbeWords::tr("The server follows the order of the client. Let it prefer its own best suites.")},
         {"renegotiation-insecure",
          ProbeWords::tr("The server does not know secure renegotiation (RFC 5746): somebody on the way could prefix a "
                         "session. Update its TLS library.")},
         {"compression-offered",
          ProbeWords::tr("TLS compression is on: it lets secrets be guessed (CRIME). Turn it off.")},
         {"certificate-not-rsa",
          ProbeWords::tr("The certificate's key is not RSA, and all suites of the référentiel ask for RSA: conforming "
                         "software cannot connect. Have an RSA certificate issued.")},
         {"chain-hidden", ProbeWords::tr("TLS 1.3 hides the chain, and no handshake could show it.")},
         {"chain-without-authority",
          ProbeWords::tr(
              "The server sends its certificate alone: software that does not have the intermediate authority "
              "cannot judge it. Add the authority to the server's certificate file.")},
         {"chain-disordered", ProbeWords::tr("The certificates are not sent in the order of the chain.")},
         {"issuer-not-igc-sante",
          ProbeWords::tr("The certificate was not issued by IGC-Santé, the only authority accepted "
                         "for an operator's servers.")},
         {"revocation-not-judged", ProbeWords::tr("Whether the certificate is revoked was not looked up.")},
         {"revocation-no-anchors",
          ProbeWords::tr("Lists and responders are asked only when the chain leads to an authority given: name the "
                         "IGC-Santé files to have revocation looked up.")},
         {"certificate-revoked",
          ProbeWords::tr("A certificate of the chain is revoked: conforming software refuses the "
                         "connection. Install another certificate.")},
         {"revocation-unreachable",
          ProbeWords::tr("No list and no responder gave an answer: software that has kept no list refuses the "
                         "connection. Look at the addresses in the certificate and at the way out of this network.")},
         {"revocation-unknown",
          ProbeWords::tr("The lists and responders named by the certificate do not say whether it is "
                         "revoked. The detail says why.")},
         {"revocation-no-address",
          ProbeWords::tr("A certificate names neither a revocation list nor a responder: whether "
                         "it is revoked cannot be known.")},
         {"stapling-hidden",
          ProbeWords::tr("TLS 1.3 hides whether an OCSP response is stapled, and no handshake could show "
                         "it.")},
         {"staple-none",
          ProbeWords::tr("The server staples no OCSP response, and its certificate does not demand one.")},
         {"staple-missing", ProbeWords::tr("The certificate demands a stapled OCSP response and the server gives none: "
                                           "software that honours it refuses the connection. Turn stapling on.")},
         {"staple-revoked", ProbeWords::tr("The stapled response says that the certificate is revoked. Install another "
                                           "certificate.")},
         {"staple-invalid",
          ProbeWords::tr("The stapled response does not hold: software that looks at it refuses the "
                         "connection. Let the server fetch a fresh one; the detail says what is wrong.")},
         {"staple-not-judged",
          ProbeWords::tr("A response is stapled, and the issuer that should have signed it is not known here.")},
         {"clear-dialogue-failed",
          ProbeWords::tr("The dialogue in clear failed: what the server takes there is not known.")},
         {"authentication-taken-in-clear",
          ProbeWords::tr(
              "The server goes on with an authentication before TLS: ill-configured software would send it a "
              "readable secret. Refuse it until STARTTLS.")},
         {"message-taken-in-clear",
          ProbeWords::tr("The server accepts the beginning of a message before TLS. Answer 530 until STARTTLS.")}});
}

QString probeVerdictText(const QString& verdict)
{
    return chosen(verdict, {{"ok", ProbeWords::tr("Good")},
                            {"warning", ProbeWords::tr("Warning")},
                            {"failed", ProbeWords::tr("Failed")},
                            {"not-judged", ProbeWords::tr("Not judged")}});
}

} // namespace pupitre
