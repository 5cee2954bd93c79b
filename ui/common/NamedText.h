#pragma once

#include <QString>

#include <initializer_list>
#include <utility>

namespace pupitre {

/// The words for a stable name of the core (a step, a check, a finding); the name itself when the list does not know
/// it.
inline QString chosen(const QString& name, std::initializer_list<std::pair<const char*, QString>> texts)
{
    for (const auto& [known, text] : texts) {
        if (name == QLatin1String(known))
            return text;
    }
    return name;
}

} // namespace pupitre
