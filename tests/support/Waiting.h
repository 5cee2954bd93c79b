#pragma once

#include "core/base/Result.h"

#include <QEventLoop>

#include <optional>

namespace pupitre::test {

/// Runs an asynchronous operation to its answer: `wait<void>([&](auto answer) { session.open(answer); })`.
template <class T, class Start>
Result<T> wait(Start start)
{
    std::optional<Result<T>> result;
    QEventLoop loop;
    start([&](Result<T> answer) {
        result.emplace(std::move(answer));
        loop.quit();
    });
    if (!result)
        loop.exec();
    return std::move(*result);
}

} // namespace pupitre::test
