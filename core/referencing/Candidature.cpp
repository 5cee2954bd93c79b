#include "core/referencing/Candidature.h"

#include "core/base/CheckDigits.h"

#include <QRegularExpression>
#include <QStringList>

namespace pupitre {

namespace {

struct TextField
{
    const char* name;
    QString Candidature::*member;
    bool mandatory;
};

constexpr TextField textFields[] = {{"representative_surname", &Candidature::representativeSurname, true},
                                    {"representative_given_name", &Candidature::representativeGivenName, true},
                                    {"representative_mail", &Candidature::representativeMail, true},
                                    {"representative_phone", &Candidature::representativePhone, true},
                                    {"contact_surname", &Candidature::contactSurname, true},
                                    {"contact_given_name", &Candidature::contactGivenName, true},
                                    {"company_name", &Candidature::companyName, true},
                                    {"siret", &Candidature::siret, true},
                                    {"service_name", &Candidature::serviceName, true},
                                    {"service_version", &Candidature::serviceVersion, true},
                                    {"dsr", &Candidature::dsr, true}};

struct FlagField
{
    const char* name;
    bool Candidature::*member;
};

constexpr FlagField flagFields[] = {{"contract_v2_signed", &Candidature::contractV2Signed},
                                    {"in_trust_space", &Candidature::inTrustSpace},
                                    {"profile_app", &Candidature::profileApp},
                                    {"filed", &Candidature::filed}};

QString kindCode(Candidature::OperatorKind kind)
{
    switch (kind) {
    case Candidature::OperatorKind::Developer:
        return QStringLiteral("developer");
    case Candidature::OperatorKind::Buyer:
        return QStringLiteral("buyer");
    case Candidature::OperatorKind::Unknown:
        break;
    }
    return QString();
}

QString digitsOf(QString text)
{
    return text.remove(QLatin1Char(' ')).remove(QChar(0xA0)).remove(QLatin1Char('.')).remove(QLatin1Char('-'));
}

bool isMail(const QString& text)
{
    static const QRegularExpression shape(
        QStringLiteral("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/"
                       "=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}$"));
    return text.size() <= 254 && shape.match(text).hasMatch();
}

// French (ten digits, the first 0) or international (E.164: + and at most fifteen digits).
bool isPhone(const QString& text)
{
    static const QRegularExpression shape(QStringLiteral("^(0[1-9][0-9]{8}|(\\+|00)[1-9][0-9]{6,14})$"));
    return shape.match(digitsOf(text).replace(QLatin1String("(0)"), QString())).hasMatch();
}

} // namespace

QStringList mandatoryCandidatureFields()
{
    QStringList names;
    for (const TextField& field : textFields) {
        if (field.mandatory)
            names.append(QLatin1String(field.name));
    }
    return names << QStringLiteral("planned_proofs") << QStringLiteral("date_publishable");
}

QStringList Candidature::profiles() const
{
    QStringList names{QStringLiteral("Général")};
    if (profileApp)
        names.append(QStringLiteral("Fournisseur de BAL APP"));
    return names;
}

QJsonObject Candidature::toJson() const
{
    QJsonObject object;
    for (const TextField& field : textFields)
        object.insert(QLatin1String(field.name), this->*field.member);
    for (const FlagField& field : flagFields)
        object.insert(QLatin1String(field.name), this->*field.member);
    object.insert(QStringLiteral("operator_kind"), kindCode(kind));
    object.insert(QStringLiteral("planned_proofs"), plannedProofs.toString(Qt::ISODate));
    object.insert(QStringLiteral("date_publishable"), datePublishable ? QJsonValue(*datePublishable) : QJsonValue());
    return object;
}

tl::expected<Candidature, QList<Error>> Candidature::fromJson(const QJsonObject& object, const QString& file)
{
    Candidature candidature;
    QList<Error> problems;
    const auto wrong = [&](const QString& name, const QString& expected) {
        problems.append(Error(ErrorCode::CandidatureMember).inFile(file).inField(name).withDetail(expected));
    };
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString& name = it.key();
        const QJsonValue& value = it.value();
        bool known = false;
        for (const TextField& field : textFields) {
            if (name != QLatin1String(field.name))
                continue;
            known = true;
            if (value.isString())
                candidature.*field.member = value.toString().trimmed();
            else
                wrong(name, QStringLiteral("string"));
        }
        for (const FlagField& field : flagFields) {
            if (name != QLatin1String(field.name))
                continue;
            known = true;
            if (value.isBool())
                candidature.*field.member = value.toBool();
            else
                wrong(name, QStringLiteral("true, false"));
        }
        if (name == QLatin1String("operator_kind")) {
            known = true;
            const QString code = value.toString();
            if (code == kindCode(OperatorKind::Developer))
                candidature.kind = OperatorKind::Developer;
            else if (code == kindCode(OperatorKind::Buyer))
                candidature.kind = OperatorKind::Buyer;
            else if (!code.isEmpty() || !value.isString())
                wrong(name, QStringLiteral("developer, buyer"));
        } else if (name == QLatin1String("planned_proofs")) {
            known = true;
            candidature.plannedProofs = QDate::fromString(value.toString(), Qt::ISODate);
            if (!candidature.plannedProofs.isValid() && !value.toString().isEmpty())
                problems.append(
                    Error(ErrorCode::CandidatureDate).inFile(file).inField(name).withValue(value.toString()));
        } else if (name == QLatin1String("date_publishable")) {
            known = true;
            if (value.isBool())
                candidature.datePublishable = value.toBool();
            else if (!value.isNull())
                wrong(name, QStringLiteral("true, false, null"));
        }
        if (!known)
            wrong(name, {});
    }
    if (!problems.isEmpty())
        return tl::unexpected(problems);
    return candidature;
}

