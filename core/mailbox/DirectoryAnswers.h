#pragma once

#include "core/mailbox/Directory.h"
#include "core/mailbox/DirectoryClient.h"

namespace pupitre {

/// What the FHIR API said of one address, and when.
struct DirectoryAnswer
{
    QString address;
    QString askedAt; ///< ISO 8601 UTC
    QString source;  ///< base address of the API
    QList<DirectoryCarrier> carriers;
};

/// How many answers are kept and how old they are.
struct DirectoryAnswerFigures
{
    qint64 answers = 0;
    qint64 old = 0; ///< older than DirectoryAnswers::goodDays
    QString oldest; ///< ISO 8601 UTC; empty without answers
    QString newest;
};

/// The answers of the FHIR API as the workspace keeps them: the last one of each address, a source of the comparison
/// beside the extraction.
class DirectoryAnswers
{
public:
    explicit DirectoryAnswers(Workspace& workspace)
        : m_workspace(workspace)
    {}

    /// Puts answers in the place of former ones, in one act.
    Result<void> keep(const QList<DirectoryAnswer>& answers);
    /// The answers about addresses that contain `text`, by address.
    Result<QList<DirectoryAnswer>> search(const QString& text, int limit) const;
    Result<DirectoryAnswerFigures> figures() const;
    /// DirectoryAnswersOld when some are older than goodDays.
    Result<QList<Error>> alarms() const;

    /// Differences of today's registry with what was answered, each with the time of the answer; where an answer is
    /// newer than the extraction and contradicts it, that too.
    Result<QList<DifferenceRow>> differences(std::optional<DirectoryDifference> only, int limit) const;

    /// The mailboxes that are not closed and of which nothing was asked for `days` (0: all of them), by address.
    Result<QStringList> toAsk(int days) const;

    static constexpr int goodDays = 7;

private:
    Workspace& m_workspace;
};

/// How far a bulk question came. What was answered before it stopped is kept: asking again goes on from there.
struct AskedDirectory
{
    QStringList answered;
    std::optional<Error> stopped; ///< Cancelled, or what the API or the network said
};

/// Asks the API of each address, at the pace of the client, and keeps the answers by small batches. An error of the
/// result is the store's.
Result<AskedDirectory> askDirectory(Workspace& workspace, DirectoryClient& client, const QStringList& addresses,
                                    const TaskContext& context = {});

} // namespace pupitre
