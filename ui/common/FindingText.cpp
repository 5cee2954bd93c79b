#include "ui/common/FindingText.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace pupitre {

namespace {
class FindingWords
{
    Q_DECLARE_TR_FUNCTIONS(DepositFinding)
};
} // namespace

QString findingName(const QString& id)
{
    if (id == QLatin1String("layout"))
        return FindingWords::tr("Layout");
    if (id == QLatin1String("rows"))
        return FindingWords::tr("Rejected lines");
    if (id == QLatin1String("month"))
        return FindingWords::tr("Month of the name");
    if (id == QLatin1String("days"))
        return FindingWords::tr("No day missing");
    if (id == QLatin1String("totals"))
        return FindingWords::tr("Plausible totals");
    if (id == QLatin1String("ins"))
        return FindingWords::tr("Rate of qualified INS");
    if (id == QLatin1String("client"))
        return FindingWords::tr("Messages without NIL");
    if (id == QLatin1String("cda-codes"))
        return FindingWords::tr("Unknown CDA codes");
    if (id == QLatin1String("domains"))
        return FindingWords::tr("Domains off the white list");
    if (id.startsWith(QLatin1String("rule:")))
        return FindingWords::tr("Rule “%1”").arg(id.mid(5));
    if (id.startsWith(QLatin1String("sum:")))
        return FindingWords::tr("Sum “%1”").arg(id.mid(4));
    return id;
}

QString findingText(const DepositFinding& finding)
{
    if (finding.verdict == DepositFinding::Verdict::NotAssessed)
        return FindingWords::tr("not assessed: nothing to compare with");
    const QLocale locale;
    QString text = finding.isShare() ? FindingWords::tr("%1 %").arg(locale.toString(100 * finding.figure, 'f', 2))
                                     : locale.toString(finding.figure, 'g', 4);
    if (finding.id == QLatin1String("layout") || finding.id == QLatin1String("month"))
        text.clear();
    if (!finding.items.isEmpty()) {
        constexpr qsizetype shown = 6;
        text += (text.isEmpty() ? QString() : QStringLiteral(" · ")) +
                finding.items.first(std::min(shown, finding.items.size())).join(QStringLiteral(", "));
        if (finding.itemCount > shown)
            text += FindingWords::tr(" and %n more", nullptr, static_cast<int>(finding.itemCount - shown));
    }
    return text;
}

QString findingVerdict(DepositFinding::Verdict verdict)
{
    switch (verdict) {
    case DepositFinding::Verdict::Ok:
        return FindingWords::tr("good");
    case DepositFinding::Verdict::Warning:
        return FindingWords::tr("to look at");
    case DepositFinding::Verdict::Failed:
        return FindingWords::tr("wrong");
    case DepositFinding::Verdict::NotAssessed:
        return FindingWords::tr("not assessed");
    }
    return {};
}

} // namespace pupitre
