#include "core/indicators/MailLog.h"

#include "core/base/AtomicFile.h"
#include "core/base/Csv.h"
#include "core/indicators/IndicatorSource.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype longestLine = 64 << 10;
const QString sentCode = QStringLiteral("emis");
const QString receivedCode = QStringLiteral("recu");

/// When something happened, as the zone of the operator tells it.
struct Moment
{
    QDate day;
    int hour = 0;
    qint64 key = 0; ///< to know a repeated line by

    bool isValid() const { return day.isValid(); }
};

/// A message between its first line and its last.
struct Pending
{
    struct Delivery
    {
        QString to;
        Moment at;
    };
    bool hasSender = false;
    QString from;
    Moment at;
    QList<Delivery> deliveries;
    QString ins;
    QString codes;
    QString nil;
};

QString domainOf(const QString& address)
{
    return address.section(u'@', -1).toLower();
}

// "<a@b>" or "a <a@b>" or "a@b".
QString bareAddress(const QString& text)
{
    const qsizetype open = text.lastIndexOf(u'<');
    const qsizetype close = text.lastIndexOf(u'>');
    return (open >= 0 && close > open ? text.mid(open + 1, close - open - 1) : text).trimmed().toLower();
}

class Reading
{
public:
    explicit Reading(const MailLogOptions& options)
        : m_options(options)
    {}

    void takeLine(const QString& line, const QDate& newest);
    MailLogTotals finish();

private:
    bool takeExim(const QString& line);
    void takePostfix(const QString& daemon, const QString& host, const QString& text, const Moment& at);
    void takeDovecot(const QString& text, const Moment& at);
    void takeHeader(Pending& message, const QString& text);
    void deliver(Pending& message, const QString& to, const Moment& at);
    void close(const QString& key);
    void count(const Pending& message);
    Moment momentOf(const QDateTime& time) const;
    bool isOwn(const QString& address) const { return m_options.domains.contains(domainOf(address)); }

    const MailLogOptions& m_options;
    MailLogTotals m_totals;
    QHash<QString, Pending> m_pending;
    QSet<quint64> m_closed; ///< messages counted: a rotation given twice counts once
};

Moment Reading::momentOf(const QDateTime& time) const
{
    if (!time.isValid())
        return {};
    const QDateTime there = time.toTimeZone(m_options.zone);
    return {there.date(), there.time().hour(), time.toMSecsSinceEpoch()};
}

void Reading::takeLine(const QString& line, const QDate& newest)
{
    ++m_totals.lines;
    static const QRegularExpression iso(QStringLiteral("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-"
                                                       "]\\d\\d:?\\d\\d)?) (\\S+) ([^:\\[ ]+)(?:\\[\\d+\\])?: (.*)$"));
    static const QRegularExpression bsd(QStringLiteral(
        "^([A-Z][a-z]{2}) +(\\d{1,2}) (\\d\\d):(\\d\\d):(\\d\\d) (\\S+) ([^:\\[ ]+)(?:\\[\\d+\\])?: (.*)$"));
    Moment at;
    QString host;
    QString program;
    QString text;
    if (const auto match = iso.match(line); match.hasMatch()) {
        QDateTime time = QDateTime::fromString(match.captured(1).left(19), Qt::ISODate);
        const QString offset = match.captured(1).mid(19).remove(QRegularExpression(QStringLiteral("^\\.\\d+")));
        if (offset == QLatin1String("Z"))
            time.setTimeSpec(Qt::UTC);
        else if (offset.size() >= 5)
            time.setOffsetFromUtc((offset.startsWith(u'-') ? -1 : 1) *
                                  (offset.mid(1, 2).toInt() * 3600 + offset.right(2).toInt() * 60));
        else
            time = QDateTime(time.date(), time.time(), m_options.zone);
        at = momentOf(time);
        host = match.captured(2);
        program = match.captured(3);
        text = match.captured(4);
    } else if (const auto old = bsd.match(line); old.hasMatch()) {
        static const QStringList months{QStringLiteral("Jan"), QStringLiteral("Feb"), QStringLiteral("Mar"),
                                        QStringLiteral("Apr"), QStringLiteral("May"), QStringLiteral("Jun"),
                                        QStringLiteral("Jul"), QStringLiteral("Aug"), QStringLiteral("Sep"),
                                        QStringLiteral("Oct"), QStringLiteral("Nov"), QStringLiteral("Dec")};
        const int month = static_cast<int>(months.indexOf(old.captured(1))) + 1;
        const int day = old.captured(2).toInt();
        // The date says no year: the last one that is not later than the newest the file can be.
        QDate date(newest.year(), month, day);
        if (!date.isValid() || date > newest.addDays(1))
            date = QDate(newest.year() - 1, month, day);
        if (date.isValid()) {
            // Already in the zone of the machine, which is the operator's; an hour that DST repeats is that hour.
            const int hour = old.captured(3).toInt();
            at = {date, hour,
                  date.toJulianDay() * 86400 + hour * 3600 + old.captured(4).toInt() * 60 + old.captured(5).toInt()};
        }
        host = old.captured(6);
        program = old.captured(7);
        text = old.captured(8);
    } else {
        takeExim(line);
        return;
    }
    if (!at.isValid())
        return;
    if (program == QLatin1String("dovecot"))
        takeDovecot(text, at);
    else if (program.startsWith(QLatin1String("postfix")))
        takePostfix(program.section(u'/', -1), host, text, at);
    else if (program.startsWith(QLatin1String("exim")))
        takeExim(text);
}