CandidatureFindings checkCandidature(const Candidature& candidature, const QDate& today)
{
    CandidatureFindings findings;
    const auto error = [&](ErrorCode code, const char* field, const QString& value = {}) {
        findings.errors.append(Error(code).inField(QString::fromLatin1(field)).withValue(value));
    };
    for (const TextField& field : textFields) {
        if (field.mandatory && (candidature.*field.member).trimmed().isEmpty())
            error(ErrorCode::CandidatureMissing, field.name);
    }
    if (!candidature.representativeMail.isEmpty() && !isMail(candidature.representativeMail))
        error(ErrorCode::CandidatureMail, "representative_mail", candidature.representativeMail);
    if (!candidature.representativePhone.isEmpty() && !isPhone(candidature.representativePhone))
        error(ErrorCode::CandidaturePhone, "representative_phone", candidature.representativePhone);
    if (!candidature.siret.isEmpty() && !siretValid(digitsOf(candidature.siret)))
        error(ErrorCode::CandidatureSiret, "siret", candidature.siret);
    if (!candidature.plannedProofs.isValid())
        error(ErrorCode::CandidatureMissing, "planned_proofs");
    else if (candidature.plannedProofs < today)
        findings.warnings.append(Error(ErrorCode::CandidatureDatePast)
                                     .inField(QStringLiteral("planned_proofs"))
                                     .withValue(candidature.plannedProofs.toString(Qt::ISODate)));
    if (!candidature.datePublishable)
        error(ErrorCode::CandidatureMissing, "date_publishable");
    // Eligibility, §2.1 and §4.1.1
    if (candidature.kind == Candidature::OperatorKind::Unknown)
        error(ErrorCode::CandidatureMissing, "operator_kind");
    else if (candidature.kind == Candidature::OperatorKind::Buyer)
        error(ErrorCode::CandidatureBuyer, "operator_kind");
    if (!candidature.contractV2Signed)
        error(ErrorCode::CandidatureContract, "contract_v2_signed");
    if (!candidature.inTrustSpace)
        error(ErrorCode::CandidatureTrustSpace, "in_trust_space");
    return findings;
}

} // namespace pupitre
