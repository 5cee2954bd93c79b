#pragma once

#include <QString>

namespace pupitre {

/// Text as it is searched: lower case, without accents ("Hépato" → "hepato").
QString folded(const QString& text);

} // namespace pupitre
