#include "core/base/AtomicFile.h"
#include "core/base/Clock.h"
#include "core/base/ICalendar.h"
#include "core/pki/Renewal.h"
#include "ui/certificates/CertificateText.h"
#include "ui/certificates/CertificatesPage.h"
#include "ui/certificates/VerdictDialog.h"
#include "ui/common/Dialogs.h"
#include "ui/common/RenewalText.h"
#include "ui/common/TaskList.h"

// What the page does with judgements, revocation and renewals.
namespace pupitre::ui {

void CertificatesPage::judge()
{
    const StoredCertificate* stored = selected();
    if (stored == nullptr)
        return;
    const QString name = shownName(stored->certificate);
    context().tasks.run<Judgement>(
        tr("Checking %1").arg(name),
        [&workspace = context().workspace, certificate = stored->certificate](const TaskContext&) {
            return judgeCertificate(workspace, certificate);
        },
        this,
        [this, name](const Result<Judgement>& judgement) {
            if (!judgement)
                context().dialogs.showError(this, judgement.error());
            else
                context().dialogs.show(new VerdictDialog(name, *judgement, this));
        });
}

void CertificatesPage::revoke()
{
    const StoredCertificate* stored = selected();
    if (stored == nullptr)
        return;
    const QString name = shownName(stored->certificate);
    context().dialogs.askText(
        this, tr("Revoke %1").arg(name),
        tr("It is detached from every mailbox and opens none any more, from the next connection on. This does not "
           "revoke it at IGC-Santé: do that on the ordering platform with its revocation code. Reason:"),
        tr("Revoke"), [this, name, fingerprint = stored->certificate.fingerprint](const QString& reason) {
            change(tr("Revoking %1").arg(name), [fingerprint, reason](Workspace& workspace) -> Result<void> {
                auto done = revokeInProduct(workspace, fingerprint, reason);
                if (!done)
                    return fail(done.error());
                return {};
            });
        });
}

void CertificatesPage::showAuthorities()
{
    auto* dialog = new AnchorsDialog(context(), this);
    connect(dialog, &AnchorsDialog::taken, this, [this] { reload({}); });
    context().dialogs.show(dialog);
}

void CertificatesPage::exportCalendar()
{
    context().dialogs.saveFile(
        this, tr("Calendar of renewals"), QStringLiteral("certificats.ics"), tr("Calendar (*.ics)"),
        [this](const QString& path) {
            const auto events = renewalEvents(context().workspace, defaultRenewalThresholds());
            if (!events) {
                context().dialogs.showError(this, events.error());
                return;
            }
            const QByteArray bytes = toICalendar(renewalCalendarName(), *events, context().clock.nowUtc());
            const auto written = writeAtomically(path, [&](QIODevice& device) { return writeAll(device, bytes); });
            if (!written)
                context().dialogs.showError(this, written.error());
        });
}

} // namespace pupitre::ui
