#include "ui/referencing/CandidatureForm.h"

#include "ui/common/ErrorText.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/Theme.h"
#include "ui/referencing/DateLine.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace pupitre::ui {

CandidatureForm::CandidatureForm(QWidget* parent)
    : QScrollArea(parent)
    , m_kind(new QComboBox(this))
    , m_publishable(new QComboBox(this))
    , m_contract(new QCheckBox(tr("The contrat Opérateur V2 is signed with the ANS"), this))
    , m_trustSpace(new QCheckBox(tr("The service is in the Espace de Confiance MSSanté"), this))
    , m_profileApp(new QCheckBox(tr("Fournisseur de BAL APP"), this))
    , m_filed(new QCheckBox(tr("The candidature is filed: from then on the profiles are final"), this))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto* content = new QWidget(this);
    auto* form = new QFormLayout(content);
    form->setContentsMargins(2, 2, 14, 2);
    form->setHorizontalSpacing(22);
    form->setVerticalSpacing(9);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    addTitle(form, tr("The operator"));
    addLine(form, QStringLiteral("company_name"), tr("Company name"));
    addLine(form, QStringLiteral("siret"), tr("SIRET"), tr("14 digits"));
    addLine(form, QStringLiteral("representative_surname"), tr("Legal representative: surname"));
    addLine(form, QStringLiteral("representative_given_name"), tr("Legal representative: first name"));
    addLine(form, QStringLiteral("representative_mail"), tr("Legal representative: mail"));
    addLine(form, QStringLiteral("representative_phone"), tr("Legal representative: telephone"));
    addLine(form, QStringLiteral("contact_surname"), tr("Contact: surname"));
    addLine(form, QStringLiteral("contact_given_name"), tr("Contact: first name"));

    addTitle(form, tr("The mail service"));
    addLine(form, QStringLiteral("service_name"), tr("Name of the service"));
    addLine(form, QStringLiteral("service_version"), tr("Version number"));
    addLine(form, QStringLiteral("main_component"), tr("Main component"),
            tr("The one component that meets the requirements"));
    addLine(form, QStringLiteral("dsr"), tr("DSR chosen"));
    addDate(form, QStringLiteral("deposit_before"), tr("Candidature to be filed before"));
    addDate(form, QStringLiteral("planned_proofs"), tr("Planned deposit of the proofs"));
    m_publishable->addItem(tr("Choose…"), QVariant());
    m_publishable->addItem(tr("The ANS may publish this date"), true);
    m_publishable->addItem(tr("The ANS may not publish this date"), false);
    addField(form, QStringLiteral("date_publishable"), tr("Publication of the date"), m_publishable);

    addTitle(form, tr("Profiles"));
    auto* general = new QCheckBox(tr("Général (mandatory)"), content);
    general->setChecked(true);
    general->setEnabled(false);
    addField(form, QStringLiteral("profile_general"), tr("Profiles applied for"), general);
    addField(form, QStringLiteral("profile_app"), {}, m_profileApp);
    addField(form, QStringLiteral("filed"), {}, m_filed);
    setWidget(content);
    buildEligibility();
    for (QComboBox* box : {m_kind, m_publishable})
        connect(box, &QComboBox::activated, this, &CandidatureForm::edited);
    for (QCheckBox* box : {m_contract, m_trustSpace, m_profileApp, m_filed})
        connect(box, &QCheckBox::clicked, this, &CandidatureForm::edited);
}

