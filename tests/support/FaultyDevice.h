#pragma once

#include <QByteArray>
#include <QIODevice>

namespace pupitre::test {

/// A device that accepts (or delivers) a given number of bytes and then fails, as a full disk or a lost share does.
/// Every writer of the program is tested against it at each byte.
class FaultyDevice final : public QIODevice
{
    Q_OBJECT

public:
    /// `budget`: bytes before the failure; `content`: what reading delivers; `piece`: at most that many bytes a call.
    explicit FaultyDevice(qint64 budget, QByteArray content = {}, qint64 piece = 7);

    const QByteArray& written() const { return m_written; }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char* data, qint64 size) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    qint64 m_budget;
    QByteArray m_content;
    qint64 m_piece;
    qint64 m_position = 0;
    QByteArray m_written;
};

} // namespace pupitre::test
