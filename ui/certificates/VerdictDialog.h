#pragma once

#include "core/pki/Lint.h"
#include "core/pki/PathValidator.h"
#include "ui/common/AppContext.h"

#include <QDialog>

namespace pupitre::ui {

/// What can be said of one certificate now: whether its path holds, and what is to be objected to it.
struct Judgement
{
    PathVerdict verdict;
    LintReport lint;
    bool revocationAsked = false;
    bool anchored = false; ///< the workspace has an authority to judge by
};

/// Judges with the pinned authorities and the revocation lists of the workspace; TEST by TEST, production by
/// production. Runs on a worker.
Result<Judgement> judgeCertificate(Workspace& workspace, const Certificate& certificate);

/// The judgement step by step, from the anchor down, and the findings of the rules, each with its source.
class VerdictDialog : public QDialog
{
    Q_OBJECT

public:
    VerdictDialog(const QString& name, const Judgement& judgement, QWidget* parent = nullptr);
};

} // namespace pupitre::ui
