#pragma once

#include <cstdio>
#include <cstdlib>

namespace pupitre::fuzz {

/// What must hold whatever the bytes were. std::abort is what a fuzzer notices.
inline void require(bool condition, const char* what)
{
    if (condition)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

} // namespace pupitre::fuzz
