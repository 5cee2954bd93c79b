#pragma once

#include "core/indicators/MailTally.h"

namespace pupitre {

/// Takes lines of the logs of Postfix, Exim and Dovecot apart and tells the tally what they say.
class LogLines
{
public:
    LogLines(const MailLogOptions& options, MailTally& tally)
        : m_options(options)
        , m_tally(tally)
    {}

    /// `newest`: no line of the file is later; gives the year to dates that have none.
    void take(QByteArrayView line, const QDate& newest);

private:
    void takeLine(const QString& line, const QDate& newest);
    bool takeExim(const QString& line);
    void takePostfix(const QString& daemon, const QString& host, const QString& text, const MailMoment& at);
    void takeDovecot(const QString& text, const MailMoment& at);
    void takeHeaders(PendingMail& message, const QString& text);
    QDate dayOfYear(int month, int day, const QDate& newest) const;
    void hear(QByteArrayView line, const QDate& newest);
    MailMoment wallClock(const QDate& day, const QTime& time) const;

    const MailLogOptions& m_options;
    MailTally& m_tally;
    QByteArray m_lastHour; ///< as the last line wrote it
    QDate m_lastDay;
    int m_lastHourNumber = 0;
};

} // namespace pupitre
