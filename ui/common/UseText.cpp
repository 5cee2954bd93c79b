#include "ui/common/UseText.h"

#include <QCoreApplication>

namespace pupitre {

namespace {
class Words
{
    Q_DECLARE_TR_FUNCTIONS(CertificateUse)
};
} // namespace

QString useText(CertificateUse::Kind kind)
{
    switch (kind) {
    case CertificateUse::Kind::Mailbox:
        return Words::tr("APP mailbox");
    case CertificateUse::Kind::Name:
        return Words::tr("APP mailbox, by name");
    case CertificateUse::Kind::Domain:
        return Words::tr("Declared domain");
    case CertificateUse::Kind::Listed:
        return Words::tr("White list");
    case CertificateUse::Kind::Server:
        break;
    }
    return Words::tr("Mail server");
}

} // namespace pupitre
