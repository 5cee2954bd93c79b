#pragma once

#include "core/referencing/Dossier.h"
#include "core/referencing/PackageBlocks.h"
#include "core/referencing/Questionnaire.h"

namespace pupitre {

/// A proof and the name it has in the package.
struct PackagedProof
{
    QString requirement;
    QString path; ///< "proofs/<requirement>/01-name.ext"
    Proof proof;
    int part = 1; ///< the package it is in, when the dossier is divided
};

/// All that the first pages of a package say.
struct PackageContents
{
    Dossier::Version version;
    QString catalogueTitle;
    QString catalogueNotice;
    QList<ChecklistItem> items;
    QList<PackagedProof> proofs;
    Readiness readiness;
    Questionnaire questionnaire;
    QHash<QString, QString> answers;
    bool draft = false;
    int part = 1;
    int parts = 1;
    QString signer; ///< subject of the certificate that signs; empty: not signed
};

/// The summary a person reads without any program of ours, in French: covering letter, candidature, requirements and
/// proofs, commitments (DSR §4.8), how to verify. The same contents give the same sheet.
PageSheet packageIndex(const PackageContents& contents);

/// The commands of the sheet, one a line of the shell; they are tested.
QStringList verificationCommands(const QString& package, bool isSigned);

/// A file name that can stand in a package on every system: letters, digits, dot, hyphen and underscore, at most 80
/// characters, never a device name nor a leading dot.
QString safeFileName(const QString& name);

/// 1536 → "1,5 Kio", as the package writes it whatever the language of the console.
QString frenchSize(qint64 bytes);

} // namespace pupitre
