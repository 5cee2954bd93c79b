#pragma once

#include "core/referencing/Correspondence.h"
#include "core/referencing/Retention.h"
#include "ui/common/AppContext.h"

#include <QDate>
#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace pupitre::ui {

class DateLine;

/// The correspondence with the ANS, the attestation, and how long the personal data of the dossier are kept.
class LettersView : public QWidget
{
    Q_OBJECT

public:
    explicit LettersView(const AppContext& context, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    struct Shown
    {
        QList<Letter> letters;
        QDate until;
        DossierRetention::Extent extent;
    };
    QWidget* buildRetention();
    void showState(const Shown& shown);
    void chooseFile();
    void add();
    void saveFile();
    void setUntil();
    void erase();
    void done(const Result<void>& outcome);

    AppContext m_context;
    QTreeWidget* m_letters;
    QComboBox* m_kind;
    QDateTimeEdit* m_at;
    QLineEdit* m_subject;
    QLineEdit* m_note;
    QPushButton* m_file;
    QPushButton* m_add;
    QPushButton* m_save;
    DateLine* m_until;
    QLabel* m_extent;
    QPushButton* m_setUntil;
    QPushButton* m_erase;
    QString m_path;
};

} // namespace pupitre::ui
