#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofMailbox(ErrorCode)
{
    return std::nullopt;
}

} // namespace pupitre
