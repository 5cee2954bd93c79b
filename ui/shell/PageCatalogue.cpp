#include "ui/shell/PageCatalogue.h"

#include "ui/certificates/CertificatesPage.h"
#include "ui/home/HomePage.h"
#include "ui/indicators/IndicatorsPage.h"
#include "ui/lps/LpsPage.h"
#include "ui/mailboxes/MailboxesPage.h"
#include "ui/referencing/ReferencingPage.h"

#include <QCoreApplication>

namespace pupitre::ui {

namespace {

template <class Page>
WorkbenchPage* makePage(const AppContext& context)
{
    return new Page(context);
}

} // namespace

QList<PageEntry> pageCatalogue()
{
    const auto title = [](const char* text) {
        return QCoreApplication::translate("pages", text);
    };
    return {
        {QStringLiteral("home"), title(QT_TRANSLATE_NOOP("pages", "Home")), makePage<HomePage>},
        {QStringLiteral("mailboxes"), title(QT_TRANSLATE_NOOP("pages", "Mailboxes")), makePage<MailboxesPage>},
        {QStringLiteral("certificates"), title(QT_TRANSLATE_NOOP("pages", "Applicative certificates")),
         makePage<CertificatesPage>},
        {QStringLiteral("lps"), title(QT_TRANSLATE_NOOP("pages", "API LPS")), makePage<LpsPage>},
        {QStringLiteral("indicators"), title(QT_TRANSLATE_NOOP("pages", "Indicators")), makePage<IndicatorsPage>},
        {QStringLiteral("referencing"), title(QT_TRANSLATE_NOOP("pages", "Referencing")), makePage<ReferencingPage>}};
}

} // namespace pupitre::ui
