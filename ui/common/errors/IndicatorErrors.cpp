#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofIndicators(ErrorCode)
{
    return std::nullopt;
}

} // namespace pupitre
