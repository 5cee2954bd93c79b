#include "core/mailbox/Identifiers.h"

#include "core/base/CheckDigits.h"
#include "core/mailbox/MailboxAddress.h"

namespace pupitre {

namespace {

tl::unexpected<Error> refused(ErrorCode code, const QString& identifier, const char* kind)
{
    return fail(Error(code).withValue(identifier).withDetail(QString::fromLatin1(kind)));
}

// A number of `length` digits whose last is a Luhn key.
Result<void> keyedNumber(const QString& identifier, QStringView body, qsizetype length, const char* kind)
{
    if (body.size() != length)
        return refused(ErrorCode::IdentifierLength, identifier, kind);
    if (!isDigits(body))
        return refused(ErrorCode::IdentifierCharacters, identifier, kind);
    const bool good = length == 14 && qstrcmp(kind, "SIRET") == 0 ? siretValid(body) : luhnValid(body);
    return good ? Result<void>() : refused(ErrorCode::IdentifierKey, identifier, kind);
}

Result<void> finess(const QString& identifier, QStringView body)
{
    if (body.size() != 9)
        return refused(ErrorCode::IdentifierLength, identifier, "FINESS");
    if (!finessFormValid(body))
        return refused(ErrorCode::IdentifierCharacters, identifier, "FINESS");
    return finessKeyValid(body) ? Result<void>() : refused(ErrorCode::IdentifierKey, identifier, "FINESS");
}

// ADELI numbers begin with a département, which is 2A or 2B in Corsica; they have no usable key.
Result<void> adeli(const QString& identifier, QStringView body, qsizetype length, const char* kind)
{
    if (body.size() != length)
        return refused(ErrorCode::IdentifierLength, identifier, kind);
    const bool corsica = body.startsWith(QLatin1String("2A")) || body.startsWith(QLatin1String("2B"));
    return isDigits(corsica ? body.sliced(2) : body) ? Result<void>()
                                                     : refused(ErrorCode::IdentifierCharacters, identifier, kind);
}

// "structure/internal": the part after the stroke is the structure's own business, but it must be there.
Result<QStringView> structurePart(const QString& identifier, const char* kind)
{
    const QStringView body = QStringView(identifier).sliced(1);
    const qsizetype stroke = body.indexOf(u'/');
    if (stroke < 0 || stroke == body.size() - 1)
        return refused(ErrorCode::IdentifierLength, identifier, kind);
    return body.first(stroke);
}

template <class Kind, class Check>
Result<Kind> as(Kind kind, const Check& checked)
{
    return checked ? Result<Kind>(kind) : fail(checked.error());
}

} // namespace

QString identifierBody(const QString& identifier)
{
    return identifier.startsWith(QLatin1String("10")) && identifier.contains(u'@') ? identifier.mid(2)
                                                                                   : identifier.mid(1);
}

Result<PersonIdentifier> checkPersonIdentifier(const QString& identifier)
{
    if (identifier.startsWith(QLatin1String("10")) && identifier.contains(u'@')) {
        const auto address = checkMailboxAddress(identifier.mid(2));
        return address ? Result<PersonIdentifier>(PersonIdentifier::MailAddress) : fail(address.error());
    }
    const QStringView body = QStringView(identifier).sliced(identifier.isEmpty() ? 0 : 1);
    const auto inStructure = [&](PersonIdentifier kind, const char* name,
                                 const auto& check) -> Result<PersonIdentifier> {
        const auto structure = structurePart(identifier, name);
        return structure ? as(kind, check(*structure)) : Result<PersonIdentifier>(fail(structure.error()));
    };
    switch (identifier.isEmpty() ? 0 : identifier[0].unicode()) {
    case u'0':
        return as(PersonIdentifier::Adeli, adeli(identifier, body, 9, "ADELI"));
    case u'1':
        return inStructure(PersonIdentifier::AdeliCabinet, "ADELI-rang",
                           [&](QStringView part) { return adeli(identifier, part, 11, "ADELI-rang"); });
    case u'3':
        return inStructure(PersonIdentifier::FinessInternal, "FINESS",
                           [&](QStringView part) { return finess(identifier, part); });
    case u'4':
        return inStructure(PersonIdentifier::SirenInternal, "SIREN",
                           [&](QStringView part) { return keyedNumber(identifier, part, 9, "SIREN"); });
    case u'5':
        return inStructure(PersonIdentifier::SiretInternal, "SIRET",
                           [&](QStringView part) { return keyedNumber(identifier, part, 14, "SIRET"); });
    case u'6':
        return inStructure(PersonIdentifier::RppsCabinet, "RPPS-rang",
                           [&](QStringView part) { return keyedNumber(identifier, part, 14, "RPPS-rang"); });
    case u'8':
        return as(PersonIdentifier::Rpps, keyedNumber(identifier, body, 11, "RPPS"));
    default:
        return refused(ErrorCode::IdentifierPrefix, identifier, "idNatPS");
    }
}

Result<StructureIdentifier> checkStructureIdentifier(const QString& identifier)
{
    const QStringView body = QStringView(identifier).sliced(identifier.isEmpty() ? 0 : 1);
    switch (identifier.isEmpty() ? 0 : identifier[0].unicode()) {
    case u'0':
        return as(StructureIdentifier::AdeliCabinet, adeli(identifier, body, 11, "ADELI-rang"));
    case u'1':
        return as(StructureIdentifier::Finess, finess(identifier, body));
    case u'2':
        return as(StructureIdentifier::Siren, keyedNumber(identifier, body, 9, "SIREN"));
    case u'3':
        return as(StructureIdentifier::Siret, keyedNumber(identifier, body, 14, "SIRET"));
    case u'4':
        return as(StructureIdentifier::RppsCabinet, keyedNumber(identifier, body, 14, "RPPS-rang"));
    default:
        return refused(ErrorCode::IdentifierPrefix, identifier, "idNatStruct");
    }
}

} // namespace pupitre
