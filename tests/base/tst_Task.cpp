#include "core/base/Task.h"
#include "tests/support/TestSupport.h"

#include <QSignalSpy>
#include <QThread>
#include <QThreadPool>

#include <atomic>

using namespace pupitre;

class TestTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deliversOnTheCallersThread();
    void reportsProgress();
    void cancels();
    void aDeletedTaskDropsItsAnswer();
    void aGoneReceiverIsNotCalled();

private:
    static constexpr int generous = 20000;
};

void TestTask::deliversOnTheCallersThread()
{
    Task<int> task(QStringLiteral("sum"));
    QThread* worker = nullptr;
    QThread* receiver = nullptr;
    int answer = 0;
    task.start(
        [&](const TaskContext&) -> Result<int> {
            worker = QThread::currentThread();
            return 42;
        },
        this,
        [&](Result<int> result) {
            receiver = QThread::currentThread();
            answer = *result;
        });
    QTRY_VERIFY_WITH_TIMEOUT(task.isFinished(), generous);
    QCOMPARE(answer, 42);
    QCOMPARE(receiver, QThread::currentThread());
    QVERIFY(worker != QThread::currentThread());
}

void TestTask::reportsProgress()
{
    Task<int> task(QStringLiteral("count"));
    const QSignalSpy spy(&task, &TaskBase::progressed);
    task.start(
        [](const TaskContext& context) -> Result<int> {
            for (int i = 1; i <= 1000000; ++i)
                context.progress(i, 1000000);
            return 0;
        },
        this, [](const Result<int>&) {});
    QTRY_VERIFY_WITH_TIMEOUT(task.isFinished(), generous);
    QVERIFY(!spy.isEmpty());
    QVERIFY(spy.size() < 1000); // thinned out: a million reports would drown the event loop
    QCOMPARE(spy.first().at(1).toLongLong(), 1000000);
}

void TestTask::cancels()
{
    Task<int> task(QStringLiteral("endless"));
    std::optional<Result<int>> answer;
    std::atomic<bool> started = false;
    task.start(
        [&started](const TaskContext& context) -> Result<int> {
            started = true;
            while (!context.isCancelled())
                QThread::msleep(1);
            return fail(ErrorCode::Cancelled);
        },
        this, [&](Result<int> result) { answer = std::move(result); });
    QTRY_VERIFY_WITH_TIMEOUT(started, generous);
    task.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), generous);
    VERIFY_ERROR(*answer, ErrorCode::Cancelled);
}

void TestTask::aDeletedTaskDropsItsAnswer()
{
    std::atomic<bool> ended = false;
    bool called = false;
    auto task = std::make_unique<Task<int>>(QStringLiteral("late"));
    task->start(
        [&ended](const TaskContext& context) -> Result<int> {
            while (!context.isCancelled())
                QThread::msleep(1);
            ended = true;
            return 1;
        },
        this, [&](const Result<int>&) { called = true; });
    task.reset();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(generous));
    QVERIFY(ended);
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void TestTask::aGoneReceiverIsNotCalled()
{
    bool called = false;
    Task<int> task(QStringLiteral("orphan"));
    {
        QObject receiver;
        task.start([](const TaskContext&) -> Result<int> { return 1; }, &receiver,
                   [&](const Result<int>&) { called = true; });
    }
    QTRY_VERIFY_WITH_TIMEOUT(task.isFinished(), generous);
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestTask)
#include "tst_Task.moc"
