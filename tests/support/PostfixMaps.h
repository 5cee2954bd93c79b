#pragma once

#include <QString>

#include <optional>

namespace pupitre::test {

/// Postfix's own reading of its maps: `postmap -q`, its package unpacked in the build tree.
class PostfixMaps
{
public:
    /// Empty when it is there; else why not: a reason to skip.
    QString prepare();

    /// What a map answers to a key; nothing when it has no answer. `type` is "sqlite" or "pgsql", `file` its
    /// description. A failure of Postfix itself is answered by its own words, which begin with "postmap: ".
    std::optional<QString> query(const QString& type, const QString& file, const QString& key) const;

private:
    QString m_folder;
};

} // namespace pupitre::test
