#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofPki(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CertificateNotFound:
        return ErrorSentences{tr("There is no certificate in this file."),
                              tr("Choose a PEM, DER, PKCS#7 or PKCS#12 file.")};
    case ErrorCode::CertificateHtml:
        return ErrorSentences{
            tr("This file is a web page, not a certificate."),
            tr("The download was answered by a page (an error or a challenge): fetch the certificate again later.")};
    case ErrorCode::CertificateMalformed:
        return ErrorSentences{tr("This certificate cannot be decoded: %detail%."),
                              tr("Ask for it again; it may have been cut or altered.")};
    case ErrorCode::CertificateUnreadablePart:
        return ErrorSentences{tr("A part of this file could not be read: %detail%."),
                              tr("What could be read is shown; check the file if something is missing.")};
    case ErrorCode::Pkcs12Corrupt:
        return ErrorSentences{tr("This PKCS#12 file is damaged: %detail%."),
                              tr("Export it again from where it was made.")};
    case ErrorCode::Pkcs12PasswordNeeded:
        return ErrorSentences{tr("This PKCS#12 file is protected by a password."), tr("Give its password.")};
    case ErrorCode::Pkcs12PasswordWrong:
        return ErrorSentences{tr("The password of this PKCS#12 file is wrong."),
                              tr("Check it, case and accents included, and try again.")};
    case ErrorCode::Pkcs12Legacy:
        return ErrorSentences{tr("This PKCS#12 file uses an encryption that is no longer available here: %detail%."),
                              tr("Export it again with AES-256.")};
    case ErrorCode::KeyPasswordNeeded:
        return ErrorSentences{tr("The private key in this file is encrypted."), tr("Give its password.")};
    case ErrorCode::KeyPasswordWrong:
        return ErrorSentences{tr("The password of the private key is wrong."),
                              tr("Check it, case and accents included, and try again.")};
    case ErrorCode::KeyMissing:
        return ErrorSentences{tr("This file holds no private key."),
                              tr("Choose the PKCS#12, or the PEM file that holds the certificate and its key.")};
    case ErrorCode::KeyMismatch:
        return ErrorSentences{tr("The private key is not that of the certificate."),
                              tr("Find the key made with the request of this certificate.")};
    case ErrorCode::CertificateUnknown:
        return ErrorSentences{tr("No certificate with the fingerprint %value% is in the workspace."),
                              tr("Import it first.")};
    case ErrorCode::CertificateNeedsApp:
        return ErrorSentences{
            tr("%value% is of type %detail%: only an applicative mailbox (APP) is opened by a certificate."),
            tr("Choose an APP mailbox.")};
    case ErrorCode::CertificateIsAuthority:
        return ErrorSentences{tr("This is the certificate of an authority: it opens no mailbox."),
                              tr("Choose the certificate of the application.")};
    case ErrorCode::CertificateNotAttached:
        return ErrorSentences{tr("This certificate is not attached to %value%."),
                              tr("See the mailboxes it is attached to.")};
    case ErrorCode::CertificateReasonMissing:
        return ErrorSentences{tr("A reason is needed to remove a certificate."),
                              tr("Write why, in a few words: it goes to the audit journal.")};
    case ErrorCode::CertificateMailboxUnknown:
        return ErrorSentences{tr("There is no mailbox %value% to attach a certificate to."),
                              tr("Create the APP mailbox first.")};
    case ErrorCode::CertificateTooMany:
        return ErrorSentences{tr("This file holds more than %value% certificates."), tr("Split it.")};
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
