#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofPki(ErrorCode)
{
    return std::nullopt;
}

} // namespace pupitre
