#include "ui/common/ProbeText.h"

#include <QCoreApplication>

namespace pupitre {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(probe)
};

QString chosen(const QString& key, std::initializer_list<std::pair<const char*, QString>> texts)
{
    for (const auto& [name, text] : texts) {
        if (key == QLatin1String(name))
            return text;
    }
    return key;
}

} // namespace

QString probeStepTitle(const QString& name)
{
    return chosen(name, {{"connect", Words::tr("Connection")},
                         {"greeting", Words::tr("Greeting")},
                         {"capabilities", Words::tr("Capabilities before TLS")},
                         {"clear-authentication", Words::tr("No authentication in clear")},
                         {"starttls", Words::tr("STARTTLS")},
                         {"tls", Words::tr("TLS version")},
                         {"cipher-suite", Words::tr("Cipher suite")},
                         {"key-exchange", Words::tr("Key exchange")},
                         {"host-name", Words::tr("Host name of the certificate")},
                         {"dates", Words::tr("Dates of the certificate")},
                         {"trust", Words::tr("Certificate chain")},
                         {"capabilities-after", Words::tr("Capabilities after TLS")},
                         {"authenticate", Words::tr("Authentication")},
                         {"identify", Words::tr("Identification of the server")},
                         {"list", Words::tr("Folders")},
                         {"select", Words::tr("Opening of a folder")},
                         {"search", Words::tr("Search")},
                         {"fetch", Words::tr("Reading of messages")},
                         {"append", Words::tr("Filing of a message")},
                         {"store", Words::tr("Marking")},
                         {"move", Words::tr("Moving")},
                         {"copy", Words::tr("Copying")},
                         {"expunge", Words::tr("Removal of what was moved")},
                         {"quota", Words::tr("Quota")},
                         {"idle", Words::tr("Waiting for messages")},
                         {"send", Words::tr("Sending")},
                         {"session", Words::tr("Session")}});
}

QString probeFindingText(const QString& code)
{
    return chosen(
        code,
        {{"", QString()},
         {"greeting-refused", Words::tr("The server refuses the connection. Ask its administrator why.")},
         {"preauth-before-tls",
          Words::tr("The server considers the client authenticated before TLS: STARTTLS is no longer possible and "
                    "everything would go in clear.")},
         {"auth-offered-in-clear",
          Words::tr("The server offers authentication before TLS: ill-configured software would send it a readable "
                    "secret. Offer it under TLS only.")},
         {"login-not-disabled",
          Words::tr("The server does not announce LOGINDISABLED before TLS. Forbid LOGIN in clear.")},
         {"starttls-missing", Words::tr("The server does not offer STARTTLS, which the référentiel demands. It may "
                                        "have been stripped on the way.")},
         {"starttls-refused",
          Words::tr("The server offers STARTTLS and refuses it. Look at its certificate configuration.")},
         {"plaintext-injected",
          Words::tr(
              "Bytes in clear followed the acceptance of STARTTLS. They were thrown away: a server or somebody on "
              "the way tries to speak before TLS.")},
         {"suite-not-accepted", Words::tr("This suite is not one of those of the référentiel (ECO.1.1.3).")},
         {"key-exchange-unknown", Words::tr("The size of the key exchange is not told by this suite.")},
         {"key-exchange-too-small",
          Words::tr("The key exchange is too small: at least 2048 bits for DHE, 256 for ECDHE.")},
         {"host-name-mismatch", Words::tr("The certificate does not name this host.")},
         {"certificate-dates", Words::tr("The certificate, or one of its chain, is expired or not valid yet.")},
         {"no-anchors", Words::tr("No authority was given: whether the chain is to be trusted was not judged. Name the "
                                  "IGC-Santé files to judge it.")},
         {"not-trusted", Words::tr("The chain does not lead to the authorities given.")},
         {"mechanism-missing", Words::tr("The server does not offer this way to authenticate.")},
         {"token-refused", Words::tr("The token is refused. A fresh one of the mailbox's holder is needed.")},
         {"login-refused", Words::tr("The authentication is refused: mailbox, certificate or password.")},
         {"deferred", Words::tr("The server cannot do it now. Try again later.")},
         {"refused", Words::tr("The server refuses what it is asked; its words say why.")},
         {"recipient-refused", Words::tr("Some of the recipients are refused; the others will get the message.")},
         {"closed-by-server", Words::tr("The server ended the session.")}});
}

QString probeVerdictText(const QString& verdict)
{
    return chosen(verdict, {{"ok", Words::tr("Good")},
                            {"warning", Words::tr("Warning")},
                            {"failed", Words::tr("Failed")},
                            {"not-judged", Words::tr("Not judged")}});
}

} // namespace pupitre
