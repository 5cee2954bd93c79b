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
    // The mail service
    QString serviceName;                              ///< *
    QString serviceVersion;                           ///< *
    QString dsr = QStringLiteral("DSR-OPE-MSS v1.0"); ///< * the specification file chosen
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

/// The JSON names of the starred fields, in the order of the form.
QStringList mandatoryCandidatureFields();

} // namespace pupitre
