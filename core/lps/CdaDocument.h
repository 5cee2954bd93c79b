#pragma once

#include "core/base/Result.h"
#include "core/lps/Ins.h"

#include <QDate>
#include <QStringList>

namespace pupitre {

/// The patient of a CDA header: the INS and the traits it stands with.
struct CdaPatient
{
    QString ins;    ///< as written; empty when there is none
    QString insOid; ///< of the identifier taken for the INS
    QString birthName;
    QString firstName; ///< the first of the given names at birth
    QString birthDate; ///< "YYYYMMDD…" as written
    QString sex;       ///< "M", "F" or as written

    QDate birthDay() const { return QDate::fromString(birthDate.left(8), QStringLiteral("yyyyMMdd")); }
    /// The traits that are missing or have no meaning, by their member names.
    QStringList missingTraits() const;
    /// Matricule, OID and the four traits: what "qualified" means in messages (ECO.2.4.2). The key is judged apart.
    bool isQualified() const;
};

/// What the header of a CDA document (HL7 CDA R2, CI-SIS structuration minimale) says, as far as messages need it.
struct CdaDocument
{
    QString id; ///< "root" or "root^extension", as XDS writes it
    QString setId;
    QString code; ///< the code itself, "34112-3"
    QString codeSystem;
    QString codeName;
    QString title;
    QString effectiveTime; ///< HL7 TS, as written
    QString actTime;       ///< start of the documented act (serviceEvent), else effectiveTime
    QString language;
    QString confidentiality;
    QString confidentialitySystem;
    QStringList templateIds;
    QString replaces; ///< of relatedDocument RPLC
    QString authorName;
    QString authorId;
    QString organisation;
    CdaPatient patient;
    int patients = 0; ///< recordTarget elements: one is the rule

    static constexpr qint64 maximumSize = 32 << 20;

    /// CdaMalformed (not well-formed, or with a DTD: those are how XML is made to explode), CdaOther (XML, but no
    /// ClinicalDocument), FileTooLarge.
    static Result<CdaDocument> parse(const QByteArray& xml);
};

} // namespace pupitre
