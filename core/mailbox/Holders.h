#pragma once

#include "core/mailbox/Mailbox.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// Somebody besides the mailbox's own person who may open it, under an account of their own: never a shared login.
struct Holder
{
    QString personId; ///< idNatPS, with its type digit
    QString surname;
    QString givenName;
    QString addedAt; ///< ISO 8601 UTC
};

/// A certificate that opens an APP mailbox, by the name of its subject.
struct BoundSubject
{
    QString dn;            ///< RFC 2253
    bool declared = false; ///< by name, beside any certificate of the workspace
    bool attached = false; ///< a certificate of the workspace with this subject is attached
};

/// The kind of a PER mailbox (operator.md §3.1).
enum class PersonalKind {
    Professional, ///< by a national number (RPPS, ADELI), under the holder's sole responsibility
    OfStructure,  ///< the identity is registered by a legal person, responsible for access and use
};
/// Told from the form of its identifier.
PersonalKind personalKind(const Mailbox& mailbox);

/// Who and what opens a mailbox besides its own person: authorised holders of an ORG, co-holders of a CAB, certificates
/// of an APP. Refused for other types (HolderType, SubjectType), for a mailbox that is not there or closed.
class Holders
{
public:
    explicit Holders(Workspace& workspace)
        : m_workspace(workspace)
    {}

    Result<QList<Holder>> list(const QString& address) const;
    /// The identifier is checked; the CAB's own person is no co-holder (HolderTwice).
    Result<void> add(const QString& address, const Holder& holder);
    Result<void> remove(const QString& address, const QString& personId, const QString& reason);

    Result<QList<BoundSubject>> subjects(const QString& address) const;
    /// `dn` is read as a distinguished name (DnSyntax) and kept as it is written.
    Result<void> bind(const QString& address, const QString& dn);
    /// Of the declared ones; an attached certificate is detached on its own page.
    Result<void> unbind(const QString& address, const QString& dn, const QString& reason);

private:
    Workspace& m_workspace;
};

} // namespace pupitre
