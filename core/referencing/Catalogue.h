#pragma once

#include "core/base/Result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace pupitre {

/// One requirement of a catalogue. Its identifier is an opaque key: nothing is ever derived from its parts.
struct Requirement
{
    enum class Nature {
        Mandatory,      ///< exigence: must be proved
        Recommendation, ///< préconisation: tracked, never blocking
    };

    QString id;
    Nature nature = Nature::Mandatory;
    QString profile; ///< empty: everybody; else the profile it is conditional on
    QString section;
    QString function;
    QString statement;
    QString source;
    QStringList scenarios;
    QStringList expectedProofs;
};

/// What has to be proved, as data.
struct Catalogue
{
    QString id;
    QString title;
    QString notice; ///< what must be said beside it ("indicative, not official")
    QList<Requirement> requirements;

    QList<Requirement> applicable(const QStringList& profiles) const;
    const Requirement* find(const QString& wanted) const;

    QByteArray toJson() const;
    static tl::expected<Catalogue, QList<Error>> parse(const QByteArray& json, const QString& file = {});
    /// The indicative catalogue shipped with the program.
    static const Catalogue& indicative();
};

} // namespace pupitre
