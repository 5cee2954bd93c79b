#include "ui/common/TokenText.h"

#include "ui/common/NamedText.h"

#include <QCoreApplication>

namespace pupitre {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(token)
};

} // namespace

QString tokenCheckTitle(const QString& name)
{
    return chosen(name, {{"form", Words::tr("Form")},
                         {"algorithm", Words::tr("Signing algorithm")},
                         {"signature", Words::tr("Signature")},
                         {"issuer", Words::tr("Issuer")},
                         {"expiry", Words::tr("Expiry")},
                         {"start", Words::tr("Beginning")},
                         {"type", Words::tr("Kind of token")},
                         {"client", Words::tr("Application")},
                         {"person", Words::tr("Person")},
                         {"level", Words::tr("Level of authentication")}});
}

QString tokenFindingText(const QString& code)
{
    return chosen(
        code,
        {{"empty", Words::tr("There is nothing to look at.")},
         {"too-long", Words::tr("Longer than any token.")},
         {"encrypted", Words::tr("An encrypted token (JWE): only its addressee can read it.")},
         {"not-a-jwt", Words::tr("Not a signed JSON Web Token: three parts with dots between are expected.")},
         {"header-malformed", Words::tr("Its header is no base64url of a JSON object.")},
         {"claims-malformed", Words::tr("Its claims are no base64url of a JSON object.")},
         {"signature-malformed", Words::tr("Its signature is no base64url.")},
         {"alg-none", Words::tr("It says itself that it is not signed (alg none): anybody can write one.")},
         {"alg-shared-secret", Words::tr("Signed with a shared secret: nobody but its two holders can verify it.")},
         {"alg-unknown", Words::tr("This algorithm is not one of RS, PS or ES 256, 384, 512.")},
         {"critical-header", Words::tr("Its header demands what is not understood here (crit).")},
         {"unsigned", Words::tr("It has no signature.")},
         {"not-verifiable", Words::tr("The signature cannot be verified.")},
         {"no-keys", Words::tr("Not judged: the provider's keys were not given.")},
         {"unknown-key", Words::tr("Signed with a key that the provider does not publish.")},
         {"key-unfit", Words::tr("The provider's key of that name is not of the kind the algorithm needs.")},
         {"bad-signature", Words::tr("The signature is not the provider's, or the token was altered.")},
         {"weak-key", Words::tr("The signature holds, with a key that is too short.")},
         {"no-expiry", Words::tr("It does not say when it ends.")},
         {"expired", Words::tr("It has expired.")},
         {"not-yet-valid", Words::tr("It is not valid yet.")},
         {"issued-in-future", Words::tr("It was issued in the future: one of the two clocks is wrong.")},
         {"no-issue-time", Words::tr("It does not say when it was issued.")},
         {"wrong-issuer", Words::tr("Another issuer than the one expected.")},
         {"not-an-access-token", Words::tr("Not an access token: mail servers want that one.")},
         {"other-client", Words::tr("Given to another application.")},
         {"other-person", Words::tr("It is another person's.")},
         {"no-person", Words::tr("It names nobody (SubjectNameID, preferred_username).")},
         {"level-other", Words::tr("Not the level that Pro Santé Connect gives (eidas1).")}});
}

QString loginDonePage()
{
    return QStringLiteral("<!doctype html><html><meta charset=\"utf-8\"><title>Pupitre</title><p>%1</p></html>")
        .arg(Words::tr("The login is done. You can close this page and go back to Pupitre.").toHtmlEscaped());
}

} // namespace pupitre