void CandidatureForm::buildEligibility()
{
    m_eligibility = new QFrame(this);
    m_eligibility->setProperty("role", QStringLiteral("card"));
    auto* title = new QLabel(tr("Who may apply (DSR § 2.1)"), m_eligibility);
    title->setProperty("role", QStringLiteral("section"));
    m_answer = new StatusBadge(m_eligibility);
    m_answer->setObjectName(QStringLiteral("eligibilityAnswer"));
    m_reasons = new QLabel(m_eligibility);
    m_reasons->setObjectName(QStringLiteral("eligibilityReasons"));
    m_reasons->setWordWrap(true);
    m_reasons->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* help = new QLabel(
        tr("An Opérateur Développeur makes the components specific to MSSanté, or buys them from a provider that is "
           "not "
           "itself an operator. An Opérateur Acheteur buys them from another operator: it is exempt, and hands on the "
           "referencing number of that operator."),
        m_eligibility);
    help->setWordWrap(true);
    help->setProperty("role", QStringLiteral("muted"));
    m_kind->addItem(tr("Choose…"), 0);
    m_kind->addItem(tr("Opérateur Développeur"), 1);
    m_kind->addItem(tr("Opérateur Acheteur (exempt)"), 2);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(22);
    form->setVerticalSpacing(9);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(form, QStringLiteral("operator_kind"), tr("Kind of operator"), m_kind);
    addField(form, QStringLiteral("contract_v2_signed"), {}, m_contract);
    addField(form, QStringLiteral("in_trust_space"), {}, m_trustSpace);
    addLine(form, QStringLiteral("developer_name"), tr("Opérateur Développeur (of an Acheteur)"));
    addLine(form, QStringLiteral("developer_number"), tr("Its referencing number"));
    auto* answer = new QHBoxLayout;
    answer->addWidget(m_answer);
    answer->addStretch();
    auto* column = new QVBoxLayout(m_eligibility);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(title);
    column->addWidget(help);
    column->addLayout(form);
    column->addLayout(answer);
    column->addWidget(m_reasons);
    column->addStretch();
    connect(this, &CandidatureForm::edited, this, &CandidatureForm::showEligibility);
}

void CandidatureForm::showEligibility()
{
    const Candidature form = candidature();
    const Eligibility eligibility = eligibilityOf(form);
    const bool buyer = form.kind == Candidature::OperatorKind::Buyer;
    for (const char* name : {"developer_name", "developer_number"})
        m_lines.value(QLatin1String(name))->setEnabled(buyer);
    switch (eligibility.answer) {
    case Eligibility::Answer::Eligible:
        m_answer->setState(tr("✓ May apply"), Tone::Good);
        break;
    case Eligibility::Answer::Exempt:
        m_answer->setState(tr("Exempt from the referencing"), Tone::Info);
        break;
    case Eligibility::Answer::Refused:
        m_answer->setState(tr("✗ May not apply"), Tone::Bad);
        break;
    case Eligibility::Answer::Unknown:
        m_answer->setState(tr("To be answered"), Tone::Neutral);
        break;
    }
    QStringList reasons;
    for (const Error& error : eligibility.reasons) {
        if (error.code() == ErrorCode::CandidatureMissing)
            reasons.append(tr("Say which kind of operator you are."));
        else
            reasons.append(errorText(error) + QLatin1Char(' ') + errorAdvice(error));
    }
    if (reasons.isEmpty())
        reasons.append(tr("All conditions are met: go on with the candidature."));
    m_reasons->setText(reasons.join(QLatin1Char('\n')));
}

void CandidatureForm::addDate(QFormLayout* form, const QString& name, const QString& label)
{
    auto* line = new DateLine(this);
    addField(form, name, label, line);
    m_dates.insert(name, line);
    connect(line, &QLineEdit::textEdited, this, &CandidatureForm::edited);
}

void CandidatureForm::addTitle(QFormLayout* form, const QString& title)
{
    auto* label = new QLabel(title, this);
    label->setProperty("role", QStringLiteral("section"));
    label->setContentsMargins(0, form->rowCount() > 0 ? 12 : 0, 0, 2);
    form->addRow(label);
}

void CandidatureForm::addField(QFormLayout* form, const QString& name, const QString& label, QWidget* field)
{
    const bool starred = mandatoryCandidatureFields().contains(name);
    field->setObjectName(QStringLiteral("candidature-") + name);
    field->setAccessibleName(label);
    auto* problem = new QLabel(this);
    problem->setObjectName(QStringLiteral("candidatureProblem-") + name);
    problem->setWordWrap(true);
    problem->setStyleSheet(QStringLiteral("color: %1;").arg(toneColours(Tone::Bad).text.name()));
    problem->hide();
    auto* cell = new QVBoxLayout;
    cell->setSpacing(2);
    cell->addWidget(field);
    cell->addWidget(problem);
    auto* caption = new QLabel(label.isEmpty() ? QString() : starred ? label + QStringLiteral(" *") : label, this);
    caption->setBuddy(field);
    caption->setContentsMargins(0, 6, 0, 0); // on the line of the field's text
    form->addRow(caption, cell);
    m_fields.insert(name, field);
    auto* box = qobject_cast<QCheckBox*>(field);
    m_captions.insert(name, label.isEmpty() && box != nullptr ? box->text() : label);
    m_problems.insert(name, problem);
}

