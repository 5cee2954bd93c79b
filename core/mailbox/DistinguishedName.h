#pragma once

#include "core/base/Result.h"

#include <QList>
#include <QString>

namespace pupitre {

/// A distinguished name from its text (RFC 4514, and RFC 2253 before it): two texts of the same name compare equal
/// whatever their escapes and the case of their types. Values are compared as they are: the trust space compares
/// prints.
class DistinguishedName
{
public:
    /// Reads the text: DnSyntax with the text as value when it is none. At most 4096 characters, 64 attributes.
    static Result<DistinguishedName> parse(const QString& text);

    /// The first value of a type ("CN", "OU", "O"), or nothing.
    QString first(const QString& type) const;

    bool operator==(const DistinguishedName& other) const { return m_attributes == other.m_attributes; }

private:
    struct Attribute
    {
        QString type; ///< upper case
        QString value;
        bool joined = false; ///< by "+" to the one before it
        bool operator==(const Attribute& other) const
        {
            return type == other.type && value == other.value && joined == other.joined;
        }
    };
    QList<Attribute> m_attributes;
};

} // namespace pupitre
