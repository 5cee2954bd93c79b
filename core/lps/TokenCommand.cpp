#include "core/lps/TokenCommand.h"

#include "core/lps/JsonWebToken.h"

#include <algorithm>

namespace pupitre {

Result<SecureBytes> tokenIn(QByteArrayView text)
{
    const QByteArrayView token = text.trimmed();
    if (token.isEmpty())
        return fail(ErrorCode::TokenEmpty);
    constexpr char firstPrintable = 0x21;
    constexpr char lastPrintable = 0x7E;
    const bool printable = std::all_of(token.begin(), token.end(), [](char character) {
        return character >= firstPrintable && character <= lastPrintable;
    });
    if (!printable || token.size() > maximumTokenSize)
        return fail(ErrorCode::TokenMalformed);
    return SecureBytes(token);
}

TokenCommand::TokenCommand(QObject* parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        end(fail(Error(ErrorCode::TokenCommandFailed).withValue(m_program).withDetail(QStringLiteral("timeout"))));
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
        QByteArray piece = m_process.readAllStandardOutput();
        m_output += piece;
        wipe(piece);
        if (m_output.size() > 2 * maximumTokenSize)
            end(fail(ErrorCode::TokenMalformed));
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(fail(Error(ErrorCode::TokenCommandFailed).withValue(m_program).withDetail(m_process.errorString())));
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        if (status != QProcess::NormalExit || code != 0)
            return end(fail(Error(ErrorCode::TokenCommandFailed)
                                .withValue(m_program)
                                .withDetail(status == QProcess::NormalExit ? QStringLiteral("exit %1").arg(code)
                                                                           : QStringLiteral("crash"))));
        end(tokenIn(m_output));
    });
}

TokenCommand::~TokenCommand()
{
    m_answer = nullptr;
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
    wipe(m_output);
}

void TokenCommand::start(const QString& command, std::function<void(Result<SecureBytes>)> answer)
{
    m_answer = std::move(answer);
    QStringList words = QProcess::splitCommand(command);
    if (words.isEmpty())
        return end(fail(Error(ErrorCode::TokenCommandFailed).withDetail(QStringLiteral("empty"))));
    m_program = words.takeFirst();
    m_timer.start(patience);
    m_process.start(m_program, words, QIODevice::ReadOnly);
}

void TokenCommand::cancel()
{
    end(fail(ErrorCode::Cancelled));
}

void TokenCommand::end(Result<SecureBytes> result)
{
    m_timer.stop();
    wipe(m_output);
    m_output.clear();
    if (!m_answer)
        return;
    auto answer = std::exchange(m_answer, nullptr);
    if (m_process.state() != QProcess::NotRunning)
        m_process.kill();
    answer(std::move(result));
}

} // namespace pupitre
