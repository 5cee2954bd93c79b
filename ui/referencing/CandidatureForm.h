#pragma once

#include "core/referencing/Candidature.h"

#include <QHash>
#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace pupitre::ui {

class DateLine;
class StatusBadge;

/// The form of the founding text, §4.2: starred fields, what is wrong written under each.
class CandidatureForm : public QScrollArea
{
    Q_OBJECT

public:
    explicit CandidatureForm(QWidget* parent = nullptr);
    void setCandidature(const Candidature& candidature);
    Candidature candidature() const;
    /// Shows the findings under their fields; `missingToo` also those merely not filled in yet.
    void showFindings(const QList<Error>& errors, bool missingToo);
    /// The first step, a page of its own: kind of operator, contract, Espace de Confiance, and what follows (§2.1).
    QWidget* eligibilityPage() const { return m_eligibility; }
    /// What a field is called, "" for those without a line.
    QString captionOf(const QString& field) const { return m_captions.value(field); }

Q_SIGNALS:
    void edited();

private:
    void addTitle(QFormLayout* form, const QString& title);
    void addField(QFormLayout* form, const QString& name, const QString& label, QWidget* field);
    QLineEdit* addLine(QFormLayout* form, const QString& name, const QString& label, const QString& hint = {});

    void addDate(QFormLayout* form, const QString& name, const QString& label);
    void buildEligibility();
    void showEligibility();

    QHash<QString, QLineEdit*> m_lines;
    QHash<QString, DateLine*> m_dates;
    QHash<QString, QString> m_captions;
    QHash<QString, QWidget*> m_fields;
    QHash<QString, QLabel*> m_problems;
    QComboBox* m_kind;
    QComboBox* m_publishable;
    QCheckBox* m_contract;
    QCheckBox* m_trustSpace;
    QCheckBox* m_profileApp;
    QCheckBox* m_filed;
    QWidget* m_eligibility;
    StatusBadge* m_answer;
    QLabel* m_reasons;
};

} // namespace pupitre::ui
