#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofReferencing(ErrorCode)
{
    return std::nullopt;
}

} // namespace pupitre
