#pragma once

#include "core/mailbox/WhiteListSigner.h"
#include "core/workspace/Workspace.h"

#include <optional>

namespace pupitre {

/// One load of the white list, counted.
struct WhiteListLoad
{
    qint64 id = 0;
    QString loadedAt; ///< ISO 8601 UTC
    QString source;   ///< file name or address
    QString sha256;
    QString generatedAt; ///< what the list says of itself
    qint64 entries = 0;
    qint64 domains = 0;
    qint64 certificates = 0;
    bool truncated = false;
    XmlSignature signature; ///< as it was found then; judge it anew to know what it is worth now
};

/// The white list as the workspace keeps it: the history of its loads and the entries of the last one.
class WhiteListStore
{
public:
    explicit WhiteListStore(Workspace& workspace)
        : m_workspace(workspace)
    {}

    /// Keeps a list and returns the warnings its coming deserves: WhiteListShrink against the former load, and those of
    /// its signer. Refused, with nothing changed, by the signer's first finding when it may not be loaded.
    Result<QList<Error>> load(const WhiteList& list, const QString& source);
    /// The newest first.
    Result<QList<WhiteListLoad>> history(int limit) const;
    /// The last list, as it was read (without its findings); WhiteListNone when none was loaded.
    Result<WhiteList> current() const;

    /// Entries of the last list whose domain, description, name or contacts contain `text`, at most `limit`, by domain.
    Result<QList<WhiteListEntry>> search(const QString& text, int limit) const;

    /// Each declared domain under the certificates in service: those declared for the domain, else the subjects of the
    /// server certificates of the workspace that are not expired.
    Result<QList<WhiteListExpectation>> expectations() const;

private:
    Workspace& m_workspace;
};

} // namespace pupitre
