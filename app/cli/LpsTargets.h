#pragma once

#include "app/cli/Commands.h"
#include "core/lps/RunReport.h"
#include "core/lps/TargetProfile.h"

#include <QEventLoop>

namespace pupitre::cli {

/// Steps for a person, a line each: verdict, title, detail, and what to do below.
QString describedSteps(const QList<RunStep>& steps);

/// A command line has nothing else to do meanwhile: its event loop runs until the work (a Probe, a Discovery, an
/// Exercise) is over.
template <class Work>
void runToTheEnd(Work& work)
{
    QEventLoop loop;
    QObject::connect(&work, &Work::finished, &loop, &QEventLoop::quit);
    QMetaObject::invokeMethod(&work, &Work::start, Qt::QueuedConnection);
    loop.exec();
}

/// A target profile in its exchange format; all that is wrong with the file goes to `problems`.
TargetProfile readTarget(const QString& path, QList<Error>& problems);

/// The verbs of the group lps that find and describe whom to exercise, and exercise it.
QList<Verb> lpsTargetVerbs();

} // namespace pupitre::cli
