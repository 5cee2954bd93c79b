#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofToken(ErrorCode code)
{
    switch (code) {
    case ErrorCode::PscDiscovery:
        return ErrorSentences{tr("%value% holds no usable configuration of Pro Santé Connect: %detail%."),
                              tr("Check the address: it ends in /.well-known/wallet-openid-configuration or "
                                 "/.well-known/openid-configuration.")};
    case ErrorCode::PscIssuer:
        return ErrorSentences{tr("Pro Santé Connect names another issuer than the one asked: %value%."),
                              tr("Do not log in there. Check the address of the environment.")};
    case ErrorCode::PscNotOffered:
        return ErrorSentences{tr("This Pro Santé Connect does not offer: %value%."),
                              tr("Choose another way to obtain the token, or check the environment.")};
    case ErrorCode::PscRefused:
        return ErrorSentences{tr("Pro Santé Connect refused: %value%."),
                              tr("Check the client's identifier and secret, and the person's national identifier."),
                              tr("Pro Santé Connect refused: %value%. %detail%.")};
    case ErrorCode::PscUnavailable:
        return ErrorSentences{tr("Pro Santé Connect cannot answer now: %value%."), tr("Try again later.")};
    case ErrorCode::PscDenied:
        return ErrorSentences{tr("The person refused the login."),
                              tr("Start again, and compare the two digits before accepting.")};
    case ErrorCode::PscRequestExpired:
        return ErrorSentences{tr("Nobody answered the login request in time."), tr("Start again.")};
    case ErrorCode::PscPending:
        return ErrorSentences{tr("The person has not answered yet."), tr("Wait.")};
    case ErrorCode::PscSlowDown:
        return ErrorSentences{tr("Pro Santé Connect asks for fewer questions."), tr("Wait.")};
    case ErrorCode::PscSessionOver:
        return ErrorSentences{tr("The Pro Santé Connect session is over."), tr("Log in again.")};
    case ErrorCode::PscAnswer:
        return ErrorSentences{tr("Pro Santé Connect's answer cannot be used: %detail%."),
                              tr("Look at the dialogue; if it goes on, report it to the service.")};
    case ErrorCode::PscState:
        return ErrorSentences{tr("The browser came back with an answer to another question."),
                              tr("Nothing was accepted. Start again; close other login pages first.")};
    case ErrorCode::PscNonce:
        return ErrorSentences{tr("The identity received does not belong to this login."),
                              tr("Nothing was kept. Start again.")};
    case ErrorCode::PscListener:
        return ErrorSentences{tr("The browser's way back could not be opened: %detail%."),
                              tr("Choose another port, or leave it free.")};
    case ErrorCode::TokenEmpty:
        return ErrorSentences{tr("There is no token there."), tr("Give the access token alone.")};
    case ErrorCode::TokenMalformed:
        return ErrorSentences{tr("This is no token: it has spaces or other characters no token has, or no end."),
                              tr("Give the access token alone, on one line.")};
    case ErrorCode::TokenCommandFailed:
        return ErrorSentences{tr("The command %value% gave no token: %detail%."),
                              tr("Run it in a terminal: it must print the token and nothing else.")};
    case ErrorCode::TokenRejected:
        return ErrorSentences{tr("The token is no good: %detail%."),
                              tr("Obtain a new one. Every check is in the report.")};
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
