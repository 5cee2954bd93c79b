#pragma once

#include "core/base/Result.h"

#include <QJsonObject>
#include <QList>
#include <QLocale>
#include <QMap>
#include <QStringList>

namespace pupitre {

/// A text that data bring in both languages of the program.
struct TwoLanguages
{
    QString french;
    QString english;
    const QString& in(QLocale::Language language) const { return language == QLocale::French ? french : english; }
    QJsonObject toJson() const; ///< {"fr", "en"}
};

/// A scenario of conformance of référentiel #2, and what of an exercise shows it.
struct Scenario
{
    QString id;               ///< "SC.MSS/CONF.01"
    QStringList requirements; ///< "ECO.1.1.1"; none where no correspondence is known
    TwoLanguages title;
    bool recommended = false; ///< préconisé, not demanded
    QString opens;            ///< the mailboxes it is about: "token" (PER, ORG), "certificate" (APP), "" all
    /// By stage (ExerciseStage::name): the steps that speak of it. The last of each must have taken place for the run
    /// to say something good.
    QMap<QString, QStringList> steps;
    QStringList rules;   ///< of messageRules(), judged on the message read back
    QStringList needs;   ///< besides: "tls-examination", "documents", "product-number"
    TwoLanguages manual; ///< why no exercise shows it; empty when one does
    QString source;      ///< a key of ScenarioTable::sources
    QString confidence;  ///< "certain", "likely", "guess"

    bool isManual() const { return steps.isEmpty() && rules.isEmpty(); }
    /// Whether a mailbox must be opened.
    bool needsMailbox() const;
    QJsonObject toJson() const;
};

/// A requirement that steps look at and no scenario is known for.
struct OutsideRequirement
{
    QString id;
    TwoLanguages why;
    QString source;
    QString confidence;
};

/// The scenarios the console knows, as data: each with where it comes from and how sure that is.
struct ScenarioTable
{
    QString id;
    TwoLanguages notice; ///< what must be said beside it ("indicative…")
    QMap<QString, QString> sources;
    QList<Scenario> scenarios;
    QList<OutsideRequirement> outside;

    /// By its whole identifier or by what follows the slash, in any case.
    const Scenario* find(const QString& wanted) const;
    QJsonObject toJson() const;

    /// All that is wrong at once: JsonSyntax, or a CatalogueBroken a place.
    static tl::expected<ScenarioTable, QList<Error>> parse(const QByteArray& json, const QString& file = {});
    /// The one shipped with the program.
    static const ScenarioTable& indicative();
};

} // namespace pupitre
