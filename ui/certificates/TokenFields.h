#pragma once

#include "core/pki/Token.h"
#include "ui/common/AppContext.h"
#include "ui/common/RowTable.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace pupitre::ui {

/// The private keys of a token.
class TokenKeyModel : public RowModel<TokenKey>
{
    Q_OBJECT

public:
    enum Column { Label, Kind, Holder };
    using RowModel::RowModel;

protected:
    QStringList titles() const override;
    QVariant cell(const TokenKey& key, int column, int role) const override;
};

/// A PKCS#11 token on a form: the module that speaks to it, its label, its PIN, and, where one is wanted, which of its
/// keys. The token is looked into off the screen's thread, when the person says so.
class TokenFields : public QWidget
{
    Q_OBJECT

public:
    explicit TokenFields(const AppContext& context, QWidget* parent = nullptr);

    /// Whether a key that is already there is to be chosen, beside the token itself.
    void setChoosesKey(bool chooses);
    TokenPlace place() const;
    SecureBytes pin() const;
    const TokenKey* key() const; ///< the one chosen; null: none
    void forgetPin();
    /// What is still to be given, in words; empty when all is.
    QString missing() const;

Q_SIGNALS:
    void changed();

private:
    void look();
    void showKeys(const QList<TokenKey>& keys);

    AppContext m_context;
    QLineEdit* m_module;
    QComboBox* m_token;
    QLineEdit* m_pin;
    QPushButton* m_look;
    QLabel* m_note;
    TokenKeyModel* m_model;
    QTableView* m_keys;
    bool m_choosesKey = false;
    int m_generation = 0; ///< answers about what was typed before are dropped
};

} // namespace pupitre::ui
