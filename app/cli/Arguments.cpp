#include "app/cli/Arguments.h"

#include <algorithm>

namespace pupitre::cli {

std::optional<Arguments> Arguments::parse(const QStringList& words, const QList<OptionSpec>& specs, QString* problem)
{
    Arguments arguments;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString& word = words[i];
        if (optionsEnded || !word.startsWith(QLatin1String("--"))) {
            arguments.m_positional.append(word);
            continue;
        }
        if (word == QLatin1String("--")) {
            optionsEnded = true;
            continue;
        }
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        const auto spec = std::find_if(specs.begin(), specs.end(), [&](const OptionSpec& s) { return s.name == name; });
        const bool flag = spec != specs.end() && spec->valueName.isEmpty();
        const bool valueMissing = spec != specs.end() && !flag && equals < 0 && i + 1 >= words.size();
        const bool twice = spec != specs.end() && !spec->repeatable && !flag && arguments.m_values.contains(name);
        if (spec == specs.end() || valueMissing || twice || (flag && equals >= 0)) {
            *problem = word;
            return std::nullopt;
        }
        QStringList& values = arguments.m_values[name];
        if (flag)
            values = {QString()};
        else
            values.append(equals >= 0 ? word.mid(equals + 1) : words[++i]);
    }
    return arguments;
}

QString Arguments::value(const QString& option, const QString& fallback) const
{
    const QStringList values = m_values.value(option);
    return values.isEmpty() ? fallback : values.last();
}

} // namespace pupitre::cli
