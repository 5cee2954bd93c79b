#pragma once

#include <QList>
#include <QString>

#include <memory>

namespace pupitre {

/// Every way in which the program can fail or object, one enumerator each; the stable name used in JSON and in tests
/// stands beside it in ErrorCodes.def. The core never words a message: ui/common/ErrorText does.
enum class ErrorCode {
#define PUPITRE_ERROR(enumerator, name) enumerator,
#include "core/base/ErrorCodes.def"
#undef PUPITRE_ERROR
};

/// The stable, dotted name of a code ("csv.unterminated-quote").
QString errorName(ErrorCode code);

/// All codes, in the order of the table (for tests of completeness).
QList<ErrorCode> allErrorCodes();

/// A failure or an objection as a value: its code, and where and on what it happened.
/// Positions count from 1; 0 means "does not apply". In tables `line` is the physical line on which the record starts
/// (the header is line 1) and `column` the number of the field in its record.
class Error
{
public:
    explicit Error(ErrorCode code)
        : m_code(code)
    {}

    Error& inFile(const QString& file);
    Error& at(qint64 line, qint64 column = 0);
    Error& inField(const QString& field);
    Error& withValue(const QString& value);
    /// What the other side said (operating system, OpenSSL, SQL, server reply): shown as is, never a secret.
    Error& withDetail(const QString& detail);
    Error& because(Error cause);

    ErrorCode code() const { return m_code; }
    const QString& file() const { return m_file; }
    qint64 line() const { return m_line; }
    qint64 column() const { return m_column; }
    const QString& field() const { return m_field; }
    const QString& value() const { return m_value; }
    const QString& detail() const { return m_detail; }
    const Error* cause() const { return m_cause.get(); }

private:
    ErrorCode m_code;
    QString m_file;
    qint64 m_line = 0;
    qint64 m_column = 0;
    QString m_field;
    QString m_value;
    QString m_detail;
    std::shared_ptr<const Error> m_cause;
};

} // namespace pupitre
