#include "ui/common/TokenText.h"

#include "ui/common/NamedText.h"

#include <QCoreApplication>

namespace pupitre {

namespace {

class TokenWords
{
    Q_DECLARE_TR_FUNCTIONS(token)
};

} // namespace

QString tokenCheckTitle(const QString& name)
{
    return chosen(name, {{"form", TokenWords::tr("Form")},
                         {"algorithm", TokenWords::tr("Signing algorithm")},
                         {"signature", TokenWords::tr("Signature")},
                         {"issuer", TokenWords::tr("Issuer")},
                         {"expiry", TokenWords::tr("Expiry")},
                         {"start", TokenWords::tr("Beginning")},
                         {"type", TokenWords::tr("Kind of token")},
                         {"client", TokenWords::tr("Application")},
                         {"person", TokenWords::tr("Person")},
                         {"level", TokenWords::tr("Level of authentication")}});
}

QString tokenFindingText(const QString& code)
{
    return chosen(
        code,
        {{"empty", TokenWords::tr("There is nothing to look at.")},
         {"too-long", TokenWords::tr("Longer than any token.")},
         {"encrypted", TokenWords::tr("An encrypted token (JWE): only its addressee can read it.")},
         {"not-a-jwt", TokenWords::tr("Not a signed JSON Web Token: three parts with dots between are expected.")},
         {"opaque",
          TokenWords::tr(
              "An opaque token: only the provider can say what it holds (introspection). Mail servers ask it.")},
         {"header-malformed", TokenWords::tr("Its header is no base64url of a JSON object.")},
         {"claims-malformed", TokenWords::tr("Its claims are no base64url of a JSON object.")},
         {"signature-malformed", TokenWords::tr("Its signature is no base64url.")},
         {"alg-none", TokenWords::tr("It says itself that it is not signed (alg none): anybody can write one.")},
         {"alg-shared-secret",
          TokenWords::tr("Signed with a shared secret: nobody but its two holders can verify it.")},
         {"alg-unknown", TokenWords::tr("This algorithm is not one of RS, PS or ES 256, 384, 512.")},
         {"critical-header", TokenWords::tr("Its header demands what is not understood here (crit).")},
         {"unsigned", TokenWords::tr("It has no signature.")},
         {"not-verifiable", TokenWords::tr("The signature cannot be verified.")},
         {"no-keys", TokenWords::tr("Not judged: the provider's keys were not given.")},
         {"unknown-key", TokenWords::tr("Signed with a key that the provider does not publish.")},
         {"key-unfit", TokenWords::tr("The provider's key of that name is not of the kind the algorithm needs.")},
         {"bad-signature", TokenWords::tr("The signature is not the provider's, or the token was altered.")},
         {"weak-key", TokenWords::tr("The signature holds, with a key that is too short.")},
         {"no-expiry", TokenWords::tr("It does not say when it ends.")},
         {"expired", TokenWords::tr("It has expired.")},
         {"not-yet-valid", TokenWords::tr("It is not valid yet.")},
         {"issued-in-future", TokenWords::tr("It was issued in the future: one of the two clocks is wrong.")},
         {"no-issue-time", TokenWords::tr("It does not say when it was issued.")},
         {"wrong-issuer", TokenWords::tr("Another issuer than the one expected.")},
         {"not-an-access-token", TokenWords::tr("Not an access token: mail servers want that one.")},
         {"no-client", TokenWords::tr("It names no application (azp, client_id, aud).")},
         {"other-client", TokenWords::tr("Given to another application.")},
         {"other-person", TokenWords::tr("It is another person's.")},
         {"no-person", TokenWords::tr("It names nobody (SubjectNameID, preferred_username).")},
         {"level-other", TokenWords::tr("Not the level that Pro Santé Connect gives (eidas1).")}});
}

QString loginDonePage()
{
    return QStringLiteral("<!doctype html><html><meta charset=\"utf-8\"><title>Pupitre</title><p>%1</p></html>")
        .arg(TokenWords::tr("The login is done. You can close this page and go back to Pupitre.").toHtmlEscaped());
}

} // namespace pupitre
