#include "core/indicators/CsvScan.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace pupitre::csv {

namespace {

bool isBreak(char c)
{
    return c == '\n' || c == '\r';
}

// Refuses a record: reading goes on behind its first line break, inside quotes or not.
SlowRecord giveUp(Outcome outcome, const char* begin, const char* end)
{
    SlowRecord record;
    record.outcome = outcome;
    const char* at = std::find_if(begin, end, isBreak);
    record.next = at == end ? end : afterBreak(at, end);
    return record;
}

} // namespace

SlowRecord readSlowly(const char* begin, const char* end, bool atEnd, const Rules& rules, qsizetype mostFields)
{
    enum class State { FieldStart, Plain, Quoted, AfterQuote } state = State::FieldStart;
    SlowRecord record;
    record.cuts.push_back(begin);
    bool stray = false;
    bool brokenInside = false;
    const auto endField = [&](const char* at) {
        if (record.count < mostFields)
            record.cuts.push_back(at + 1);
        ++record.count;
        record.end = at;
        state = State::FieldStart;
    };
    const auto finish = [&](const char* next) {
        record.outcome = stray ? Outcome::StrayQuote : Outcome::Record;
        record.next = next;
        return std::move(record);
    };
    for (const char* at = begin;; ++at) {
        if (at - begin >= rules.longest) {
            const bool unclosed = state == State::Quoted && brokenInside;
            return giveUp(unclosed ? Outcome::Unterminated : Outcome::TooLong, begin, end);
        }
        if (at >= end) {
            if (!atEnd)
                return {};
            if (state == State::Quoted)
                return giveUp(Outcome::Unterminated, begin, end);
            endField(at);
            return finish(end);
        }
        const char c = *at;
        if (state == State::Quoted) {
            if (c == rules.quote) {
                state = State::AfterQuote;
            } else if (isBreak(c)) {
                brokenInside = true;
                if (c == '\n' || at + 1 >= end || at[1] != '\n')
                    ++record.lines;
            }
            continue;
        }
        if (c == rules.delimiter) {
            endField(at);
        } else if (isBreak(c)) {
            if (c == '\r' && at + 1 >= end && !atEnd)
                return {};
            endField(at);
            return finish(afterBreak(at, end));
        } else if (c == rules.quote && state != State::Plain) {
            state = State::Quoted; // the opening one, or the second of a doubled one
        } else {
            stray = stray || state == State::AfterQuote;
            state = State::Plain;
        }
    }
}

const char* lastBoundary(const char* begin, const char* wanted, const char* end, bool atEnd, const Rules& rules,
                         bool* gaveUp)
{
    *gaveUp = false;
    wanted = std::min(wanted, end);
    // Without a quote any line break ends a record: the last one will do. A record is never longer than what is
    // looked at here, so none of them is too long.
    if (wanted - begin <= rules.longest &&
        std::memchr(begin, rules.quote, static_cast<std::size_t>(wanted - begin)) == nullptr) {
        for (const char* at = wanted; at > begin; --at) {
            if (at[-1] == '\n')
                return at;
            if (at[-1] == '\r' && (at < end || atEnd))
                return afterBreak(at - 1, end);
        }
    }
    constexpr int batch = 32;
    Block blocks[batch];
    const char* boundary = begin; // the start of the record at hand
    const char* from = begin;
    while (from < end) {
        QuoteState quotes;
        quint64 afterReturn = 0;
        const char* slowly = nullptr;
        for (const char* batchStart = from; batchStart < end && slowly == nullptr; batchStart += 64 * batch) {
            const qsizetype count = std::min<qsizetype>(batch, (end - batchStart + 63) / 64);
            classify(batchStart, count, rules.delimiter, rules.quote, blocks);
            for (qsizetype i = 0; i < count; ++i) {
                Block& block = blocks[i];
                const char* base = batchStart + 64 * i;
                block.cutOff(end - base);
                quint64 breaks = block.carriageReturn | (block.lineFeed & ~((block.carriageReturn << 1) | afterReturn));
                afterReturn = block.carriageReturn >> 63;
                quint64 irregular = 0;
                if (block.quote != 0 || quotes.isOpen())
                    breaks &= ~quotes.take(block, &irregular) & ~irregular;
                else
                    quotes.pass(block);
                // The first record to end here may be too long, those behind it may not.
                const char* recordEnd = base + (breaks != 0 ? std::countr_zero(breaks) : 64);
                if (recordEnd - boundary >= rules.longest) {
                    slowly = boundary;
                    break;
                }
                if (breaks != 0) {
                    const char* at = base + (63 - std::countl_zero(breaks));
                    if (*at == '\n' || at + 1 < end || atEnd)
                        boundary = afterBreak(at, end);
                }
                if (irregular != 0) {
                    slowly = boundary;
                    break;
                }
                if (base + 64 >= wanted && boundary > begin)
                    return boundary;
            }
        }
        if (slowly == nullptr) {
            if (!atEnd)
                return boundary > begin ? boundary : nullptr;
            if (!quotes.isInside())
                return end;
            slowly = boundary;
        }
        if (slowly < end && isBreak(*slowly)) { // blank lines before it
            from = boundary = afterBreak(slowly, end);
            continue;
        }
        const SlowRecord record = readSlowly(slowly, end, atEnd, rules, 0);
        if (record.outcome == Outcome::NeedMore)
            return boundary > begin ? boundary : nullptr;
        *gaveUp = record.outcome == Outcome::TooLong && record.next == end && !atEnd && !isBreak(end[-1]);
        // Its line break may be a CR whose LF has not come yet.
        if (!atEnd && record.next == end && end[-1] == '\r')
            return boundary > begin ? boundary : nullptr;
        from = boundary = record.next;
        if (boundary >= wanted || *gaveUp)
            return boundary;
    }
    return end;
}

QByteArrayView valueOf(QByteArrayView field, char quote, std::vector<char>& scratch)
{
    if (field.size() < 2 || field[0] != quote)
        return field;
    const QByteArrayView inner = field.sliced(1, field.size() - 2);
    if (!inner.contains(quote))
        return inner;
    scratch.resize(static_cast<std::size_t>(inner.size() + slack));
    qsizetype size = 0;
    for (qsizetype i = 0; i < inner.size(); ++i) {
        scratch[static_cast<std::size_t>(size++)] = inner[i];
        if (inner[i] == quote)
            ++i; // each is doubled
    }
    return {scratch.data(), size};
}

} // namespace pupitre::csv
