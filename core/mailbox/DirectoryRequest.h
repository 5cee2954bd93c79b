#pragma once

#include "core/mailbox/ChangeSet.h"

#include <QJsonObject>

namespace pupitre {

/// The points on which the draft write API contradicts itself (operator.md §6.3), as settings. What the profile asks is
/// the default.
struct PublishVariants
{
    bool typeAsCode = false;     ///< `valueCode` for the type instead of `valueCodeableConcept`
    bool typeSystemR256 = false; ///< the system TRE_R256 for the type's code instead of TRE_R257
    bool cabResponsible = false; ///< a CAB carries `responsible`

    QJsonObject toJson() const;
    static PublishVariants fromJson(const QJsonObject& object);
};

/// One request to the draft "API FHIR MSS" (ANS, ans.fhir.fr.mss 0.1.0): a conditional PATCH with Parameters.
struct DirectoryRequest
{
    qint64 line = 0; ///< of the change
    QString address;
    QString action;    ///< "insert", "replace", "delete"
    QString resource;  ///< "Practitioner", "Organization"
    QString condition; ///< "identifier=SYSTEM|VALUE", not encoded
    QJsonObject body;

    /// "PATCH Practitioner?identifier=…", for people.
    QString summary() const;
};

/// What a change set asks of the directory, one request a mailbox; what it does not concern (service data that the type
/// does not publish, suspensions) gives none. `errors`: PublishCarrier for a mailbox without an identifier the API
/// knows, PublishProfile for a request that would not follow the profile. An address or a type is never changed.
struct DirectoryRequests
{
    QList<DirectoryRequest> requests;
    QList<Error> errors;
    qint64 unconcerned = 0;
};
DirectoryRequests directoryRequests(const QList<PlannedChange>& changes, const PublishVariants& variants);

/// Whether a request follows the profile: Parameters with operations of known type, paths on `telecom` of its resource,
/// whole contact points with system, a MSSanté address, the MSSANTE discriminator (never dropped) and the type.
/// PublishProfile with what does not hold.
Result<void> checkRequest(const DirectoryRequest& request, const PublishVariants& variants);

} // namespace pupitre
