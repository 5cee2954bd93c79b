#pragma once

#include "core/base/Error.h"

#include <tl/expected.hpp>

namespace pupitre {

/// What every fallible function of the core returns: the value, or the one Error that stopped it.
/// Functions that judge input return their findings (all of them) inside the value instead.
template <class T>
using Result = tl::expected<T, Error>;

/// The failing side of a Result: `return fail(Error(ErrorCode::FileNotFound).inFile(path));`
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> fail(ErrorCode code)
{
    return tl::unexpected<Error>(Error(code));
}

} // namespace pupitre
