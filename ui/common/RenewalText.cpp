#include "ui/common/RenewalText.h"

#include <QCoreApplication>

namespace pupitre {

namespace {

class RenewalWords
{
    Q_DECLARE_TR_FUNCTIONS(renewal)
};

} // namespace

QString overlapStepCode(OverlapStep::Kind kind)
{
    switch (kind) {
    case OverlapStep::Kind::Successor:
        return QStringLiteral("successor");
    case OverlapStep::Kind::SameName:
        return QStringLiteral("same-name");
    case OverlapStep::Kind::Mailbox:
        return QStringLiteral("mailbox");
    case OverlapStep::Kind::Domain:
        return QStringLiteral("domain");
    case OverlapStep::Kind::Listed:
        return QStringLiteral("listed");
    case OverlapStep::Kind::OldListed:
        return QStringLiteral("old-listed");
    case OverlapStep::Kind::Deployed:
        return QStringLiteral("deployed");
    case OverlapStep::Kind::OldDetached:
        break;
    }
    return QStringLiteral("old-detached");
}

QString overlapStepText(const OverlapStep& step)
{
    switch (step.kind) {
    case OverlapStep::Kind::Successor:
        return step.done ? RenewalWords::tr("The next certificate is here.")
                         : RenewalWords::tr("Ask for the next certificate, and say that it follows this one.");
    case OverlapStep::Kind::SameName:
        return step.done
                   ? RenewalWords::tr("The subject is the same: the white list goes on matching.")
                   : RenewalWords::tr("The subject differs: have the white list changed before the new one serves.");
    case OverlapStep::Kind::Mailbox:
        return step.done ? RenewalWords::tr("%1 opens with the new certificate.").arg(step.what)
                         : RenewalWords::tr("Attach the new certificate to %1.").arg(step.what);
    case OverlapStep::Kind::Domain:
        return step.done
                   ? RenewalWords::tr("The domain %1 carries the subject of the new certificate.").arg(step.what)
                   : RenewalWords::tr("The domain %1 still carries the subject of the old certificate.").arg(step.what);
    case OverlapStep::Kind::Listed:
        return step.done
                   ? RenewalWords::tr("The white list has the new certificate for %1.").arg(step.what)
                   : RenewalWords::tr("The white list does not have the new certificate for %1 yet.").arg(step.what);
    case OverlapStep::Kind::OldListed:
        return step.done ? RenewalWords::tr("The white list no longer has the old certificate for %1.").arg(step.what)
                         : RenewalWords::tr("The white list still has the old certificate for %1.").arg(step.what);
    case OverlapStep::Kind::Deployed:
        return step.done ? RenewalWords::tr("The server %1 presents the new certificate.").arg(step.what)
                         : RenewalWords::tr("The server %1 still presents the old certificate.").arg(step.what);
    case OverlapStep::Kind::OldDetached:
        break;
    }
    return RenewalWords::tr("Once the new certificate serves, detach the old one from %1.").arg(step.what);
}

Result<QList<CalendarEvent>> renewalEvents(const Workspace& workspace, const QList<int>& thresholds)
{
    // A threshold beyond any certificate's life: the board then holds them all.
    constexpr int all = 100'000;
    auto board = renewalBoard(workspace, thresholds + QList<int>{all});
    if (!board)
        return fail(board.error());
    QList<CalendarEvent> events;
    for (const RenewalItem& item : *board) {
        const Certificate& certificate = item.stored.certificate;
        if (item.daysLeft < 0)
            continue;
        CalendarEvent event;
        event.uid = QStringLiteral("certificate-%1@pupitre").arg(certificate.fingerprint);
        event.day = certificate.notAfter.toUTC().date();
        event.summary = RenewalWords::tr("End of the certificate %1")
                            .arg(certificate.commonName.isEmpty() ? certificate.subject : certificate.commonName);
        event.description =
            certificate.subject + QLatin1Char('\n') + certificate.fingerprint +
            (item.stored.mailboxes.isEmpty() ? QString()
                                             : QLatin1Char('\n') + item.stored.mailboxes.join(QStringLiteral(", ")));
        event.category = RenewalWords::tr("Certificates");
        event.alarmDays = thresholds;
        events.append(event);
    }
    return events;
}

QString renewalCalendarName()
{
    return RenewalWords::tr("Renewal of certificates");
}

} // namespace pupitre