QLineEdit* CandidatureForm::addLine(QFormLayout* form, const QString& name, const QString& label, const QString& hint)
{
    auto* line = new QLineEdit(this);
    line->setPlaceholderText(hint);
    addField(form, name, label, line);
    m_lines.insert(name, line);
    connect(line, &QLineEdit::textEdited, this, &CandidatureForm::edited);
    return line;
}

void CandidatureForm::setCandidature(const Candidature& candidature)
{
    const QJsonObject object = candidature.toJson();
    for (auto it = m_lines.begin(); it != m_lines.end(); ++it)
        it.value()->setText(object.value(it.key()).toString());
    for (auto it = m_dates.begin(); it != m_dates.end(); ++it)
        it.value()->setDate(QDate::fromString(object.value(it.key()).toString(), Qt::ISODate));
    m_kind->setCurrentIndex(static_cast<int>(candidature.kind));
    m_publishable->setCurrentIndex(!candidature.datePublishable ? 0 : *candidature.datePublishable ? 1 : 2);
    m_contract->setChecked(candidature.contractV2Signed);
    m_trustSpace->setChecked(candidature.inTrustSpace);
    m_profileApp->setChecked(candidature.profileApp);
    m_profileApp->setEnabled(!candidature.filed);
    m_filed->setChecked(candidature.filed);
    m_filed->setEnabled(!candidature.filed);
    showEligibility();
}

Candidature CandidatureForm::candidature() const
{
    QJsonObject object;
    for (auto it = m_lines.begin(); it != m_lines.end(); ++it)
        object.insert(it.key(), it.value()->text().trimmed());
    for (auto it = m_dates.begin(); it != m_dates.end(); ++it)
        object.insert(it.key(), it.value()->date().toString(Qt::ISODate));
    Candidature candidature = Candidature::fromJson(object).value_or(Candidature());
    candidature.kind = static_cast<Candidature::OperatorKind>(m_kind->currentIndex());
    if (m_publishable->currentIndex() > 0)
        candidature.datePublishable = m_publishable->currentIndex() == 1;
    candidature.contractV2Signed = m_contract->isChecked();
    candidature.inTrustSpace = m_trustSpace->isChecked();
    candidature.profileApp = m_profileApp->isChecked();
    candidature.filed = m_filed->isChecked();
    return candidature;
}

void CandidatureForm::showFindings(const QList<Error>& errors, bool missingToo)
{
    for (auto it = m_problems.begin(); it != m_problems.end(); ++it) {
        QString text;
        for (const Error& error : errors) {
            if (error.field() == it.key() && text.isEmpty() &&
                (missingToo || error.code() != ErrorCode::CandidatureMissing))
                text = errorText(error) + QLatin1Char(' ') + errorAdvice(error);
        }
        // A date that cannot be read is a finding of its field.
        if (const DateLine* date = m_dates.value(it.key()); date != nullptr && date->isWrong()) {
            const Error wrong = Error(ErrorCode::CandidatureDate).withValue(date->text());
            text = errorText(wrong) + QLatin1Char(' ') + date->placeholderText() + QLatin1Char('.');
        }
        it.value()->setText(text);
        it.value()->setVisible(!text.isEmpty());
        QWidget* field = m_fields.value(it.key());
        if (field->property("invalid").toBool() != !text.isEmpty()) {
            field->setProperty("invalid", !text.isEmpty());
            field->style()->unpolish(field);
            field->style()->polish(field);
        }
    }
}

} // namespace pupitre::ui
