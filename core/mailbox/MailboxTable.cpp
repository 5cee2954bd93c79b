#include "core/mailbox/MailboxTable.h"

#include "core/mailbox/HolderList.h"
#include "core/mailbox/Identifiers.h"
#include "core/mailbox/MailboxAddress.h"

namespace pupitre {

namespace {

bool sameName(const QString& name, const char* known)
{
    return name.compare(QLatin1String(known), Qt::CaseInsensitive) == 0;
}

// The columns of an extraction that say what ours say (operator.md §13.2).
constexpr const char* extractedAddress = "Adresse BAL";
constexpr const char* extractedType = "Type de BAL";

} // namespace

const char* MailboxTable::columnName(int column)
{
    static constexpr std::array<const char*, ColumnCount> names{
        "adresse",     "type",    "identifiant_pp", "identifiant_structure", "nom",   "prenom",
        "description", "service", "responsable",    "liste_rouge",           "statut"};
    return names[static_cast<std::size_t>(column)];
}

QStringList mailboxColumns()
{
    static const QStringList names = [] {
        QStringList list;
        for (int column = 0; column < MailboxTable::ColumnCount; ++column)
            list.append(QLatin1String(MailboxTable::columnName(column)));
        return list;
    }();
    return names;
}

MailboxTable::MailboxTable(QString path, const OperatorDomains& domains)
    : m_path(std::move(path))
    , m_domains(domains)
{
    m_position.fill(-1);
}

void MailboxTable::report(Error error)
{
    if (file.errors.size() < MailboxFile::keptErrors)
        file.errors.append(error.inFile(m_path));
    else
        ++m_unlisted;
}

void MailboxTable::takeBad(const Error& error)
{
    ++file.read;
    ++file.rejected;
    report(error);
}

QString MailboxTable::field(const QStringList& fields, Column column) const
{
    const int position = m_position[column];
    return position < 0 ? QString() : fields[position].trimmed();
}

// An objection of a record, placed by the name of its column.
Error MailboxTable::placed(Error error, qint64 line) const
{
    return error.at(line, file.columnOf(error.field()));
}

void MailboxTable::takeHeader(const QStringList& names, qint64 line)
{
    m_headerSize = names.size();
    if (!takeExtractionHeader(names, line))
        takeOwnHeader(names, line);
}

void MailboxTable::takeOwnHeader(const QStringList& names, qint64 line)
{
    for (int i = 0; i < names.size(); ++i) {
        const QString name = names[i].trimmed();
        int known = -1;
        for (int column = 0; column < ColumnCount; ++column) {
            if (sameName(name, columnName(column)))
                known = column;
        }
        const auto at = [&](ErrorCode code) {
            return Error(code).inFile(m_path).at(line, i + 1).inField(name).withValue(name);
        };
        if (sameName(name, holdersColumn.toLatin1().constData())) {
            if (m_holders >= 0)
                report(at(ErrorCode::MailboxColumnTwice));
            m_holders = i;
            file.columns.append(holdersColumn);
            file.positions.insert(holdersColumn, i + 1);
        } else if (known < 0) {
            if (!name.isEmpty() || i + 1 < names.size()) // a delimiter at the end of the line is no column
                file.warnings.append(at(ErrorCode::MailboxColumnUnknown));
        } else if (m_position[static_cast<std::size_t>(known)] >= 0) {
            report(at(ErrorCode::MailboxColumnTwice));
        } else {
            m_position[static_cast<std::size_t>(known)] = i;
            file.columns.append(QLatin1String(columnName(known)));
            file.positions.insert(QLatin1String(columnName(known)), i + 1);
        }
    }
    for (const Column mandatory : {Address, Type}) {
        if (m_position[mandatory] < 0)
            report(Error(ErrorCode::MailboxColumnMissing)
                       .at(line)
                       .inField(QLatin1String(columnName(mandatory)))
                       .withValue(QLatin1String(columnName(mandatory))));
    }
}

bool MailboxTable::takeExtractionHeader(const QStringList& names, qint64 line)
{
    const auto find = [&](const char* wanted) {
        for (int i = 0; i < names.size(); ++i) {
            if (sameName(names[i].trimmed(), wanted))
                return i;
        }
        return -1;
    };
    if (find(extractedAddress) < 0 || find(extractedType) < 0)
        return false;
    m_extraction = true;
    const std::pair<Column, const char*> mapped[] = {{Address, extractedAddress},
                                                     {Type, extractedType},
                                                     {PersonId, "Identification nationale PP"},
                                                     {StructureId, "Identification Structure"},
                                                     {Surname, "Nom d'exercice"},
                                                     {GivenName, "Prénom d'exercice"},
                                                     {Service, "Service de rattachement"}};
    for (const auto& [column, name] : mapped) {
        m_position[column] =
            column == GivenName ? static_cast<int>(names.indexOf(QString::fromUtf8(name))) : find(name);
        if (m_position[column] >= 0) {
            file.columns.append(QLatin1String(columnName(column)));
            file.positions.insert(QLatin1String(columnName(column)), m_position[column] + 1);
        }
    }
    m_personType = find("Type Identifiant PP");
    m_personNumber = find("Identifiant PP");
    m_structureType = find("Type identifiant structure");
    if (m_domains.isEmpty())
        report(Error(ErrorCode::DomainsNeeded).at(line));
    return true;
}

void MailboxTable::takeRecord(const QStringList& fields, qint64 line)
{
    ++file.read;
    if (fields.size() != m_headerSize) {
        ++file.rejected;
        report(Error(ErrorCode::CsvFieldCount)
                   .at(line)
                   .withDetail(QStringLiteral("%1 / %2").arg(fields.size()).arg(m_headerSize)));
        return;
    }
    if (m_extraction) {
        takeExtracted(fields, line);
        return;
    }
    Mailbox mailbox;
    mailbox.address = field(fields, Address).toLower();
    mailbox.personId = field(fields, PersonId);
    mailbox.structureId = field(fields, StructureId);
    mailbox.surname = field(fields, Surname);
    mailbox.givenName = field(fields, GivenName);
    mailbox.description = field(fields, Description);
    mailbox.service = field(fields, Service);
    mailbox.responsible = field(fields, Responsible);
    if (m_holders >= 0)
        mailbox.holders = fields[m_holders].trimmed();
    judge(std::move(mailbox), field(fields, Type), field(fields, RedList), field(fields, Status), line);
}

// One line of the directory: other operators' are left out, and one of several lines of a mailbox (one a structure or a
// specialty) is enough.
void MailboxTable::takeExtracted(const QStringList& fields, qint64 line)
{
    const QString address = field(fields, Address).toLower();
    if (!m_domains.accepts(address)) {
        ++file.foreign;
        return;
    }
    if (m_seen.contains(address))
        return;
    const auto cell = [&](int position) {
        return position < 0 ? QString() : fields[position].trimmed();
    };
    Mailbox mailbox;
    mailbox.address = address;
    mailbox.personId = field(fields, PersonId);
    if (!checkPersonIdentifier(mailbox.personId) && !cell(m_personNumber).isEmpty())
        mailbox.personId = cell(m_personType) + cell(m_personNumber);
    mailbox.structureId = field(fields, StructureId);
    if (!mailbox.structureId.isEmpty() && !checkStructureIdentifier(mailbox.structureId))
        mailbox.structureId = cell(m_structureType) + mailbox.structureId;
    mailbox.surname = field(fields, Surname);
    mailbox.givenName = field(fields, GivenName);
    mailbox.service = field(fields, Service);
    judge(std::move(mailbox), field(fields, Type), {}, {}, line);
}

void MailboxTable::judge(Mailbox mailbox, const QString& typeText, const QString& redListText,
                         const QString& statusText, qint64 line)
{
    const qsizetype before = file.errors.size() + m_unlisted;
    const auto object = [&](ErrorCode code, Column column, const QString& value) {
        report(placed(Error(code).inField(QLatin1String(columnName(column))).withValue(value), line));
    };
    const auto type = mailboxTypeFromCode(typeText);
    if (typeText.isEmpty())
        object(ErrorCode::MailboxFieldMissing, Type, {});
    else if (!type)
        object(ErrorCode::MailboxType, Type, typeText);
    if (!redListText.isEmpty() && !setMailboxField(mailbox, QStringLiteral("liste_rouge"), redListText))
        object(ErrorCode::MailboxRedList, RedList, redListText);
    if (!statusText.isEmpty() && !setMailboxField(mailbox, QStringLiteral("statut"), statusText))
        object(ErrorCode::MailboxStatus, Status, statusText);
    // Without a type, which identifier is mandatory is not known: its own error is enough.
    mailbox.type = type.value_or(mailbox.structureId.isEmpty() ? MailboxType::Personal : MailboxType::Organisational);
    for (const Error& finding : checkMailbox(mailbox)) {
        if (type || finding.code() != ErrorCode::MailboxFieldMissing || finding.field() == QLatin1String("adresse"))
            report(placed(finding, line));
    }
    if (type) {
        const QList<Error> objections = checkHolders(mailbox);
        for (const Error& finding : objections)
            report(placed(finding, line));
        if (objections.isEmpty() && mailbox.holders)
            mailbox.holders = holdersText(parseHolders(*mailbox.holders).value_or(QList<Holder>()));
    }
    if (checkMailboxAddress(mailbox.address)) {
        if (!m_domains.accepts(mailbox.address)) {
            object(ErrorCode::AddressDomain, Address, mailbox.address);
        } else if (m_domains.isEmpty() && !m_undeclaredWarned) {
            m_undeclaredWarned = true;
            file.warnings.append(Error(ErrorCode::AddressDomainUnchecked).inFile(m_path));
        }
        if (const auto first = m_seen.constFind(mailbox.address); first != m_seen.constEnd())
            report(placed(Error(ErrorCode::MailboxDuplicate)
                              .inField(QLatin1String(columnName(Address)))
                              .withValue(mailbox.address)
                              .withDetail(QString::number(*first)),
                          line));
        else
            m_seen.insert(mailbox.address, line);
    }
    if (file.errors.size() + m_unlisted > before)
        ++file.rejected;
    else
        file.rows.append({line, std::move(mailbox), !redListText.isEmpty(), !statusText.isEmpty()});
}

void MailboxTable::finish()
{
    if (m_unlisted > 0)
        file.errors.append(
            Error(ErrorCode::MailboxTooManyErrors).inFile(m_path).withValue(QString::number(m_unlisted)));
}

} // namespace pupitre
