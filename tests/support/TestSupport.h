#pragma once

#include "core/workspace/Workspace.h"

#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace pupitre::test {

/// A new workspace in `folder`, author "essai", at the fixed time 2026-03-02T08:00:00Z. With
/// PUPITRE_TEST_STORE=postgresql it is a team store, in a PostgreSQL of the test's own.
std::unique_ptr<Workspace> newWorkspace(const QTemporaryDir& folder, const QString& name = QStringLiteral("w.pupitre"));
const FixedClock& fixedClock();

/// Writes a file into `folder` and returns its path.
QString writeFile(const QTemporaryDir& folder, const QString& name, const QByteArray& content);

/// pupitre-cli run as a process.
struct CliRun
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject json; ///< of stdout, when it is a JSON document
};
CliRun runCli(const QStringList& arguments, const QString& cli, int timeoutMs = 120000);

/// Keeps what a test has seen or written (a transcript, a report, an export) for the test that looks, at the end of the
/// suite, whether a secret was left anywhere. Nothing outside CTest.
void keepForTheEnd(const QString& name, const QByteArray& content);
/// Tells that test what to look for.
void rememberSecret(const QByteArray& secret);

/// The folder of the third-party data to test against, or nothing when it is not there (the test then says skipped).
QString acceptanceFolder(const QString& name);

/// The seeds of a fuzz target, tests/fuzz/corpus/NAME, in the order of their names.
QByteArrayList seeds(const QString& name);

/// Fails the test with the error's name when `result` holds one.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto& verified = (result);                                                                               \
        QVERIFY2(verified.has_value(), verified.has_value() ? ""                                                       \
                                                            : qPrintable(pupitre::errorName(verified.error().code()) + \
                                                                         u' ' + verified.error().detail()));           \
    } while (false)
#define VERIFY_ERROR(result, expected)                                                                                 \
    do {                                                                                                               \
        const auto& verified = (result);                                                                               \
        QVERIFY(!verified.has_value());                                                                                \
        QCOMPARE(pupitre::errorName(verified.error().code()), pupitre::errorName(expected));                           \
    } while (false)

} // namespace pupitre::test
