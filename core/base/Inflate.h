#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>

#include <functional>
#include <memory>

namespace pupitre {

/// Deflated bytes (RFC 1951) unpacked piece by piece, bare (ZIP), with the header of zlib (RFC 1950: PDF, PNG) or of
/// gzip. Nothing is kept but what the format needs; the caller's sink decides how much is too much.
class Inflate
{
public:
    enum class Format { Raw, Zlib, Gzip };
    using Sink = std::function<Result<void>(QByteArrayView)>;

    explicit Inflate(Format format);
    ~Inflate();
    Inflate(const Inflate&) = delete;
    Inflate& operator=(const Inflate&) = delete;

    /// Fails with StreamDamaged, or what `sink` fails with.
    Result<void> feed(QByteArrayView bytes, const Sink& sink);
    /// The end of the stream was met.
    bool isFinished() const;
    /// Bytes of the last piece that stand after the end.
    qsizetype unused() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace pupitre
