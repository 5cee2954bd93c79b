#include "core/base/Error.h"

#include <utility>

namespace pupitre {

QString errorName(ErrorCode code)
{
    switch (code) {
#define PUPITRE_ERROR(enumerator, name)                                                                                \
    case ErrorCode::enumerator:                                                                                        \
        return QStringLiteral(name);
#include "core/base/ErrorCodes.def"
#undef PUPITRE_ERROR
    }
    return {};
}

QList<ErrorCode> allErrorCodes()
{
    return {
#define PUPITRE_ERROR(enumerator, name) ErrorCode::enumerator,
#include "core/base/ErrorCodes.def"
#undef PUPITRE_ERROR
    };
}

Error& Error::inFile(const QString& file)
{
    m_file = file;
    return *this;
}

Error& Error::at(qint64 line, qint64 column)
{
    m_line = line;
    m_column = column;
    return *this;
}

Error& Error::inField(const QString& field)
{
    m_field = field;
    return *this;
}

Error& Error::withValue(const QString& value)
{
    m_value = value;
    return *this;
}

Error& Error::withDetail(const QString& detail)
{
    m_detail = detail;
    return *this;
}

Error& Error::because(Error cause)
{
    m_cause = std::make_shared<const Error>(std::move(cause));
    return *this;
}

} // namespace pupitre
