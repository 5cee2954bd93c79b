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
    bool personal;
};

constexpr TextField textFields[] = {{"representative_surname", &Candidature::representativeSurname, true, true},
                                    {"representative_given_name", &Candidature::representativeGivenName, true, true},
                                    {"representative_mail", &Candidature::representativeMail, true, true},
                                    {"representative_phone", &Candidature::representativePhone, true, true},
                                    {"contact_surname", &Candidature::contactSurname, true, true},
                                    {"contact_given_name", &Candidature::contactGivenName, true, true},
                                    {"company_name", &Candidature::companyName, true, false},
                                    {"siret", &Candidature::siret, true, false},
                                    {"developer_name", &Candidature::developerName, false, false},
                                    {"developer_number", &Candidature::developerNumber, false, false},
                                    {"service_name", &Candidature::serviceName, true, false},
                                    {"service_version", &Candidature::serviceVersion, true, false},
                                    {"main_component", &Candidature::mainComponent, false, false},
                                    {"dsr", &Candidature::dsr, true, false}};

struct DateField
{
    const char* name;
    QDate Candidature::*member;
};

constexpr DateField dateFields[] = {{"deposit_before", &Candidature::depositBefore},
                                    {"planned_proofs", &Candidature::plannedProofs}};

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

QStringList candidatureFields()
{
    QStringList names{QStringLiteral("operator_kind")};
    for (const TextField& field : textFields)
        names.append(QLatin1String(field.name));
    for (const DateField& field : dateFields)
        names.append(QLatin1String(field.name));
    for (const FlagField& field : flagFields)
        names.append(QLatin1String(field.name));
    return names << QStringLiteral("date_publishable");
}

QStringList personalCandidatureFields()
{
    QStringList names;
    for (const TextField& field : textFields) {
        if (field.personal)
            names.append(QLatin1String(field.name));
    }
    return names;
}

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
    for (const DateField& field : dateFields)
        object.insert(QLatin1String(field.name), (this->*field.member).toString(Qt::ISODate));
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
        for (const DateField& field : dateFields) {
            if (name != QLatin1String(field.name))
                continue;
            known = true;
            candidature.*field.member = QDate::fromString(value.toString(), Qt::ISODate);
            if (!value.isString())
                wrong(name, QStringLiteral("string"));
            else if (!(candidature.*field.member).isValid() && !value.toString().isEmpty())
                problems.append(
                    Error(ErrorCode::CandidatureDate).inFile(file).inField(name).withValue(value.toString()));
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
    // The deposit is made before that day (§4.2); the one of the founding text is long past, the ANS publishes others.
    if (candidature.depositBefore.isValid() && !candidature.filed && today >= candidature.depositBefore)
        error(ErrorCode::CandidatureDeposit, "deposit_before", candidature.depositBefore.toString(Qt::ISODate));
    static const QRegularExpression several(QStringLiteral("[;+\\n]|,\\s|\\s(et|and)\\s"));
    if (candidature.mainComponent.contains(several))
        error(ErrorCode::CandidatureComponent, "main_component", candidature.mainComponent);
    const Eligibility eligibility = eligibilityOf(candidature);
    for (const Error& reason : eligibility.reasons) {
        if (reason.code() != ErrorCode::DeveloperNumberMissing) // no part of the form
            findings.errors.append(reason);
    }
    return findings;
}

Eligibility eligibilityOf(const Candidature& candidature)
{
    using Kind = Candidature::OperatorKind;
    Eligibility eligibility;
    const auto reason = [&](ErrorCode code, const char* field) {
        eligibility.reasons.append(Error(code).inField(QString::fromLatin1(field)));
    };
    if (candidature.kind == Kind::Unknown)
        reason(ErrorCode::CandidatureMissing, "operator_kind");
    else if (candidature.kind == Kind::Buyer)
        reason(ErrorCode::CandidatureBuyer, "operator_kind");
    if (!candidature.contractV2Signed)
        reason(ErrorCode::CandidatureContract, "contract_v2_signed");
    if (!candidature.inTrustSpace)
        reason(ErrorCode::CandidatureTrustSpace, "in_trust_space");
    if (candidature.kind == Kind::Buyer && candidature.developerNumber.trimmed().isEmpty())
        reason(ErrorCode::DeveloperNumberMissing, "developer_number");
    using Answer = Eligibility::Answer;
    eligibility.answer = !candidature.inTrustSpace           ? Answer::Refused
                         : candidature.kind == Kind::Unknown ? Answer::Unknown
                         : candidature.kind == Kind::Buyer   ? Answer::Exempt
                         : candidature.contractV2Signed      ? Answer::Eligible
                                                             : Answer::Refused;
    return eligibility;
}

QString eligibilityCode(Eligibility::Answer answer)
{
    switch (answer) {
    case Eligibility::Answer::Unknown:
        return QStringLiteral("unknown");
    case Eligibility::Answer::Eligible:
        return QStringLiteral("eligible");
    case Eligibility::Answer::Exempt:
        return QStringLiteral("exempt");
    case Eligibility::Answer::Refused:
        return QStringLiteral("refused");
    }
    return {};
}

} // namespace pupitre