void Reading::takeHeader(Pending& message, const QString& text)
{
    static const QRegularExpression header(
        QStringLiteral("header (X-MSS-NIL|X-MSS-INS|X-MSS-CODECDA): (.*?) from \\S+;"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = header.match(text);
    if (!match.hasMatch())
        return;
    ++m_totals.understood;
    const QString name = match.captured(1).toUpper();
    const QString value = match.captured(2).trimmed();
    static const QRegularExpression nil(QStringLiteral("^[A-Za-z0-9]{1,20}$"));
    static const QRegularExpression codes(QStringLiteral("^[A-Za-z0-9_.-]{1,40}( *, *[A-Za-z0-9_.-]{1,40})*$"));
    if (name == QLatin1String("X-MSS-INS") && (value == QLatin1String("O") || value == QLatin1String("N")))
        message.ins = value;
    else if (name == QLatin1String("X-MSS-NIL") && nil.match(value).hasMatch())
        message.nil = value;
    else if (name == QLatin1String("X-MSS-CODECDA") && codes.match(value).hasMatch())
        message.codes = QString(value).remove(u' ');
}

void Reading::deliver(Pending& message, const QString& to, const Moment& at)
{
    const bool known =
        std::any_of(message.deliveries.begin(), message.deliveries.end(),
                    [&](const Pending::Delivery& delivery) { return delivery.to == to && delivery.at.key == at.key; });
    if (known)
        ++m_totals.repeated;
    else
        message.deliveries.append({to, at});
}

void Reading::takePostfix(const QString& daemon, const QString& host, const QString& text, const Moment& at)
{
    static const QRegularExpression queued(QStringLiteral("^([0-9A-Za-z]{6,20}): (.*)$"));
    const auto match = queued.match(text);
    if (!match.hasMatch())
        return;
    const QString key = host + u' ' + match.captured(1);
    const QString rest = match.captured(2);
    if (rest == QLatin1String("removed")) {
        ++m_totals.understood;
        close(key);
        return;
    }
    if (daemon == QLatin1String("cleanup")) {
        if (rest.startsWith(QLatin1String("info: header X-MSS-"), Qt::CaseInsensitive))
            takeHeader(m_pending[key], rest);
        return;
    }
    static const QRegularExpression sender(QStringLiteral("^from=<([^>]*)>, size="));
    if (const auto from = sender.match(rest); from.hasMatch()) {
        ++m_totals.understood;
        Pending& message = m_pending[key];
        if (!message.hasSender) {
            message.hasSender = true;
            message.from = from.captured(1).toLower();
            message.at = at;
        }
        return;
    }
    static const QRegularExpression recipient(
        QStringLiteral("^to=<([^>]*)>,.*?relay=([^,]*),.*status=(sent|deferred|bounced|expired)"));
    const auto to = recipient.match(rest);
    if (!to.hasMatch())
        return;
    ++m_totals.understood;
    const QString status = to.captured(3);
    if (status == QLatin1String("deferred"))
        ++m_totals.deferred;
    else if (status != QLatin1String("sent"))
        ++m_totals.bounced;
    // Handed to a filter of this machine: the message comes back under another id and is counted then.
    else if (!(daemon == QLatin1String("smtp") && to.captured(2).startsWith(QLatin1String("127.0.0.1"))))
        deliver(m_pending[key], to.captured(1).toLower(), at);
}

bool Reading::takeExim(const QString& line)
{
    static const QRegularExpression form(QStringLiteral(
        "^(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?(?: ([+-]\\d{4}))?(?: \\[\\d+\\])? "
        "([A-Za-z0-9]{6}-[A-Za-z0-9]{6,11}-[A-Za-z0-9]{2,4}) (<=|=>|->|\\*\\*|==|Completed)(?: (.*))?$"));
    const auto match = form.match(line);
    if (!match.hasMatch())
        return false;
    ++m_totals.understood;
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    const QTime time = QTime::fromString(match.captured(2), Qt::ISODate);
    const QString offset = match.captured(3);
    const QDateTime stamp = offset.isEmpty()
                                ? QDateTime(date, time, m_options.zone)
                                : QDateTime(date, time, Qt::OffsetFromUTC,
                                            (offset.startsWith(u'-') ? -1 : 1) *
                                                (offset.mid(1, 2).toInt() * 3600 + offset.mid(3, 2).toInt() * 60));
    Moment at = momentOf(stamp);
    if (offset.isEmpty()) // as it stands: an hour that DST skips or repeats is not moved
        at = {date, time.hour(), stamp.toMSecsSinceEpoch()};
    const QString key = match.captured(4);
    const QString action = match.captured(5);
    const QString rest = match.captured(6);
    if (action == QLatin1String("Completed")) {
        close(key);
    } else if (action == QLatin1String("<=")) {
        Pending& message = m_pending[key];
        message.hasSender = true;
        message.from = rest.section(u' ', 0, 0).toLower();
        message.at = at;
    } else if (action == QLatin1String("=>") || action == QLatin1String("->")) {
        static const QRegularExpression end(QStringLiteral(" (R|T|H|F|S|P)="));
        deliver(m_pending[key], bareAddress(rest.left(std::max<qsizetype>(rest.indexOf(end), 0))), at);
    } else if (action == QLatin1String("==")) {
        ++m_totals.deferred;
    } else {
        ++m_totals.bounced;
    }
    return true;
}

void Reading::takeDovecot(const QString& text, const Moment& at)
{
    static const QRegularExpression login(QStringLiteral("^(imap|pop3|submission|managesieve)-login: (?:Login|Logged "
                                                         "in): user=<([^>]+)>.*?(?:rip=([0-9a-fA-F.:]+))?(?:, |$)"));
    static const QRegularExpression remote(QStringLiteral("\\brip=([0-9a-fA-F.:]+)"));
    const auto match = login.match(text);
    if (!match.hasMatch())
        return;
    ++m_totals.understood;
    const QString address = match.captured(2).toLower();
    const QString type = m_options.typeOf.value(address);
    if (type.isEmpty()) {
        ++m_totals.unknownMailbox;
        return;
    }
    // From the machine itself comes the webmail; a BAL APP is used by software; the others by the API LPS.
    const QString from = remote.match(text).captured(1);
    const QString means = from == QLatin1String("127.0.0.1") || from == QLatin1String("::1") ? QStringLiteral("webmail")
                          : type == QLatin1String("APP") ? QStringLiteral("applicatif")
                                                         : QStringLiteral("api-lps");
    const MailLogTotals::ConnectionKey key{at.day, type, means};
    ++m_totals.connections[key];
    m_totals.active[key].insert(QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256).first(8));
}

void Reading::close(const QString& key)
{
    const auto found = m_pending.find(key);
    if (found == m_pending.end())
        return;
    const auto digest = static_cast<quint64>(qHash(key + u' ' + QString::number(found->at.key), 0x51ED));
    if (m_closed.contains(digest)) {
        m_totals.repeated += found->deliveries.size();
    } else if (found->hasSender) {
        m_closed.insert(digest);
        count(*found);
    } else if (!found->deliveries.isEmpty()) {
        ++m_totals.unfinished;
    }
    m_pending.erase(found);
}

void Reading::count(const Pending& message)
{
    if (message.deliveries.isEmpty())
        return;
    MailLogTotals::MessageKey key;
    key.ins = message.ins;
    key.codes = message.codes;
    key.nil = message.nil;
    const bool sentHere = isOwn(message.from);
    bool counted = false;
    if (sentHere) {
        counted = true;
        key.type = m_options.typeOf.value(message.from);
        if (key.type.isEmpty()) {
            ++m_totals.unknownMailbox;
        } else {
            key.direction = sentCode;
            key.day = message.at.day;
            key.hour = message.at.hour;
            key.domain = domainOf(message.deliveries.first().to);
            ++m_totals.messages[key];
        }
    }
    for (const Pending::Delivery& delivery : message.deliveries) {
        if (!isOwn(delivery.to))
            continue;
        counted = true;
        key.type = m_options.typeOf.value(delivery.to);
        if (key.type.isEmpty()) {
            ++m_totals.unknownMailbox;
            continue;
        }
        key.direction = receivedCode;
        key.day = delivery.at.day;
        key.hour = delivery.at.hour;
        key.domain = domainOf(message.from);
        ++m_totals.messages[key];
    }
    m_totals.foreign += counted ? 0 : 1;
}

MailLogTotals Reading::finish()
{
    // What is still in the queue counts by what was delivered.
    const QStringList keys = m_pending.keys();
    for (const QString& key : keys) {
        const Pending& message = m_pending[key];
        if (message.hasSender && message.deliveries.isEmpty())
            ++m_totals.unfinished;
        close(key);
    }
    return std::move(m_totals);
}

} // namespace

