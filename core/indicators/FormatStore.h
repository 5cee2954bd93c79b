#pragma once

#include "core/indicators/IndicatorFormat.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// A format that files can be read by: shipped with the program, or registered in the workspace.
struct KnownFormat
{
    IndicatorFormat format;
    bool shipped = false;
    int revision = 0; ///< of a registered one: how often it was put in, from 1
    QDateTime addedAt;
    QString author;
    qint64 files = 0; ///< in force, read by it
};

/// The formats of the workspace. A registered one never hides a shipped one; what is replaced or removed stays on
/// record with its text.
class FormatStore
{
public:
    explicit FormatStore(Workspace& workspace)
        : m_workspace(workspace)
    {}

    /// The operator's own first, then those shipped; each by id.
    Result<QList<KnownFormat>> formats() const;
    /// A registered or shipped id, or a file.
    tl::expected<IndicatorFormat, QList<Error>> load(const QString& idOrPath) const;
    /// The descriptor as it was put in. FormatUnknown.
    Result<QByteArray> text(const QString& id) const;

    /// Registers a descriptor after all that is wrong with it was looked for. An id that is registered is only replaced
    /// when asked (FormatExists); a shipped one is not (FormatShipped). The id, or all the errors.
    tl::expected<QString, QList<Error>> add(const QByteArray& json, const QString& file, bool replace);
    /// Takes a registered format out of use; the totals read by it stay. FormatUnknown, FormatShipped.
    Result<void> remove(const QString& id, const QString& reason);

    /// What add() would object to, beside what the workspace has.
    static tl::expected<IndicatorFormat, QList<Error>> judge(const QByteArray& json, const QString& file);

private:
    Workspace& m_workspace;
};

} // namespace pupitre
