#pragma once

#include "core/referencing/Dossier.h"
#include "core/referencing/TimeStamp.h"

#include <QIODevice>

namespace pupitre {

struct PackageOptions
{
    bool draft = false; ///< an incomplete dossier is packed all the same, and marked so
    /// Who signs; null: the package is not signed.
    std::shared_ptr<const ClientIdentity> signer;
    /// Where a signature is time-stamped; without address: it is not, or later (stampPackage()).
    TimeStampAuthorities authorities;
    qint64 partLimit = 0; ///< bytes a package may have; 0: no limit
};

/// What was built.
struct BuiltPackage
{
    QStringList paths; ///< one, or one a part
    qint64 files = 0;
    qint64 bytes = 0; ///< of the proofs
    bool draft = false;
    bool isSigned = false;
    bool isStamped = false;
    std::optional<Error> stampError; ///< why it is signed and not time-stamped yet
};

/// Builds the package of the dossier: index.html, index.pdf, candidature.json, proofs/<requirement>/NN-name,
/// manifest-sha256.txt; when signed, an ASiC-E container with CAdES (ETSI EN 319 162-1). All entries are stored as they
/// are. An incomplete dossier is refused with all the reasons unless a draft is asked for. Streams: memory does not
/// grow with the proofs, whose content is compared with what the register knows. Same dossier, same bytes before
/// signing. Each final name holds a whole package or nothing new.
tl::expected<BuiltPackage, QList<Error>> buildPackage(Workspace& workspace, const QString& path,
                                                      const PackageOptions& options, const TaskContext& context = {});

/// The same, undivided, into any device; for tests of what happens when it fails.
tl::expected<BuiltPackage, QList<Error>> writePackage(Workspace& workspace, QIODevice& device,
                                                      const PackageOptions& options, const TaskContext& context = {});

/// Adds the time-stamp to a package that was signed and not stamped: SignatureMissing, StampPresent, or what the
/// authorities answered. The former package stays until the new one is whole.
Result<void> stampPackage(const QString& path, const TimeStampAuthorities& authorities,
                          const TaskContext& context = {});

} // namespace pupitre
