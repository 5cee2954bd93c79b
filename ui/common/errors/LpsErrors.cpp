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
                              tr("Look at the dialogue for its last words, and at the server's log."),
                              tr("%value% closed the connection, saying: %detail%.")};
    case ErrorCode::NetFailed:
        return ErrorSentences{tr("The connection to %value% failed: %detail%."),
                              tr("Check the network, then try again.")};
    case ErrorCode::NetTlsHandshake:
        return ErrorSentences{tr("The TLS negotiation with %value% failed: %detail%."),
                              tr("The server must speak TLS 1.2 or later with one of the référentiel's suites. Some "
                                 "break off here when they are shown no client certificate.")};
    case ErrorCode::NetUntrusted:
        return ErrorSentences{tr("The certificate of %value% is not trusted: %detail%."),
                              tr("Check the host name and the authorities given. Nothing was sent to this server.")};
    case ErrorCode::NetCertificateWanted:
        return ErrorSentences{tr("%value% wants a client certificate and was shown none."),
                              tr("Name the mailbox's certificate, or use a port that takes tokens.")};
    case ErrorCode::NetCertificateRefused:
        return ErrorSentences{tr("%value% refuses the client certificate: %detail%."),
                              tr("Check its dates, its revocation, and that its authority is one the server accepts.")};
    case ErrorCode::NetLineTooLong:
        return ErrorSentences{tr("%value% sent a line that is far too long. The connection was ended."),
                              tr("Check that this port speaks the chosen protocol.")};
    case ErrorCode::NetTooMuchData:
        return ErrorSentences{tr("%value% sends without end. The connection was ended."),
                              tr("Check that this port speaks the chosen protocol.")};
    case ErrorCode::NetProtocol:
        return ErrorSentences{tr("%value% gave an unexpected reply: %detail%."),
                              tr("Check that this port speaks the chosen protocol.")};
    case ErrorCode::NetUrl:
        return ErrorSentences{tr("“%value%” is not a web address."), tr("Write it as in: https://example.org/path.")};
    case ErrorCode::NetPlainHttp:
        return ErrorSentences{tr("%value% is not protected by TLS."), tr("Use the address that begins with https.")};
    case ErrorCode::NetAddressRefused:
        return ErrorSentences{
            tr("%value% leads to an address of a private network (%detail%)."),
            tr("Nothing was sent. A target of your own network must be marked as a sandbox in its profile.")};
    case ErrorCode::NetRedirect:
        return ErrorSentences{tr("%value% leads on to %detail%, where the program does not follow."),
                              tr("Check the address: too many redirections, or one that leaves TLS.")};
    case ErrorCode::LpsEndpoint:
        return ErrorSentences{tr("“%value%” is not a host and a port."),
                              tr("Write it as in: imap.example.mssante.fr:143.")};
    case ErrorCode::LpsRunUnknown:
        return ErrorSentences{tr("There is no run number %value%."), tr("See the list of runs.")};
    case ErrorCode::LpsUnfit:
        return ErrorSentences{tr("%value% cannot be used as an API LPS server."),
                              tr("Correct the server, then try again."),
                              tr("%value% cannot be used as an API LPS server. %detail%")};
    case ErrorCode::LpsNotOffered:
        return ErrorSentences{tr("The server does not offer %value%."),
                              tr("Choose what it offers, or have it added to the server."),
                              tr("The server does not offer %value%; it offers: %detail%.")};
    case ErrorCode::LpsTokenRefused:
        return ErrorSentences{tr("%value% refuses the token: %detail%."),
                              tr("Get a fresh token of the mailbox's holder, then try again.")};
    case ErrorCode::LpsLoginRefused:
        return ErrorSentences{tr("%value% refuses the authentication: %detail%."),
                              tr("Check the mailbox, and the certificate or the password used.")};
    case ErrorCode::LpsRefused:
        return ErrorSentences{tr("%value% refuses: %detail%."), tr("Look at the dialogue for what it was asked.")};
    case ErrorCode::LpsDeferred:
        return ErrorSentences{tr("%value% cannot do it now: %detail%."), tr("Try again later.")};
    case ErrorCode::LpsAddress:
        return ErrorSentences{tr("“%value%” is no address a message can be sent to or from."),
                              tr("Write it as in: name@example.mssante.fr.")};
    case ErrorCode::LpsMessageTooLarge:
        return ErrorSentences{tr("The message of %value% bytes is larger than the server takes (%detail% bytes)."),
                              tr("Send less, or ask the operator for its limit.")};
    case ErrorCode::LpsMessageLines:
        return ErrorSentences{
            tr("The message has lines that cannot be sent: longer than 998 octets, or not ended by CR LF."),
            tr("Make it again with a mail program, or encode its parts.")};
    case ErrorCode::LpsSecret:
        return ErrorSentences{
            tr("The secret named by %field% could not be had: %detail%."),
            tr("Check the file, the variable or the command; the secret itself is never written here.")};
    case ErrorCode::MessageShapeless:
        return ErrorSentences{tr("This is no mail message: it does not begin with a header."),
                              tr("Choose a message saved as a file (.eml).")};
    case ErrorCode::MessageField:
        return ErrorSentences{tr("“%value%” cannot be written in the field %field%."),
                              tr("Take out control characters, and write identifiers as in: <id@example.mssante.fr>.")};
    case ErrorCode::MessageRuleBroken:
        return ErrorSentences{tr("The message breaks %field% (%detail%)."), tr("Correct the software that made it.")};
    case ErrorCode::CdaMalformed:
        return ErrorSentences{tr("The CDA document %file% cannot be read: %detail%."),
                              tr("Have it made again by the software it comes from.")};
    case ErrorCode::CdaOther:
        return ErrorSentences{tr("%file% is XML but no CDA document: its root is “%value%”."),
                              tr("Choose a CDA document (ClinicalDocument).")};
    case ErrorCode::XdmMetadataMalformed:
        return ErrorSentences{tr("METADATA.XML cannot be read: %detail%."),
                              tr("Have the archive made again by the software it comes from.")};
    case ErrorCode::LpsAutoconfigXml:
        return ErrorSentences{
            tr("The autoconfiguration document cannot be read: %detail%."),
            tr("Correct the document at the line named; it must be plain XML without document type.")};
    case ErrorCode::LpsAutoconfigRoot:
        return ErrorSentences{tr("The document is no autoconfiguration: it begins with “%value%”."),
                              tr("Publish a clientConfig document at this address.")};
    case ErrorCode::LpsDomainRefused:
        return ErrorSentences{tr("The domain %value% is not one of those allowed (%detail%). Nothing was asked."),
                              tr("Check the address, or add the domain to the target profile.")};
    case ErrorCode::LpsNotDiscovered:
        return ErrorSentences{tr("Nothing tells where the servers of %value% are."),
                              tr("Publish the autoconfiguration document at https://autoconfig.%value%.")};
    case ErrorCode::LpsProfileUnknown:
        return ErrorSentences{tr("There is no target profile named “%value%”."), tr("See the list of profiles.")};
    case ErrorCode::LpsProfileExists:
        return ErrorSentences{tr("A target profile named “%value%” exists already."), tr("Choose another name.")};
    case ErrorCode::LpsProfileField:
        return ErrorSentences{tr("The value “%value%” does not fit in %field%."),
                              tr("Correct it; the help of the API LPS says what each field takes.")};
    case ErrorCode::LpsProfileMember:
        return ErrorSentences{tr("A target profile has no field named “%field%”."),
                              tr("Remove it, or correct its name.")};
    case ErrorCode::LpsProfileFormat:
        return ErrorSentences{tr("%file% is no target profile of this program."),
                              tr("Export one to see what it must look like.")};
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
