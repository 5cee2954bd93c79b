#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofLps(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NetHostNotFound:
        return ErrorSentences{tr("The host %value% was not found."), tr("Check its name and this computer's DNS.")};
    case ErrorCode::NetRefused:
        return ErrorSentences{tr("%value% refuses the connection."),
                              tr("Check the port, and that the service is running.")};
    case ErrorCode::NetTimedOut:
        return ErrorSentences{tr("%value% did not answer in time."),
                              tr("Check that the network lets this port through, then try again.")};
    case ErrorCode::NetClosed:
        return ErrorSentences{tr("%value% closed the connection."),
                              tr("Look at the dialogue for its last words, and at the server's log.")};
    case ErrorCode::NetFailed:
        return ErrorSentences{tr("The connection to %value% failed: %detail%."),
                              tr("Check the network, then try again.")};
    case ErrorCode::NetTlsHandshake:
        return ErrorSentences{tr("The TLS negotiation with %value% failed: %detail%."),
                              tr("The server must speak TLS 1.2 or later with one of the référentiel's suites.")};
    case ErrorCode::NetUntrusted:
        return ErrorSentences{tr("The certificate of %value% is not trusted: %detail%."),
                              tr("Check the host name and the authorities given. Nothing was sent to this server.")};
    case ErrorCode::NetLineTooLong:
        return ErrorSentences{tr("%value% sent a line that is far too long. The connection was ended."),
                              tr("Check that this port speaks the chosen protocol.")};
    case ErrorCode::NetTooMuchData:
        return ErrorSentences{tr("%value% sends without end. The connection was ended."),
                              tr("Check that this port speaks the chosen protocol.")};
    case ErrorCode::NetProtocol:
        return ErrorSentences{tr("%value% gave an unexpected reply: %detail%."),
                              tr("Check that this port speaks the chosen protocol.")};
    case ErrorCode::LpsEndpoint:
        return ErrorSentences{tr("“%value%” is not a host and a port."),
                              tr("Write it as in: imap.example.mssante.fr:143.")};
    case ErrorCode::LpsRunUnknown:
        return ErrorSentences{tr("There is no run number %value%."), tr("See the list of runs.")};
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
