#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace pupitre::cli {

/// What a verb accepts, for parsing and for the help text.
struct OptionSpec
{
    QString name;      ///< without dashes
    QString valueName; ///< empty: a flag
    bool repeatable = false;
};

/// The words after GROUP and VERB, taken apart. `--` ends the options; `--name=value` and `--name value` are the same.
class Arguments
{
public:
    /// Parses, or returns nothing and fills `problem` with the word that does not fit.
    static std::optional<Arguments> parse(const QStringList& words, const QList<OptionSpec>& specs, QString* problem);

    const QStringList& positional() const { return m_positional; }
    bool has(const QString& option) const { return m_values.contains(option); }
    QString value(const QString& option, const QString& fallback = {}) const;
    QStringList values(const QString& option) const { return m_values.value(option); }

private:
    QStringList m_positional;
    QHash<QString, QStringList> m_values;
};

} // namespace pupitre::cli
