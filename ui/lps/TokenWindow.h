#pragma once

#include "core/lps/TargetProfile.h"
#include "ui/common/AppContext.h"

#include <QDialog>

namespace pupitre::ui {

class TokenPanel;

/// The window of the Pro Santé Connect token: closing it hides it, and the token lives on.
class TokenWindow : public QDialog
{
    Q_OBJECT

public:
    TokenWindow(const AppContext& context, QWidget* parent);

    TokenPanel& panel() { return *m_panel; }
    /// Fills in what a target profile says of Pro Santé Connect, unless a token is already there.
    void prepareFor(const TargetProfile& target);

private:
    AppContext m_context; ///< the panel keeps a reference to it
    TokenPanel* m_panel;
};

} // namespace pupitre::ui
