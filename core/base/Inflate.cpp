#include "core/base/Inflate.h"

#include <zlib.h>

namespace pupitre {

struct Inflate::State
{
    z_stream stream{};
    bool finished = false;
};

Inflate::Inflate(Format format)
    : m_state(std::make_unique<State>())
{
    const int window = format == Format::Raw ? -MAX_WBITS : format == Format::Zlib ? MAX_WBITS : MAX_WBITS + 16;
    inflateInit2(&m_state->stream, window);
}

Inflate::~Inflate()
{
    inflateEnd(&m_state->stream);
}

bool Inflate::isFinished() const
{
    return m_state->finished;
}

qsizetype Inflate::unused() const
{
    return static_cast<qsizetype>(m_state->stream.avail_in);
}

Result<void> Inflate::feed(QByteArrayView bytes, const Sink& sink)
{
    z_stream& stream = m_state->stream;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    char buffer[1 << 15];
    while (!m_state->finished) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer);
        stream.avail_out = sizeof(buffer);
        const int outcome = inflate(&stream, Z_NO_FLUSH);
        const auto got = static_cast<qsizetype>(sizeof(buffer) - stream.avail_out);
        if (got > 0) {
            if (auto taken = sink({buffer, got}); !taken)
                return taken;
        }
        if (outcome == Z_STREAM_END)
            m_state->finished = true;
        else if (outcome == Z_BUF_ERROR || (outcome == Z_OK && stream.avail_in == 0 && stream.avail_out != 0))
            break;
        else if (outcome != Z_OK)
            return fail(ErrorCode::StreamDamaged);
    }
    return {};
}

} // namespace pupitre
