#include "core/referencing/leaks/LeakText.h"

#include "core/base/CheckDigits.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWord(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// What people put between the groups of a number; how many bytes it takes, 0 when `at` is none of them.
qsizetype separatorAt(QByteArrayView text, qsizetype at)
{
    const char c = text[at];
    if (c == ' ' || c == '.' || c == '-' || c == '\t' || c == '/' || c == '_' || c == ',')
        return 1;
    for (const QByteArrayView other :
         {QByteArrayView("\xC2\xA0"), QByteArrayView("\xE2\x80\xAF"), QByteArrayView("\xE2\x80\x89"),
          QByteArrayView("\xE2\x80\x91"), QByteArrayView("\xE2\x80\x93"), QByteArrayView("&nbsp;"),
          QByteArrayView("&#160;"), QByteArrayView("%20")}) {
        if (text.sliced(at).startsWith(other))
            return other.size();
    }
    return 0;
}

bool hasContext(QByteArrayView text, qsizetype offset, qsizetype before, const QRegularExpression& words)
{
    const qsizetype from = std::max<qsizetype>(0, offset - before);
    return words.match(QString::fromUtf8(text.sliced(from, offset - from))).hasMatch();
}

// Where a key of two digits stands that does not follow its number at once: in the next cell, on the next line, after
// "clé". Returns where it ends, or 0.
qsizetype keyApart(QByteArrayView text, qsizetype at, char* key)
{
    static const QRegularExpression apart(
        QStringLiteral("^[\\s\"';,|:()/\\x{A0}\\x{202F}-]{0,8}(?:(?:cl[ée]|key)[\\s\"';,|:=()/"
                       "\\x{A0}-]{1,5})?([0-9]{2})(?![0-9A-Za-z])"),
        QRegularExpression::CaseInsensitiveOption);
    const QByteArrayView rest = text.sliced(at, std::min<qsizetype>(32, text.size() - at));
    const auto match = apart.match(QString::fromUtf8(rest));
    if (!match.hasMatch())
        return 0;
    key[0] = match.captured(1)[0].toLatin1();
    key[1] = match.captured(1)[1].toLatin1();
    return at + match.captured().toUtf8().size();
}

