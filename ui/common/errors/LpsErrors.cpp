#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofLps(ErrorCode)
{
    return std::nullopt;
}

} // namespace pupitre
