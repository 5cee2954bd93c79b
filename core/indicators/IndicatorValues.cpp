#include "core/indicators/IndicatorValues.h"

#include <algorithm>

namespace pupitre::cells {

bool allDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

DateForm DateForm::of(const IndicatorColumn& column)
{
    DateForm form;
    const bool withDay = column.type != IndicatorColumn::Type::Month;
    form.pattern = !column.form.isEmpty() ? column.form : QByteArray(withDay ? "YYYY-MM-DD" : "YYYY-MM");
    form.size = form.pattern.size();
    form.year = form.pattern.indexOf("YYYY");
    form.month = form.pattern.indexOf("MM");
    form.day = form.pattern.indexOf("DD");
    return form;
}

QDate day(QByteArrayView text, const DateForm& form)
{
    if (text.size() != form.size)
        return {};
    for (qsizetype i = 0; i < form.size; ++i) {
        const char expected = form.pattern[i];
        const bool isDigit = text[i] >= '0' && text[i] <= '9';
        if (expected >= 'A' ? !isDigit : text[i] != expected) // parts are letters, what divides them is none
            return {};
    }
    return {text.sliced(form.year, 4).toInt(), text.sliced(form.month, 2).toInt(),
            form.day < 0 ? 1 : text.sliced(form.day, 2).toInt()};
}

bool isTimeOfDay(QByteArrayView text)
{
    const auto pair = [&](qsizetype at, int most) {
        return text.size() >= at + 2 && allDigits(text.sliced(at, 2)) && text.sliced(at, 2).toInt() <= most;
    };
    if (text.size() < 6 || (text[0] != 'T' && text[0] != ' ') || !pair(1, 23) || text[3] != ':' || !pair(4, 59))
        return false;
    qsizetype at = 6;
    if (at < text.size() && text[at] == ':') {
        if (!pair(at + 1, 60)) // 60: a leap second
            return false;
        at += 3;
        if (at < text.size() && text[at] == '.') {
            const qsizetype from = ++at;
            while (at < text.size() && text[at] >= '0' && text[at] <= '9')
                ++at;
            if (at == from)
                return false;
        }
    }
    if (at == text.size())
        return true;
    if (text[at] == 'Z')
        return at + 1 == text.size();
    return (text[at] == '+' || text[at] == '-') && at + 6 == text.size() && pair(at + 1, 23) && text[at + 3] == ':' &&
           pair(at + 4, 59);
}

std::optional<QByteArray> ungrouped(QByteArrayView text, TextEncoding encoding)
{
    // U+00A0 and U+202F; the second has no place in cp1252.
    const QByteArrayView noBreak = encoding == TextEncoding::Utf8 ? QByteArrayView("\xC2\xA0") : QByteArrayView("\xA0");
    constexpr QByteArrayView narrow("\xE2\x80\xAF");
    QByteArray digits;
    qsizetype inGroup = 0;
    bool first = true;
    for (qsizetype at = 0; at < text.size();) {
        const QByteArrayView rest = text.sliced(at);
        const qsizetype space = rest[0] == ' '                                              ? 1
                                : rest.startsWith(noBreak)                                  ? noBreak.size()
                                : encoding == TextEncoding::Utf8 && rest.startsWith(narrow) ? narrow.size()
                                                                                            : 0;
        if (space > 0) {
            if (first ? inGroup < 1 || inGroup > 3 : inGroup != 3)
                return std::nullopt;
            first = false;
            inGroup = 0;
            at += space;
            continue;
        }
        if (rest[0] < '0' || rest[0] > '9')
            return std::nullopt;
        digits.append(rest[0]);
        ++inGroup;
        ++at;
    }
    return first || inGroup == 3 ? std::optional(digits) : std::nullopt;
}

int controlCharacter(QByteArrayView text, char delimiter)
{
    const auto found = std::find_if(text.begin(), text.end(), [delimiter](char c) {
        return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != delimiter;
    });
    return found == text.end() ? -1 : *found;
}

} // namespace pupitre::cells
