#pragma once

#include "core/base/Result.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace pupitre {

/// The form of a candidature to the referencing (DSR-OPE-MSS v1.0, §4.2), with what makes an operator eligible (§2.1).
struct Candidature
{
    enum class OperatorKind { Unknown, Developer, Buyer };

    QString representative() const { return (representativeGivenName + u' ' + representativeSurname).trimmed(); }
    QString contact() const { return (contactGivenName + u' ' + contactSurname).trimmed(); }

    // The operator
    QString representativeSurname;   ///< *
    QString representativeGivenName; ///< *
    QString representativeMail;      ///< *
    QString representativePhone;     ///< *
    QString contactSurname;          ///< *
    QString contactGivenName;        ///< *
    QString companyName;             ///< *
    QString siret;                   ///< *
    OperatorKind kind = OperatorKind::Unknown;
    bool contractV2Signed = false;
    bool inTrustSpace = true;
    QString developerName;   ///< of an Opérateur Acheteur: who makes its components…
    QString developerNumber; ///< …and the referencing number to ask it for (§4.1.1)
    // The mail service
    QString serviceName;                              ///< *
    QString serviceVersion;                           ///< *
    QString dsr = QStringLiteral("DSR-OPE-MSS v1.0"); ///< * the specification file chosen
    QString mainComponent;                            ///< the one component that meets the requirements
    QDate depositBefore;                              ///< last day but one to file, as the ANS published it
    QDate plannedProofs;                              ///< * planned deposit of the complete proof file
    std::optional<bool> datePublishable;              ///< * may the ANS publish that date?
    bool profileApp = false; ///< "Fournisseur de BAL APP", beside "Général" which is mandatory
    bool filed = false;      ///< deposited: the profiles are final

    QStringList profiles() const;
    QJsonObject toJson() const;
    /// Unknown members and members of a wrong type are findings, all at once.
    static tl::expected<Candidature, QList<Error>> fromJson(const QJsonObject& object, const QString& file = {});
};

struct CandidatureFindings
{
    QList<Error> errors;   ///< what prevents the deposit; `field` is the member's JSON name
    QList<Error> warnings; ///< what deserves a look (a date already past)
};

/// Judges the whole form: mandatory fields, mail, phone, SIRET and its key, eligibility.
CandidatureFindings checkCandidature(const Candidature& candidature, const QDate& today);

/// Whether the operator may apply (§2.1, §4.1.1): the first step of the dossier.
struct Eligibility
{
    enum class Answer {
        Unknown,  ///< the kind of operator is not said
        Eligible, ///< an Opérateur Développeur under the contrat V2, in the Espace de Confiance
        Exempt,   ///< an Opérateur Acheteur: no candidature, but a number to ask for
        Refused,
    };
    Answer answer = Answer::Unknown;
    QList<Error> reasons; ///< why not, or what is to be done
};
Eligibility eligibilityOf(const Candidature& candidature);
QString eligibilityCode(Eligibility::Answer answer); ///< "unknown", "eligible", "exempt", "refused"

/// The JSON names of all fields, of the starred ones and of those about persons, in the order of the form.
QStringList candidatureFields();
QStringList mandatoryCandidatureFields();
QStringList personalCandidatureFields();

} // namespace pupitre