Result<MailLogTotals> readMailLogs(const QStringList& paths, const MailLogOptions& options, const TaskContext& context)
{
    Reading reading(options);
    qint64 total = 0;
    for (const QString& path : paths)
        total += QFileInfo(path).size();
    qint64 before = 0;
    for (const QString& path : paths) {
        auto file = IndicatorFile::open(path, false);
        if (!file)
            return fail(file.error());
        const QDate newest =
            options.newest.isValid() ? options.newest : QFileInfo(path).lastModified().toTimeZone(options.zone).date();
        for (;;) {
            auto source = (*file)->next();
            if (!source)
                return fail(source.error());
            if (!*source)
                break;
            std::vector<char> buffer(1 << 18);
            QByteArray rest;
            for (;;) {
                if (context.isCancelled())
                    return fail(ErrorCode::Cancelled);
                context.progress(before + (*source)->bytes->taken(), total);
                auto got = (*source)->bytes->read(buffer.data(), static_cast<qsizetype>(buffer.size()));
                if (!got)
                    return fail(got.error());
                rest.append(buffer.data(), *got);
                qsizetype begin = 0;
                for (qsizetype end = 0; (end = rest.indexOf('\n', begin)) >= 0; begin = end + 1)
                    reading.takeLine(QString::fromUtf8(rest.sliced(begin, end - begin)).trimmed(), newest);
                rest.remove(0, begin);
                if (*got == 0 || rest.size() > longestLine) {
                    if (!rest.isEmpty())
                        reading.takeLine(QString::fromUtf8(rest).trimmed(), newest);
                    rest.clear();
                }
                if (*got == 0)
                    break;
            }
        }
        before += (*file)->size();
    }
    MailLogTotals totals = reading.finish();
    if (totals.understood == 0)
        return fail(Error(ErrorCode::IndicatorLogForm)
                        .inFile(paths.value(0))
                        .withDetail(QStringLiteral("0 / %1").arg(totals.lines)));
    return totals;
}