void findNationalIds(QByteArrayView text, LeakCollector& collector)
{
    static const QRegularExpression context(
        QStringLiteral("\\b(nir|ins|n° ?ss|matricule|s[ée]curit[ée] sociale|ins-c|ins-a)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    LineCounter lines(text);
    for (qsizetype start = 0; start < text.size(); ++start) {
        const char first = text[start];
        if ((first < '1' || first > '8') || first == '5' || first == '6' || (start > 0 && isDigit(text[start - 1])))
            continue;
        // Up to fifteen significant characters, at most two separators between two of them.
        char found[15];
        int count = 0;
        qsizetype at = start;
        qsizetype endOfThirteen = 0;
        int gap = 0;
        while (at < text.size() && count < 15) {
            const char c = text[at];
            const bool corsican = count == 6 && (c == 'A' || c == 'B' || c == 'a' || c == 'b') && found[5] == '2';
            if (isDigit(c) || corsican) {
                found[count++] = static_cast<char>(corsican ? c & ~0x20 : c);
                gap = 0;
                ++at;
                if (count == 13)
                    endOfThirteen = at;
                continue;
            }
            const qsizetype skip = count > 0 && gap < 2 ? separatorAt(text, at) : 0;
            if (skip == 0)
                break;
            ++gap;
            at += skip;
        }
        const bool whole = count == 15 && (at >= text.size() || !isDigit(text[at])) && isNationalId({found, 15});
        if (whole) {
            // A structure's identifier is 3 and a SIRET.
            const bool structure = first == '3' && siretValid(QString::fromLatin1(found + 1, 14));
            if (!structure || hasContext(text, start, 40, context)) {
                collector.add(LeakKind::NationalId, text.sliced(start, at - start), lines.at(start),
                              isMarkedFictitious(text, start), start);
                start = at - 1;
            }
            continue;
        }
        // Its key elsewhere: what begins with a sex and a month of birth, so that article numbers do not pass for one.
        if (count >= 13 && (first == '1' || first == '2')) {
            const int month = (found[3] - '0') * 10 + found[4] - '0';
            const bool plausible = (month >= 1 && month <= 12) || (month >= 20 && month <= 42);
            const bool ended = endOfThirteen >= text.size() || !isDigit(text[endOfThirteen]);
            const qsizetype end = plausible && ended ? keyApart(text, endOfThirteen, found + 13) : 0;
            if (end > 0 && isNationalId({found, 15})) {
                collector.add(LeakKind::NationalId, text.sliced(start, end - start), lines.at(start),
                              isMarkedFictitious(text, start), start);
                start = end - 1;
                continue;
            }
        }
        // Without its key, where the text says what it is.
        const bool thirteen = count >= 13 && endOfThirteen > 0 &&
                              (endOfThirteen >= text.size() || !isDigit(text[endOfThirteen])) &&
                              (first == '1' || first == '2');
        if (thirteen && hasContext(text, start, 40, context)) {
            const int month = (found[3] - '0') * 10 + found[4] - '0';
            if ((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50) {
                collector.add(LeakKind::NationalId, text.sliced(start, endOfThirteen - start), lines.at(start),
                              isMarkedFictitious(text, start), start);
                start = endOfThirteen - 1;
            }
        }
    }
}

int monthOf(const QString& name)
{
    static const QStringList months{QStringLiteral("jan"),  QStringLiteral("f[ée]v"), QStringLiteral("mar"),
                                    QStringLiteral("avr"),  QStringLiteral("mai"),    QStringLiteral("juin"),
                                    QStringLiteral("juil"), QStringLiteral("ao[ûu]"), QStringLiteral("sep"),
                                    QStringLiteral("oct"),  QStringLiteral("nov"),    QStringLiteral("d[ée]c")};
    for (int i = 0; i < months.size(); ++i) {
        if (QRegularExpression(u'^' + months[i], QRegularExpression::CaseInsensitiveOption).match(name).hasMatch())
            return i + 1;
    }
    return 0;
}

void findBirthDates(QByteArrayView bytes, LeakCollector& collector)
{
    static const QRegularExpression date(
        QStringLiteral(
            "(?<![0-9])(?:(?<d1>0?[1-9]|[12][0-9]|3[01])[/.\\- ](?<m1>0?[1-9]|1[0-2])[/.\\- ](?<y1>(?:19|20)[0-9]{2})"
            "|(?<y2>(?:19|20)[0-9]{2})[-/.](?<m2>0[1-9]|1[0-2])[-/.](?<d2>0[1-9]|[12][0-9]|3[01])"
            "|(?<y3>(?:19|20)[0-9]{2})(?<m3>0[1-9]|1[0-2])(?<d3>0[1-9]|[12][0-9]|3[01])"
            "|(?<d4>[0-9]{1,2})(?:er)? "
            "(?<n4>janv|f[ée]vr|mars|avril|mai|juin|juil|ao[ûu]t|sept|oct|nov|d[ée]c)[a-zûé.]* "
            "(?<y4>(?:19|20)[0-9]{2}))(?![0-9])"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression birth(
        QStringLiteral(
            "(n[ée]{1,2}(\\(e\\))?\\.?\\s+(le|:)|naissance|naiss\\b|\\bddn\\b|\\bdob\\b|birth|\\bn[ée]e?s? le\\b)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression name(QStringLiteral(
        "(\\b(M\\.|Mme|Mlle|Mr|Monsieur|Madame|Patiente?)\\s+\\p{Lu}|\\b\\p{Lu}[\\p{Lu}'’-]{2,}[ ,;]+\\p{Lu}\\p{Ll}+"
        "|\\b\\p{Lu}\\p{Ll}+[ ,;]+\\p{Lu}[\\p{Lu}'’-]{2,}\\b)"));
    const QString text = QString::fromUtf8(bytes);
    if (text.size() < 8)
        return;
    // In a table, the head says which column is one of births.
    bool birthColumn = false;
    qint64 lineNumber = 0;
    qsizetype byteOffset = 0;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        ++lineNumber;
        const qsizetype lineBytes = line.toUtf8().size() + 1;
        const qsizetype lineStart = byteOffset;
        byteOffset += lineBytes;
        if (line.size() > 200000)
            continue;
        const QString lineText = line.toString();
        const bool tabular = line.count(u';') + line.count(u',') + line.count(u'\t') + line.count(u'|') >= 1;
        if (tabular && birth.match(lineText).hasMatch() && !date.match(lineText).hasMatch())
            birthColumn = true;
        else if (!tabular && line.trimmed().isEmpty())
            birthColumn = false;
        auto matches = date.globalMatch(lineText);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            int year = 0;
            int month = 0;
            int day = 0;
            for (const auto& [y, m, d] :
                 {std::tuple("y1", "m1", "d1"), std::tuple("y2", "m2", "d2"), std::tuple("y3", "m3", "d3")}) {
                if (!match.captured(QLatin1String(y)).isEmpty()) {
                    year = match.captured(QLatin1String(y)).toInt();
                    month = match.captured(QLatin1String(m)).toInt();
                    day = match.captured(QLatin1String(d)).toInt();
                }
            }
            if (year == 0) {
                year = match.captured(QStringLiteral("y4")).toInt();
                month = monthOf(match.captured(QStringLiteral("n4")));
                day = match.captured(QStringLiteral("d4")).toInt();
            }
            if (!QDate::isValid(year, month, day))
                continue;
            const qsizetype at = match.capturedStart();
            const QString before = lineText.mid(std::max<qsizetype>(0, at - 60), std::min<qsizetype>(60, at));
            const QString around = lineText.mid(std::max<qsizetype>(0, at - 60), 60 + match.capturedLength() + 60);
            const bool said = birth.match(before).hasMatch();
            const bool column = birthColumn && tabular && year < 2020;
            const bool beside =
                year <= 2012 && match.captured(QStringLiteral("y3")).isEmpty() && name.match(around).hasMatch();
            if (!said && !column && !beside)
                continue;
            const QByteArray value = match.captured().toUtf8();
            const qsizetype offset = lineStart + lineText.first(at).toUtf8().size();
            collector.add(LeakKind::BirthDate, value, lineNumber, isMarkedFictitious(bytes, offset), offset);
        }
    }
}

bool isMadeUp(const QString& word)
{
    static const QStringList words{
        QStringLiteral("fictif"),  QStringLiteral("fictive"),       QStringLiteral("test"),  QStringLiteral("exemple"),
        QStringLiteral("example"), QStringLiteral("essai"),         QStringLiteral("demo"),  QStringLiteral("anonyme"),
        QStringLiteral("dummy"),   QStringLiteral("fake"),          QStringLiteral("toto"),  QStringLiteral("foo"),
        QStringLiteral("bar"),     QStringLiteral("demonstration"), QStringLiteral("sample")};
    return words.contains(word) || word.startsWith(QLatin1String("test")) || word.startsWith(QLatin1String("fictif")) ||
           word.startsWith(QLatin1String("fictive"));
}

bool isFunction(const QString& word)
{
    static const QStringList words{QStringLiteral("contact"),
                                   QStringLiteral("support"),
                                   QStringLiteral("info"),
                                   QStringLiteral("infos"),
                                   QStringLiteral("admin"),
                                   QStringLiteral("secretariat"),
                                   QStringLiteral("accueil"),
                                   QStringLiteral("service"),
                                   QStringLiteral("noreply"),
                                   QStringLiteral("no"),
                                   QStringLiteral("reply"),
                                   QStringLiteral("ne"),
                                   QStringLiteral("pas"),
                                   QStringLiteral("repondre"),
                                   QStringLiteral("postmaster"),
                                   QStringLiteral("hostmaster"),
                                   QStringLiteral("webmaster"),
                                   QStringLiteral("abuse"),
                                   QStringLiteral("dpo"),
                                   QStringLiteral("rssi"),
                                   QStringLiteral("dsi"),
                                   QStringLiteral("direction"),
                                   QStringLiteral("cardiologie"),
                                   QStringLiteral("radiologie"),
                                   QStringLiteral("imagerie"),
                                   QStringLiteral("laboratoire"),
                                   QStringLiteral("labo"),
                                   QStringLiteral("pharmacie"),
                                   QStringLiteral("urgences"),
                                   QStringLiteral("urgence"),
                                   QStringLiteral("bal"),
                                   QStringLiteral("boite"),
                                   QStringLiteral("org"),
                                   QStringLiteral("app"),
                                   QStringLiteral("mss"),
                                   QStringLiteral("mssante"),
                                   QStringLiteral("monserviceclient"),
                                   QStringLiteral("notification"),
                                   QStringLiteral("notifications"),
                                   QStringLiteral("alerte"),
                                   QStringLiteral("alertes"),
                                   QStringLiteral("daemon"),
                                   QStringLiteral("mailer"),
                                   QStringLiteral("root"),
                                   QStringLiteral("systeme"),
                                   QStringLiteral("system"),
                                   QStringLiteral("pole"),
                                   QStringLiteral("unite"),
                                   QStringLiteral("chirurgie"),
                                   QStringLiteral("pediatrie"),
                                   QStringLiteral("maternite"),
                                   QStringLiteral("oncologie"),
                                   QStringLiteral("neurologie"),
                                   QStringLiteral("consultation"),
                                   QStringLiteral("consultations"),
                                   QStringLiteral("medecine"),
                                   QStringLiteral("hopital"),
                                   QStringLiteral("clinique"),
                                   QStringLiteral("ehpad"),
                                   QStringLiteral("cabinet"),
                                   QStringLiteral("facturation"),
                                   QStringLiteral("comptabilite"),
                                   QStringLiteral("rh"),
                                   QStringLiteral("technique"),
                                   QStringLiteral("exploitation"),
                                   QStringLiteral("dossier"),
                                   QStringLiteral("dpi"),
                                   QStringLiteral("application"),
                                   QStringLiteral("applicative"),
                                   QStringLiteral("resultats"),
                                   QStringLiteral("biologie"),
                                   QStringLiteral("hepato"),
                                   QStringLiteral("serveur"),
                                   QStringLiteral("list"),
                                   QStringLiteral("liste"),
                                   QStringLiteral("news"),
                                   QStringLiteral("newsletter"),
                                   QStringLiteral("help"),
                                   QStringLiteral("helpdesk"),
                                   QStringLiteral("sales"),
                                   QStringLiteral("security"),
                                   QStringLiteral("securite"),
                                   QStringLiteral("mail"),
                                   QStringLiteral("email")};
    return words.contains(word);
}

void findAddresses(QByteArrayView bytes, LeakCollector& collector)
{
    static const QRegularExpression address(
        QStringLiteral("(?<![A-Za-z0-9._%+-])([A-Za-z0-9][A-Za-z0-9._%+'-]{0,63})@((?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-"
                       "z0-9])?\\.)+[A-Za-z]{2,})"));
    static const QRegularExpression webmail(
        QStringLiteral("^(gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|orange|wanadoo|free|sfr|neuf|laposte|"
                       "icloud|me|mac|bbox|"
                       "numericable|aol|protonmail|proton|gmx|club-internet|aliceadsl|tiscali)\\.[a-z.]{2,6}$"));
    static const QRegularExpression unreal(QStringLiteral("(^|\\.)(example|exemple|test|invalid|localhost|fictif|"
                                                          "fictive|demo|essai)(\\.[a-z]{2,})?$|\\.example\\.[a-z]+$"));
    if (bytes.indexOf('@') < 0)
        return;
    LineCounter lines(bytes);
    qsizetype from = 0;
    for (qsizetype at = bytes.indexOf('@'); at >= 0; at = bytes.indexOf('@', at + 1)) {
        const qsizetype begin = std::max<qsizetype>(from, at - 66);
        const QByteArrayView around = bytes.sliced(begin, std::min<qsizetype>(bytes.size() - begin, at - begin + 200));
        const QString text = QString::fromLatin1(around); // addresses are ASCII
        const auto match = address.match(text);
        if (!match.hasMatch() || match.capturedStart(2) != at - begin + 1)
            continue;
        const QString local = match.captured(1).toLower();
        const QString domain = match.captured(2).toLower();
        const qsizetype offset = begin + match.capturedStart();
        if (unreal.match(domain).hasMatch())
            continue;
        const QStringList words = QString(local)
                                      .replace(QRegularExpression(QStringLiteral("[0-9]+")), QString())
                                      .split(QRegularExpression(QStringLiteral("[._+'-]")), Qt::SkipEmptyParts);
        const bool madeUp = std::any_of(words.begin(), words.end(), isMadeUp);
        const bool function = std::any_of(words.begin(), words.end(), isFunction);
        const bool named = words.size() >= 2 && words.size() <= 4 &&
                           std::all_of(words.begin(), words.end(), [](const QString& w) { return w.size() <= 25; }) &&
                           std::any_of(words.begin(), words.end(), [](const QString& w) { return w.size() >= 3; });
        const bool numbered = local.size() >= 11 && local.size() <= 12 && isDigits(local);
        const bool personal = numbered || (webmail.match(domain).hasMatch() && !function) || (named && !function);
        if (!personal || madeUp)
            continue;
        collector.add(LeakKind::PersonAddress, bytes.sliced(offset, match.capturedLength()), lines.at(offset),
                      isMarkedFictitious(bytes, offset), offset);
    }
}

} // namespace

bool isNationalId(QByteArrayView fifteen)
{
    if (fifteen.size() != 15)
        return false;
    quint64 number = 0;
    quint64 taken = 0;
    for (int i = 0; i < 13; ++i) {
        char c = fifteen[i];
        if (i == 6 && (c == 'A' || c == 'B') && fifteen[5] == '2') {
            // The key of Corsica: 2A counts as 19, 2B as 18.
            taken = c == 'A' ? 1000000 : 2000000;
            c = '0';
        }
        if (!isDigit(c))
            return false;
        number = number * 10 + static_cast<quint64>(c - '0');
    }
    number -= taken;
    const int month = (fifteen[3] - '0') * 10 + fifteen[4] - '0';
    const bool monthFits = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || (month >= 50 && month <= 99);
    const int key = (fifteen[13] - '0') * 10 + fifteen[14] - '0';
    return monthFits && isDigit(fifteen[13]) && isDigit(fifteen[14]) && key == 97 - static_cast<int>(number % 97);
}

qint64 LineCounter::at(qsizetype offset)
{
    if (offset < m_seen) {
        m_seen = 0;
        m_line = 1;
    }
    m_line += std::count(m_text.begin() + m_seen, m_text.begin() + std::min(offset, m_text.size()), '\n');
    m_seen = std::min(offset, m_text.size());
    return m_line;
}

bool isMarkedFictitious(QByteArrayView text, qsizetype offset)
{
    static const QRegularExpression marks(
        QStringLiteral("fictif|fictive|fictitious|donn[ée]es? (de test|d.essai|anonym)|jeu d.essai|patient (de "
                       ")?test|exemple|example|"
                       "anonymis|factice"),
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype around = 160;
    constexpr qsizetype head = 600; // a banner at the top speaks for the whole
    const qsizetype from = std::max<qsizetype>(0, offset - around);
    const QByteArrayView near = text.sliced(from, std::min<qsizetype>(text.size() - from, 2 * around));
    return marks.match(QString::fromUtf8(near)).hasMatch() ||
           marks.match(QString::fromUtf8(text.first(std::min(head, text.size())))).hasMatch();
}

void findPersons(QByteArrayView text, LeakCollector& collector)
{
    findNationalIds(text, collector);
    findBirthDates(text, collector);
    findAddresses(text, collector);
}

void findHosts(QByteArrayView text, LeakCollector& collector)
{
    LineCounter lines(text);
    const auto isAddressPart = [](char c) {
        return isDigit(c) || c == '.';
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!isDigit(text[at]) ||
            (at > 0 && (isAddressPart(text[at - 1]) || isWord(text[at - 1]) || text[at - 1] == '-')))
            continue;
        int parts[4];
        int count = 0;
        qsizetype end = at;
        while (count < 4) {
            int value = 0;
            qsizetype digits = 0;
            while (end < text.size() && isDigit(text[end]) && digits < 4) {
                value = value * 10 + text[end] - '0';
                ++end;
                ++digits;
            }
            if (digits == 0 || digits > 3 || value > 255)
                break;
            parts[count++] = value;
            if (count < 4) {
                if (end >= text.size() || text[end] != '.')
                    break;
                ++end;
            }
        }
        if (count == 4 && (end >= text.size() || (!isDigit(text[end]) && !(text[end] == '.' && end + 1 < text.size() &&
                                                                           isDigit(text[end + 1]))))) {
            const bool inside = parts[0] == 10 || (parts[0] == 172 && parts[1] >= 16 && parts[1] <= 31) ||
                                (parts[0] == 192 && parts[1] == 168) || (parts[0] == 169 && parts[1] == 254) ||
                                (parts[0] == 100 && parts[1] >= 64 && parts[1] <= 127);
            const QByteArray before =
                text.sliced(std::max<qsizetype>(0, at - 10), std::min<qsizetype>(10, at)).toByteArray().toLower();
            const bool version = before.contains("version") || before.endsWith("v ") || before.endsWith("ver. ");
            if (inside && !version)
                collector.add(LeakKind::InternalHost, text.sliced(at, end - at), lines.at(at), false, at);
        }
        at = std::max(at, end - 1);
    }
    static const QRegularExpression names(
        QStringLiteral("(?<![A-Za-z0-9.@_-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+(?:local|lan|internal|"
                       "intranet|corp|"
                       "localdomain|intra|priv|private|home\\.arpa)(?![A-Za-z0-9-]|\\.[A-Za-z0-9])"
                       "|(?<![\\\\A-Za-z0-9])\\\\\\\\[A-Za-z0-9][A-Za-z0-9._-]{1,62}\\\\[A-Za-z0-9$._-]+"
                       "|(?<![0-9A-Fa-f:])(?:f[cd][0-9a-f]{2}|fe80)(?::[0-9a-f]{0,4}){2,7}(?![0-9A-Fa-f:])"),
        QRegularExpression::CaseInsensitiveOption);
    const QString latin = QString::fromLatin1(text); // the names are ASCII: offsets stay those of the bytes
    auto matches = names.globalMatch(latin);
    while (matches.hasNext()) {
        const auto match = matches.next();
        collector.add(LeakKind::InternalHost, text.sliced(match.capturedStart(), match.capturedLength()),
                      lines.at(match.capturedStart()), false, match.capturedStart());
    }
}

} // namespace pupitre
