#pragma once

#include "core/base/Error.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace pupitre {

/// The two sentences of one code. `%value%`, `%field%`, `%file%` and `%detail%` stand for what the Error carries.
struct ErrorSentences
{
    QString what;
    QString advice;
    QString detailed = {}; ///< instead of `what` when there is a detail; empty: `what` does for both
    QString bare = {};     ///< instead of `what` when there is no value; empty: `what` does for both
};

/// The sentences of the rooms, one member function each (ui/common/errors/). A class, because tr() wants a context.
class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(errors)

public:
    static std::optional<ErrorSentences> ofBase(ErrorCode code);
    static std::optional<ErrorSentences> ofWorkspace(ErrorCode code);
    static std::optional<ErrorSentences> ofMailbox(ErrorCode code);
    static std::optional<ErrorSentences> ofDirectory(ErrorCode code); ///< white list, Annuaire Santé
    static std::optional<ErrorSentences> ofPki(ErrorCode code);
    static std::optional<ErrorSentences> ofLps(ErrorCode code);
    static std::optional<ErrorSentences> ofToken(ErrorCode code);
    static std::optional<ErrorSentences> ofIndicators(ErrorCode code);
    static std::optional<ErrorSentences> ofReferencing(ErrorCode code);
    static std::optional<ErrorSentences> ofDossier(ErrorCode code);
};

} // namespace pupitre
