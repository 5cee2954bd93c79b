#include "core/base/CheckDigits.h"

#include <QString>

#include <algorithm>

namespace pupitre {

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool luhnValid(QStringView digits)
{
    if (!isDigits(digits))
        return false;
    int sum = 0;
    bool doubled = false;
    for (qsizetype i = digits.size() - 1; i >= 0; --i) {
        int value = digits[i].unicode() - u'0';
        if (doubled)
            value = value > 4 ? 2 * value - 9 : 2 * value;
        sum += value;
        doubled = !doubled;
    }
    return sum % 10 == 0;
}

bool sirenValid(QStringView siren)
{
    return siren.size() == 9 && luhnValid(siren);
}

bool siretValid(QStringView siret)
{
    if (siret.size() != 14 || !isDigits(siret))
        return false;
    if (siret.startsWith(QLatin1String("356000000"))) {
        int sum = 0;
        for (const QChar c : siret)
            sum += c.unicode() - u'0';
        return sum % 5 == 0 || luhnValid(siret);
    }
    return luhnValid(siret.first(9)) && luhnValid(siret);
}

bool finessFormValid(QStringView finess)
{
    // Two characters of département (a letter may stand second, or first digit + letter on test structures), then
    // digits.
    return finess.size() == 9 && finess[0] >= u'0' && finess[0] <= u'9' &&
           ((finess[1] >= u'0' && finess[1] <= u'9') || (finess[1] >= u'A' && finess[1] <= u'Z')) &&
           isDigits(finess.sliced(2));
}

bool finessKeyValid(QStringView finess)
{
    return finessFormValid(finess) && (!isDigits(finess) || luhnValid(finess));
}

} // namespace pupitre
