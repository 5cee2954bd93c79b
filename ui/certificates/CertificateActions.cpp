#include "core/pki/Renewal.h"
#include "ui/certificates/AttachDialog.h"
#include "ui/certificates/CertificateText.h"
#include "ui/certificates/CertificatesPage.h"
#include "ui/certificates/VerdictDialog.h"
#include "ui/common/Dialogs.h"
#include "ui/common/TaskList.h"

// What the page does with mailboxes, judgements and revocation.
namespace pupitre::ui {

void CertificatesPage::attach()
{
    const StoredCertificate* stored = selected();
    if (stored == nullptr || !m_attach->isEnabled())
        return;
    const QString name = shownName(stored->certificate);
    auto* dialog = new AttachDialog(context(), name, stored->mailboxes, this);
    connect(dialog, &AttachDialog::chosen, this,
            [this, fingerprint = stored->certificate.fingerprint](const QString& address) {
                change(tr("Attaching to %1").arg(address), [fingerprint, address](Workspace& workspace) {
                    return CertificateStore(workspace).attach(fingerprint, address);
                });
            });
    context().dialogs.show(dialog);
}

void CertificatesPage::detach()
{
    const StoredCertificate* stored = selected();
    if (stored == nullptr)
        return;
    const QString fingerprint = stored->certificate.fingerprint;
    const QString name = shownName(stored->certificate);
    if (stored->mailboxes.size() == 1) {
        const QString address = stored->mailboxes.first();
        context().dialogs.confirm(
            this, tr("Detach from a mailbox"),
            tr("“%1” will no longer open %2. The certificate itself stays in the workspace.").arg(name, address),
            tr("Detach"), [this, fingerprint, name, address] { detachFrom(fingerprint, name, address); });
        return;
    }
    auto* dialog = new DetachDialog(name, stored->mailboxes, this);
    connect(dialog, &DetachDialog::chosen, this,
            [this, fingerprint, name](const QString& address) { detachFrom(fingerprint, name, address); });
    context().dialogs.show(dialog);
}

void CertificatesPage::detachFrom(const QString& fingerprint, const QString& name, const QString& address)
{
    change(tr("Detaching %1 from %2").arg(name, address), [fingerprint, address](Workspace& workspace) {
        return CertificateStore(workspace).detach(fingerprint, address);
    });
}

void CertificatesPage::remove()
{
    const StoredCertificate* stored = selected();
    if (stored == nullptr)
        return;
    QString question =
        tr("Why is “%1” removed? The reason goes to the audit journal.").arg(shownName(stored->certificate));
    if (!stored->mailboxes.isEmpty())
        question +=
            QLatin1Char('\n') + tr("It will no longer open: %1.").arg(stored->mailboxes.join(QStringLiteral(", ")));
    context().dialogs.askText(this, tr("Remove a certificate"), question, tr("Remove"),
                              [this, fingerprint = stored->certificate.fingerprint](const QString& reason) {
                                  change(tr("Removing a certificate"), [fingerprint, reason](Workspace& workspace) {
                                      return CertificateStore(workspace).remove(fingerprint, reason);
                                  });
                              });
}

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

} // namespace pupitre::ui
