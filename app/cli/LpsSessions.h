#pragma once

#include "app/cli/Commands.h"
#include "core/lps/MailSession.h"
#include "core/lps/Sasl.h"

#include <QEventLoop>

#include <optional>

namespace pupitre::cli {

/// What `lps send` and `lps fetch` have in common: where to connect, whom to trust, who one is and with what secret.
/// Secrets come from a file, from an environment variable named, or from a command's output; never from the command
/// line itself, where everyone may read them.
struct LpsAccess
{
    MailSession::Target target;
    Credentials credentials;

    /// Words of the synopsis, and the options they name.
    static QString synopsis();
    static QList<OptionSpec> options();
    /// Reads them; every problem is added to `problems`. `endpoint` is HOST:PORT, `mailbox` the default login.
    static LpsAccess read(const Session& session, const Arguments& arguments, MailProtocol protocol,
                          const QString& endpoint, const QString& mailbox, QList<Error>& problems);
};

/// Runs an operation of a session to its answer: a command line has nothing else to do meanwhile.
template <class T, class Start>
Result<T> answerOf(Start start)
{
    std::optional<Result<T>> result;
    QEventLoop loop;
    start([&](Result<T> answer) {
        result.emplace(std::move(answer));
        loop.quit();
    });
    if (!result)
        loop.exec();
    return std::move(*result);
}

/// Adds the report of a session to an outcome, and keeps it in the workspace when --save asks for it.
void addReport(const Session& session, const Arguments& arguments, const RunReport& report, Outcome& outcome);

/// Takes the secret out of what is about to be printed, should a server have put it into a message or its words.
void hideSecret(const LpsAccess& access, Outcome& outcome);

} // namespace pupitre::cli