Result<QStringList> writeMonthFiles(const MailLogTotals& totals, const QString& folder, const QString& operatorName)
{
    QMap<QString, QByteArray> files; // path → content
    const QString form = QStringLiteral("yyyy-MM");
    const auto contentOf = [&](const QString& kind, const QDate& day, const QStringList& header) -> QByteArray& {
        const QString path =
            QDir(folder).filePath(QStringLiteral("%1_%2_%3.csv").arg(operatorName, kind, day.toString(form)));
        QByteArray& content = files[path];
        if (content.isEmpty())
            content = csvLine(header);
        return content;
    };
    const QStringList messageHeader{QStringLiteral("date"),     QStringLiteral("sens"),      QStringLiteral("type_bal"),
                                    QStringLiteral("ins"),      QStringLiteral("codes_cda"), QStringLiteral("nil"),
                                    QStringLiteral("messages"), QStringLiteral("heure"),     QStringLiteral("domaine")};
    for (auto it = totals.messages.begin(); it != totals.messages.end(); ++it) {
        const MailLogTotals::MessageKey& key = it.key();
        contentOf(QStringLiteral("messages"), key.day, messageHeader) += csvLine(
            {key.day.toString(Qt::ISODate), key.direction, key.type, key.ins, key.codes, key.nil,
             QString::number(it.value()), QStringLiteral("%1").arg(key.hour, 2, 10, QLatin1Char('0')), key.domain});
    }
    const QStringList connectionHeader{QStringLiteral("date"), QStringLiteral("type_bal"), QStringLiteral("moyen"),
                                       QStringLiteral("connexions"), QStringLiteral("bal_actives")};
    for (auto it = totals.connections.begin(); it != totals.connections.end(); ++it) {
        const MailLogTotals::ConnectionKey& key = it.key();
        contentOf(QStringLiteral("connexions"), key.day, connectionHeader) +=
            csvLine({key.day.toString(Qt::ISODate), key.type, key.means, QString::number(it.value()),
                     QString::number(totals.active.value(key).size())});
    }
    for (auto it = files.begin(); it != files.end(); ++it) {
        if (QFileInfo::exists(it.key()))
            return fail(Error(ErrorCode::FileExists).inFile(it.key()));
    }
    for (auto it = files.begin(); it != files.end(); ++it) {
        auto written = writeAtomically(it.key(), [&](QIODevice& device) { return writeAll(device, it.value()); });
        if (!written)
            return fail(written.error());
    }
    return QStringList(files.keys());
}

} // namespace pupitre
