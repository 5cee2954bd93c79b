#include "core/referencing/Correspondence.h"

#include "core/base/AtomicFile.h"
#include "core/workspace/Sql.h"

#include <QFile>
#include <QFileInfo>

namespace pupitre {

namespace {

const std::pair<Letter::Kind, const char*> letterKindCodes[] = {{Letter::Kind::Received, "received"},
                                                                {Letter::Kind::Sent, "sent"},
                                                                {Letter::Kind::Convention, "convention"},
                                                                {Letter::Kind::Attestation, "attestation"}};

const QString letterColumns =
    QStringLiteral("SELECT id, kind, at, subject, note, file_name, sha256, size FROM dossier_letter ");

Letter letterOf(const QSqlQuery& query)
{
    Letter letter;
    letter.id = query.value(0).toLongLong();
    letter.kind = letterKindFromCode(query.value(1).toString()).value_or(Letter::Kind::Received);
    letter.at = QDateTime::fromString(query.value(2).toString(), Qt::ISODate);
    letter.subject = query.value(3).toString();
    letter.note = query.value(4).toString();
    letter.fileName = query.value(5).toString();
    letter.sha256 = query.value(6).toString();
    letter.size = query.value(7).toLongLong();
    return letter;
}

} // namespace

QString letterKindCode(Letter::Kind kind)
{
    for (const auto& [known, code] : letterKindCodes) {
        if (known == kind)
            return QString::fromLatin1(code);
    }
    return {};
}

std::optional<Letter::Kind> letterKindFromCode(const QString& code)
{
    for (const auto& [kind, known] : letterKindCodes) {
        if (code == QLatin1String(known))
            return kind;
    }
    return std::nullopt;
}

const QList<Letter::Kind>& letterKinds()
{
    static const QList<Letter::Kind> all{Letter::Kind::Received, Letter::Kind::Sent, Letter::Kind::Convention,
                                         Letter::Kind::Attestation};
    return all;
}

Result<QList<Letter>> Correspondence::list() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, letterColumns + QStringLiteral("ORDER BY at DESC, id DESC"));
    if (!query)
        return fail(query.error());
    QList<Letter> letters;
    while (query->next())
        letters.append(letterOf(*query));
    return letters;
}

Result<Letter> Correspondence::find(qint64 id) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, letterColumns + QStringLiteral("WHERE id = ?"), {id});
    if (!query)
        return fail(query.error());
    return query->next() ? Result<Letter>(letterOf(*query))
                         : fail(Error(ErrorCode::LetterUnknown).withValue(QString::number(id)));
}

Result<Letter> Correspondence::add(const Letter& given, const QString& path, const TaskContext& context)
{
    Letter letter = given;
    letter.subject = letter.subject.trimmed();
    letter.note = letter.note.trimmed();
    if (letter.subject.isEmpty())
        return fail(Error(ErrorCode::InstructionNoteMissing).withDetail(letterKindCode(letter.kind)));
    if (!letter.at.isValid() || letter.at > m_workspace.clock().nowUtc())
        return fail(Error(ErrorCode::InstructionEventDate).withValue(toIso(letter.at)));
    if (m_workspace.isReadOnly())
        return fail(Error(ErrorCode::WorkspaceReadOnly).inFile(m_workspace.path()));
    if (!path.isEmpty()) {
        auto stored = m_workspace.proofs().putFile(path, context);
        if (!stored)
            return fail(stored.error());
        letter.fileName = QFileInfo(path).fileName();
        letter.sha256 = stored->sha256;
        letter.size = stored->size;
    }
    auto done = m_workspace.change(QStringLiteral("letter.add"), [&](ChangeScope& scope) -> Result<void> {
        auto inserted =
            execute(scope.database(),
                    QStringLiteral("INSERT INTO dossier_letter (at, kind, subject, note, file_name, sha256, "
                                   "size, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                    {toIso(letter.at.toUTC()), letterKindCode(letter.kind), letter.subject, letter.note,
                     letter.fileName, letter.sha256, letter.size, toIso(scope.clock().nowUtc())});
        if (!inserted)
            return fail(inserted.error());
        letter.id = inserted->lastInsertId().toLongLong();
        return scope.record(QStringLiteral("letter"), QString::number(letter.id), {},
                            {{QStringLiteral("kind"), letterKindCode(letter.kind)},
                             {QStringLiteral("at"), toIso(letter.at.toUTC())},
                             {QStringLiteral("sha256"), letter.sha256}});
    });
    return done ? Result<Letter>(letter) : fail(done.error());
}

Result<void> Correspondence::exportFile(qint64 id, const QString& path) const
{
    auto letter = find(id);
    if (!letter)
        return fail(letter.error());
    if (letter->sha256.isEmpty())
        return fail(Error(ErrorCode::ProofMissing).withValue(letter->subject));
    QFile file(m_workspace.proofs().pathOf(letter->sha256));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::ProofErased).withValue(letter->fileName));
    return writeAtomically(path, [&](QIODevice& device) -> Result<void> {
        while (!file.atEnd()) {
            const QByteArray block = file.read(1 << 20);
            if (block.isEmpty())
                return fail(Error(ErrorCode::FileUnreadable).withDetail(file.errorString()));
            if (auto written = writeAll(device, block); !written)
                return written;
        }
        return {};
    });
}

} // namespace pupitre
