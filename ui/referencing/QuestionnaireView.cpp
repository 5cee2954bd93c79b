#include "ui/referencing/QuestionnaireView.h"

#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/TaskList.h"
#include "ui/referencing/DateLine.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pupitre::ui {

QuestionnaireView::QuestionnaireView(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_notice(new QLabel(this))
    , m_count(new QLabel(this))
    , m_scroll(new QScrollArea(this))
    , m_save(new QPushButton(tr("Save the answers"), this))
    , m_import(new QPushButton(tr("Import the questions…"), this))
{
    m_notice->setObjectName(QStringLiteral("questionnaireNotice"));
    m_notice->setProperty("role", QStringLiteral("muted"));
    m_notice->setWordWrap(true);
    m_count->setObjectName(QStringLiteral("questionnaireCount"));
    m_count->setProperty("role", QStringLiteral("section"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_save->setObjectName(QStringLiteral("questionnaireSave"));
    m_save->setProperty("primary", true);
    m_import->setObjectName(QStringLiteral("questionnaireImport"));
    m_import->setToolTip(
        tr("A table (XLSX or CSV) with the columns numero, theme, question, type, choix, obligatoire"));
    for (QPushButton* button : {m_save, m_import})
        button->setEnabled(!context.workspace.isReadOnly());
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_notice, 1);
    foot->addWidget(m_import);
    foot->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_count);
    column->addWidget(m_scroll, 1);
    column->addLayout(foot);
    connect(m_save, &QPushButton::clicked, this, &QuestionnaireView::save);
    connect(m_import, &QPushButton::clicked, this, &QuestionnaireView::importQuestions);
}

void QuestionnaireView::refresh()
{
    m_context.tasks.run<Shown>(
        tr("Reading the questionnaire"),
        [&workspace = m_context.workspace](const TaskContext&) -> Result<Shown> {
            const QuestionnaireStore store(workspace);
            auto questionnaire = store.current();
            if (!questionnaire)
                return fail(questionnaire.error());
            auto answers = store.answers();
            if (!answers)
                return fail(answers.error());
            auto unanswered = store.unanswered();
            if (!unanswered)
                return fail(unanswered.error());
            return Shown{std::move(*questionnaire), std::move(*answers), std::move(*unanswered)};
        },
        this,
        [this](const Result<Shown>& shown) {
            if (shown)
                showState(*shown);
            else
                m_context.dialogs.showError(this, shown.error());
        });
}

QWidget* QuestionnaireView::fieldFor(const Question& question, const QString& answer)
{
    const auto edited = [this] {
        m_edited = true;
    };
    if (question.kind == Question::Kind::YesNo || question.kind == Question::Kind::Choice) {
        auto* box = new QComboBox(this);
        box->addItem(tr("Choose…"), QString());
        if (question.kind == Question::Kind::YesNo) {
            box->addItem(tr("Yes"), QStringLiteral("oui"));
            box->addItem(tr("No"), QStringLiteral("non"));
        }
        for (const QString& choice : question.choices)
            box->addItem(choice, choice);
        box->setCurrentIndex(std::max(0, box->findData(answer)));
        connect(box, &QComboBox::activated, this, edited);
        return box;
    }
    QLineEdit* line = nullptr;
    if (question.kind == Question::Kind::Date) {
        auto* date = new DateLine(this);
        date->setDate(QDate::fromString(answer, Qt::ISODate));
        line = date;
    } else {
        line = new QLineEdit(answer, this);
    }
    connect(line, &QLineEdit::textEdited, this, edited);
    return line;
}

void QuestionnaireView::showState(const Shown& shown)
{
    m_count->setText(shown.unanswered.isEmpty()
                         ? tr("%1: answered.").arg(shown.questionnaire.title)
                         : tr("%1: %n question(s) to answer.", nullptr, static_cast<int>(shown.unanswered.size()))
                               .arg(shown.questionnaire.title));
    m_notice->setText(shown.questionnaire.notice + QLatin1Char(' ') +
                      tr("It is a prerequisite of the deposit, never a criterion (DSR § 4.3). * mandatory."));
    const QByteArray layout = shown.questionnaire.toJson();
    if (m_edited && layout == m_layout)
        return;
    m_edited = false;
    m_layout = layout;
    m_fields.clear();
    auto* card = new QFrame;
    card->setProperty("role", QStringLiteral("card"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(6);
    QString theme;
    for (const Question& question : shown.questionnaire.questions) {
        if (question.theme != theme) {
            theme = question.theme;
            auto* title = new QLabel(theme, card);
            title->setProperty("role", QStringLiteral("section"));
            title->setContentsMargins(0, column->count() > 0 ? 10 : 0, 0, 0);
            column->addWidget(title);
        }
        auto* label = new QLabel(question.text + (question.mandatory ? QStringLiteral(" *") : QString()), card);
        label->setWordWrap(true);
        QWidget* field = fieldFor(question, shown.answers.value(question.id));
        field->setObjectName(QStringLiteral("question-") + question.id);
        field->setAccessibleName(question.text);
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        m_fields.insert(question.id, field);
    }
    column->addStretch();
    m_scroll->setWidget(card);
}

void QuestionnaireView::save()
{
    QList<std::pair<QString, QString>> answers;
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        if (const auto* box = qobject_cast<QComboBox*>(it.value())) {
            answers.append({it.key(), box->currentData().toString()});
        } else if (const auto* date = qobject_cast<DateLine*>(it.value())) {
            if (date->isWrong()) {
                m_context.dialogs.showError(this, Error(ErrorCode::CandidatureDate).withValue(date->text()));
                return;
            }
            answers.append({it.key(), date->date().toString(Qt::ISODate)});
        } else if (const auto* line = qobject_cast<QLineEdit*>(it.value())) {
            answers.append({it.key(), line->text()});
        }
    }
    m_context.tasks.run<void>(
        tr("Saving the answers"),
        [&workspace = m_context.workspace, answers](const TaskContext&) {
            return QuestionnaireStore(workspace).answer(answers);
        },
        this,
        [this](const Result<void>& saved) {
            if (!saved) {
                m_context.dialogs.showError(this, saved.error());
                return;
            }
            m_edited = false;
            Q_EMIT changed();
        });
}

void QuestionnaireView::importQuestions()
{
    m_context.dialogs.openFile(
        this, tr("Import the questions"), tr("Tables (*.xlsx *.csv)"), [this](const QString& path) {
            using Read = tl::expected<Questionnaire, QList<Error>>;
            m_context.tasks.run<Read>(
                tr("Reading %1").arg(QFileInfo(path).fileName()),
                [&workspace = m_context.workspace, path](const TaskContext& task) -> Result<Read> {
                    Read read = Questionnaire::read(path, task);
                    if (!read)
                        return read;
                    if (auto applied = QuestionnaireStore(workspace).apply(*read, QFileInfo(path).fileName()); !applied)
                        return fail(applied.error());
                    return read;
                },
                this,
                [this](const Result<Read>& read) {
                    if (!read)
                        m_context.dialogs.showError(this, read.error());
                    else if (!*read)
                        m_context.dialogs.showErrors(this, tr("The questions were not imported"), read->error());
                    m_edited = false;
                    Q_EMIT changed();
                });
        });
}

} // namespace pupitre::ui
