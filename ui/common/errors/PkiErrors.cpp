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
        return ErrorSentences{tr("No such certificate is attached to %value%."),
                              tr("See the mailboxes it is attached to.")};
    case ErrorCode::CertificateReasonMissing:
        return ErrorSentences{tr("A reason is needed to remove a certificate."),
                              tr("Write why, in a few words: it goes to the audit journal.")};
    case ErrorCode::CertificateMailboxUnknown:
        return ErrorSentences{tr("There is no mailbox %value% to attach a certificate to."),
                              tr("Create the APP mailbox first.")};
    case ErrorCode::CertificateTooMany:
        return ErrorSentences{tr("This file holds more than %value% certificates."), tr("Split it.")};
    case ErrorCode::CertificateTooLarge:
        return ErrorSentences{tr("A certificate of more than %value% bytes is not read."),
                              tr("Ask whoever issued it for a certificate of an ordinary size (a few kilobytes).")};
    case ErrorCode::FolderTooManyFiles:
        return ErrorSentences{tr("This folder holds more than %value% files."),
                              tr("Import its folders one after the other.")};
    case ErrorCode::FolderNothing:
        return ErrorSentences{tr("No file of this folder holds a certificate or a revocation list."),
                              tr("See the report: it says of each file why it was left aside.")};
    case ErrorCode::AnchorNotPinned:
        return ErrorSentences{
            tr("The fingerprint of this certificate is not one of those published for IGC-Santé: %value%."),
            tr("Fetch the authority again, or check its fingerprint with the ANS. It was not taken as an anchor.")};
    case ErrorCode::CrlNotFound:
        return ErrorSentences{tr("There is no revocation list in this file."), tr("Choose a CRL in DER or PEM.")};
    case ErrorCode::CrlMalformed:
        return ErrorSentences{tr("This revocation list cannot be decoded: %detail%."),
                              tr("Fetch it again; it may have been cut or altered.")};
    case ErrorCode::CrlIssuerUnknown:
        return ErrorSentences{tr("The issuer of this revocation list is not in the workspace: %value%."),
                              tr("Import the authority first.")};
    case ErrorCode::CrlSignature:
        return ErrorSentences{tr("The signature of this revocation list is not that of %value%."),
                              tr("It was not kept: fetch it again from the authority's address.")};
    case ErrorCode::CrlExpired:
        return ErrorSentences{tr("This revocation list should have been replaced on %value%."),
                              tr("Fetch the current one.")};
    case ErrorCode::CrlOlder:
        return ErrorSentences{tr("A newer revocation list of %value% is in the workspace already."),
                              tr("Nothing needs to be done.")};
    case ErrorCode::PathInvalid:
        return ErrorSentences{tr("The certification path does not hold: %detail% (%value%)."),
                              tr("Look at the step that is refused, and at the certificate it names.")};
    case ErrorCode::RevocationUnchecked:
        return ErrorSentences{tr("Revocation was not checked."),
                              tr("Give revocation lists (--crl) or ask OCSP (--ocsp).")};
    case ErrorCode::LintFailed:
        return ErrorSentences{tr("%detail% (%value%)."), tr("Ask for a certificate that keeps this rule.")};
    case ErrorCode::AddressResting:
        return ErrorSentences{tr("%value% was asked a short while ago and did not serve."),
                              tr("Wait until %detail%: asking again and again gets the operator refused.")};
    case ErrorCode::RequestFieldMissing:
        return ErrorSentences{tr("The request lacks a field."), tr("Fill it in.")};
    case ErrorCode::RequestFieldInvalid:
        return ErrorSentences{tr("The value %value% does not fit this field of the request."),
                              tr("Correct it: %detail%.")};
    case ErrorCode::RequestMalformed:
        return ErrorSentences{tr("This certificate request cannot be decoded: %detail%."), tr("Make it again.")};
    case ErrorCode::RequestUnknown:
        return ErrorSentences{tr("There is no request %value% in the workspace."), tr("See the list of requests.")};
    case ErrorCode::KeyAlgorithmUnknown:
        return ErrorSentences{tr("%value% is no kind of key made here."),
                              tr("Choose rsa-2048, rsa-3072, rsa-4096 or p-256.")};
    case ErrorCode::KeyNotRsa:
        return ErrorSentences{tr("This key is not RSA: the suites of the API LPS ask for RSA alone."),
                              tr("Choose an RSA key for what authenticates to an operator.")};
    case ErrorCode::KeyGeneration:
        return ErrorSentences{tr("The key could not be made: %detail%."), tr("Try again.")};
    case ErrorCode::KeyParameters:
        return ErrorSentences{tr("The protection of this key uses parameters that are not accepted: %detail%."),
                              tr("The file was altered, or made elsewhere: use a copy.")};
    case ErrorCode::KeyUnknown:
        return ErrorSentences{tr("The private key of %value% is not in the workspace."), tr("See the list of keys.")};
    case ErrorCode::KeysLocked:
        return ErrorSentences{tr("The keys of the workspace are locked."), tr("Give their passphrase.")};
    case ErrorCode::PassphraseWrong:
        return ErrorSentences{tr("The passphrase of the keys is wrong."),
                              tr("Check it, case and accents included, and try again.")};
    case ErrorCode::PassphraseShort:
        return ErrorSentences{tr("This passphrase is too short: %value% characters at least."),
                              tr("Choose several words.")};
    case ErrorCode::PassphraseMissing:
        return ErrorSentences{tr("A passphrase is needed to protect the key."),
                              tr("Give it by a file or an environment variable, never on the command line.")};
    case ErrorCode::TokenUnavailable:
        return ErrorSentences{tr("The PKCS#11 token cannot be used: %detail%."),
                              tr("Check that OpenSSL's PKCS#11 engine is installed (libengine-pkcs11-openssl on "
                                 "Debian; there is none for Windows).")};
    case ErrorCode::TokenModule:
        return ErrorSentences{tr("The PKCS#11 module %value% cannot be loaded: %detail%."),
                              tr("Give the path of the module that came with the token (a .so file).")};
    case ErrorCode::TokenAbsent:
        return ErrorSentences{tr("The token %value% is not inserted."),
                              tr("Insert it, or check its label: it is written as the token itself says it.")};
    case ErrorCode::TokenPinLocked:
        return ErrorSentences{tr("The PIN of the token is locked after too many wrong ones."),
                              tr("Unlock it with the program that came with the token (PUK or security officer).")};
    case ErrorCode::TokenCertificateMissing:
        return ErrorSentences{tr("The token holds no certificate for the key %value%."),
                              tr("Give the file of its certificate.")};
    case ErrorCode::TokenPinWrong:
        return ErrorSentences{tr("The PIN of the token is wrong."),
                              tr("Check it: after a few wrong ones the token locks itself.")};
    case ErrorCode::TokenKeyUnknown:
        return ErrorSentences{tr("There is no key %value% on the token."),
                              tr("See the keys of the token: the PIN shows those that are hidden without it.")};
    case ErrorCode::TokenRefused:
        return ErrorSentences{tr("The token refused: %detail%."),
                              tr("Check what the token allows: the kind of key, and whether it may be written.")};
    case ErrorCode::KeystoreUnavailable:
        return ErrorSentences{tr("The key store of the system cannot be used: %detail%."),
                              tr("Go on with the passphrase of the workspace: the keys are sealed by it alone.")};
    case ErrorCode::KeystoreFailed:
        return ErrorSentences{tr("The key store of the system refused: %detail%."),
                              tr("Unlock it, or go on with the passphrase of the workspace.")};
    case ErrorCode::RevocationCodeMissing:
        return ErrorSentences{tr("No revocation code is kept with this request."),
                              tr("Write down the code chosen on the ordering portal.")};
    case ErrorCode::Pkcs12Compatible:
        return ErrorSentences{tr("This PKCS#12 is written for old programs: its encryption (3DES, SHA-1) is weak."),
                              tr("Choose a long password, and delete the file once it is imported.")};
    case ErrorCode::CertificateRevoked:
        return ErrorSentences{tr("This certificate is revoked: it opens no mailbox."),
                              tr("Attach the certificate that replaces it.")};
    case ErrorCode::SuccessorUnfit:
        return ErrorSentences{tr("A certificate cannot follow this one: %detail%."),
                              tr("Choose a newer certificate of an application.")};
    case ErrorCode::ThresholdsUnfit:
        return ErrorSentences{tr("%value% is no list of days before the end of a certificate."),
                              tr("Give one to ten whole numbers of days between 1 and 1000: 90, 60, 30, 7.")};
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
