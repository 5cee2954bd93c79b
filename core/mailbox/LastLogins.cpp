#include "core/mailbox/LastLogins.h"

#include "core/base/FileIo.h"
#include "core/mailbox/MailboxAddress.h"

#include <QFile>
#include <QTimeZone>

namespace pupitre {

namespace {

constexpr qsizetype keptLoginErrors = 10000;

// "1700000000" or ISO 8601; a time without zone is UTC. Invalid for anything else.
QDateTime timeOf(const QString& text)
{
    bool number = false;
    const qint64 seconds = text.toLongLong(&number);
    if (number)
        return seconds > 0 ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC) : QDateTime();
    QString iso = text;
    if (iso.size() > 10 && iso[10] == u' ')
        iso[10] = u'T';
    QDateTime time = QDateTime::fromString(iso, Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

// The date a log line begins with: ISO 8601 with or without zone, or syslog's "Mar  2 08:00:00" of the last such day.
QDateTime logTimeOf(const QString& line, const QDateTime& now)
{
    const QString word = line.section(u' ', 0, 0, QString::SectionSkipEmpty);
    if (const QDateTime time = timeOf(word); time.isValid() && word.size() > 10)
        return time;
    if (const QDateTime time = timeOf(line.left(19)); time.isValid())
        return time;
    static const QStringList months{QStringLiteral("Jan"), QStringLiteral("Feb"), QStringLiteral("Mar"),
                                    QStringLiteral("Apr"), QStringLiteral("May"), QStringLiteral("Jun"),
                                    QStringLiteral("Jul"), QStringLiteral("Aug"), QStringLiteral("Sep"),
                                    QStringLiteral("Oct"), QStringLiteral("Nov"), QStringLiteral("Dec")};
    const QStringList parts = line.left(20).split(u' ', Qt::SkipEmptyParts);
    const auto month = static_cast<int>(months.indexOf(parts.value(0)) + 1);
    const QTime hour = QTime::fromString(parts.value(2), Qt::ISODate);
    if (month == 0 || !hour.isValid())
        return {};
    QDateTime time(QDate(now.date().year(), month, parts.value(1).toInt()), hour, Qt::LocalTime);
    if (time.isValid() && time > now.addDays(1))
        time = time.addYears(-1);
    return time.toUTC();
}

class LoginReading
{
public:
    LoginReading(LastLogins& logins, QDateTime now)
        : m_logins(logins)
        , m_now(std::move(now))
    {}

    void take(const QString& line, qint64 number)
    {
        static const QString mark = QStringLiteral("Login: user=<");
        if (!m_key.isEmpty()) {
            const QString address = std::exchange(m_key, QString());
            keep(address, timeOf(line.trimmed()), line, number);
        } else if (const qsizetype at = line.indexOf(QLatin1String("last-login/")); at >= 0 && line.startsWith(u's')) {
            m_key = line.mid(at + 11).trimmed();
        } else if (const qsizetype user = line.indexOf(mark); user >= 0) {
            m_log = true;
            const qsizetype begin = user + mark.size();
            const qsizetype end = line.indexOf(u'>', begin);
            if (end > begin)
                keep(line.mid(begin, end - begin), logTimeOf(line, m_now), line, number);
        } else if (!line.trimmed().isEmpty()) {
            takeTable(line, number);
        }
    }
    // Of a log, lines that are no logins are nobody's errors.
    void finish()
    {
        if (m_log)
            m_logins.errors.clear();
    }

private:
    void takeTable(const QString& line, qint64 number)
    {
        for (const QChar separator : {u';', u'\t', u','}) {
            const QString address = line.section(separator, 0, 0).trimmed();
            const QString time = line.section(separator, 1, 1).trimmed();
            if (time.isEmpty())
                continue;
            if (number == 1 && !address.contains(u'@'))
                return; // a header
            keep(address, timeOf(time), line, number);
            return;
        }
        object(line, number);
    }
    void keep(const QString& text, const QDateTime& time, const QString& line, qint64 number)
    {
        const auto address = checkMailboxAddress(text.trimmed());
        if (!address || !time.isValid() || time > m_now.addDays(1)) {
            object(line, number);
            return;
        }
        QDateTime& newest = m_logins.newest[*address];
        if (!newest.isValid() || newest < time)
            newest = time;
    }
    void object(const QString& line, qint64 number)
    {
        if (m_logins.errors.size() < keptLoginErrors)
            m_logins.errors.append(Error(ErrorCode::LastLoginLine).at(number).withValue(line.left(200)));
    }

    LastLogins& m_logins;
    QDateTime m_now;
    QString m_key; ///< of a dictionary: the address whose time is on the next line
    bool m_log = false;
};

} // namespace

Result<LastLogins> LastLogins::read(QIODevice& device, const QDateTime& now, const TaskContext& context)
{
    LastLogins logins;
    LoginReading reading(logins, now);
    const qint64 size = device.size();
    while (!device.atEnd()) {
        if (logins.lines % 4096 == 0) {
            if (context.isCancelled())
                return fail(ErrorCode::Cancelled);
            context.progress(device.pos(), size);
        }
        const QByteArray line = device.readLine(longestLine);
        if (line.isEmpty())
            break;
        ++logins.lines;
        if (line.contains('\0'))
            return fail(ErrorCode::LastLoginForeign);
        QString text = QString::fromUtf8(line);
        while (text.endsWith(u'\n') || text.endsWith(u'\r'))
            text.chop(1);
        reading.take(text, logins.lines);
    }
    reading.finish();
    if (logins.newest.isEmpty() && logins.errors.isEmpty())
        return fail(ErrorCode::LastLoginForeign);
    return logins;
}

Result<LastLogins> LastLogins::readFile(const QString& path, const QDateTime& now, const TaskContext& context)
{
    if (auto checked = checkReadableFile(path); !checked)
        return fail(checked.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(file.errorString()));
    auto logins = read(file, now, context);
    if (!logins)
        return fail(Error(logins.error()).inFile(path));
    for (Error& error : logins->errors)
        error.inFile(path);
    return logins;
}

} // namespace pupitre
