#pragma once

#include "core/base/Result.h"
#include "core/base/SecureBytes.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <functional>

namespace pupitre {

/// What a file, a paste or a command gives as a token: without the space around it. TokenEmpty, TokenMalformed when it
/// holds space or anything but printable ASCII, or is longer than any token.
Result<SecureBytes> tokenIn(QByteArrayView text);

/// Gets a token from a program of the operator's own (an intermediate server's client, a password store): what it
/// prints. One run; the answer comes once.
class TokenCommand : public QObject
{
    Q_OBJECT

public:
    explicit TokenCommand(QObject* parent = nullptr);
    ~TokenCommand() override;

    /// `command` is a program and its arguments, with quotes where needed; no shell. TokenCommandFailed (value: the
    /// program, detail: how it ended, never what it printed), or what tokenIn() says.
    void start(const QString& command, std::function<void(Result<SecureBytes>)> answer);
    void cancel();

    static constexpr int patience = 60000; ///< milliseconds

private:
    void end(Result<SecureBytes> result);

    QProcess m_process;
    QTimer m_timer;
    QString m_program;
    QByteArray m_output;
    std::function<void(Result<SecureBytes>)> m_answer;
};

} // namespace pupitre
