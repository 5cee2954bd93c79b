#include "core/referencing/leaks/Leak.h"

#include "core/base/Sha256.h"

namespace pupitre {

QString leakCode(LeakKind kind)
{
    switch (kind) {
    case LeakKind::NationalId:
        return QStringLiteral("national-id");
    case LeakKind::BirthDate:
        return QStringLiteral("birth-date");
    case LeakKind::PersonAddress:
        return QStringLiteral("person-address");
    case LeakKind::PrivateKey:
        return QStringLiteral("private-key");
    case LeakKind::Token:
        return QStringLiteral("token");
    case LeakKind::Password:
        return QStringLiteral("password");
    case LeakKind::InternalHost:
        return QStringLiteral("internal-host");
    case LeakKind::ActiveContent:
        return QStringLiteral("active-content");
    case LeakKind::Executable:
        return QStringLiteral("executable");
    case LeakKind::Location:
        return QStringLiteral("location");
    case LeakKind::Metadata:
        return QStringLiteral("metadata");
    case LeakKind::Opaque:
        return QStringLiteral("opaque");
    }
    return {};
}

QString maskedLeak(LeakKind kind, const QString& value)
{
    QString line = value.simplified();
    switch (kind) {
    case LeakKind::InternalHost:
    case LeakKind::ActiveContent:
    case LeakKind::Executable:
    case LeakKind::Metadata:
    case LeakKind::Opaque:
    case LeakKind::Location:
        return line.left(80);
    case LeakKind::PersonAddress: {
        const qsizetype at = line.indexOf(u'@');
        return line.left(std::min<qsizetype>(2, at)) + QChar(0x2026) + line.mid(at).left(60);
    }
    case LeakKind::BirthDate:
        return line.left(2) + QStringLiteral("/…");
    default:
        break;
    }
    if (line.startsWith(QLatin1String("-----")) || line.startsWith(QLatin1String("PuTTY")))
        return line.left(40);
    if (line.size() <= 6)
        return QString(line.size(), QChar(0x2022));
    return line.left(2) + QChar(0x2026) + line.right(2) + QStringLiteral(" (%1)").arg(line.size());
}

LeakCollector::Inside::Inside(LeakCollector& collector, const QString& name)
    : m_collector(collector)
    , m_former(collector.m_place)
{
    constexpr qsizetype longest = 300;
    m_collector.m_place = (m_former.isEmpty() ? name : m_former + u'/' + name).left(longest);
    ++m_collector.m_depth;
}

LeakCollector::Inside::~Inside()
{
    m_collector.m_place = m_former;
    --m_collector.m_depth;
}

void LeakCollector::add(LeakKind kind, QByteArrayView value, qint64 line, bool fictitious, qsizetype offset)
{
    if (m_findings.size() >= maximumFindings)
        return;
    LeakFinding finding;
    finding.kind = kind;
    finding.place = m_place;
    finding.line = line;
    finding.key = Sha256::hexOf(leakCode(kind).toUtf8() + '\n' + m_place.toUtf8() + '\n' + value.toByteArray());
    finding.fictitious = fictitious;
    finding.shown = maskedLeak(kind, QString::fromUtf8(value));
    if (m_depth == 0 && offset >= 0) {
        finding.offset = offset;
        finding.length = value.size();
    } else if (m_keys.contains(finding.key)) {
        return; // said once; in a text that can be redacted, each place is needed
    }
    m_keys.insert(finding.key);
    m_findings.append(std::move(finding));
}

void LeakCollector::opaque(const QString& why)
{
    add(LeakKind::Opaque, why.toUtf8());
}

bool LeakCollector::allow(qint64 bytes)
{
    if (bytes <= m_budget) {
        m_budget -= bytes;
        return true;
    }
    if (!m_exhausted)
        opaque(QStringLiteral("size"));
    m_exhausted = true;
    return false;
}

} // namespace pupitre
