#pragma once

#include "core/referencing/Dossier.h"

namespace pupitre::test {

/// A complete and fictitious candidature.
inline Candidature completeCandidature()
{
    Candidature form;
    form.representativeSurname = QStringLiteral("Fictif");
    form.representativeGivenName = QStringLiteral("Élise");
    form.representativeMail = QStringLiteral("elise.fictif@exemple.fr");
    form.representativePhone = QStringLiteral("01 23 45 67 89");
    form.contactSurname = QStringLiteral("Essai");
    form.contactGivenName = QStringLiteral("Paul");
    form.companyName = QStringLiteral("Messagerie <Fictive> & Fils");
    form.siret = QStringLiteral("000 000 000 77081");
    form.kind = Candidature::OperatorKind::Developer;
    form.contractV2Signed = true;
    form.serviceName = QStringLiteral("MSS Exemple");
    form.serviceVersion = QStringLiteral("4.2");
    form.plannedProofs = QDate(2026, 5, 4);
    form.datePublishable = true;
    return form;
}

} // namespace pupitre::test
