#pragma once

#include "core/indicators/FormatDraft.h"

#include <QCoreApplication>

namespace pupitre::ui {

/// The words of formats: types, meanings, what an empty cell is.
class FormatText
{
    Q_DECLARE_TR_FUNCTIONS(FormatText)

public:
    static QString type(IndicatorColumn::Type type);
    static QString absent(IndicatorColumn::Absent absent);
    static QString role(IndicatorColumn::Role role);     ///< "Type of BAL"
    static QString question(IndicatorColumn::Role role); ///< "Which column gives the type of BAL?"
    static QString kind(FormatDraft::Kind kind);
    static QString delimiter(char delimiter);
    static QString encoding(TextEncoding encoding);
    /// The title in the language of the screen, or the id.
    static QString title(const IndicatorFormat& format);
};

} // namespace pupitre::ui
