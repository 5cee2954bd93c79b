#pragma once

#include "core/base/SecureBytes.h"
#include "core/mailbox/DirectoryRequest.h"
#include "core/net/HttpClient.h"

#include <QElapsedTimer>

namespace pupitre {

/// What the FHIR API says of one address: which resources carry it.
struct DirectoryCarrier
{
    QString resource; ///< "Practitioner"…
    QString id;
    QString identifier; ///< the first, "SYSTEM|VALUE"
    QString type;       ///< of the mailbox, when its metadata says
};

/// The FHIR API of the Annuaire Santé (operator.md §6.2, §13.1): reading (v2) and the draft of writing. At most 17
/// requests a second; 429 and 503 are tried again after what Retry-After says, four times. It belongs to a worker's
/// thread, as HttpClient::exchange() does.
class DirectoryClient
{
public:
    struct Options
    {
        QUrl base;       ///< "https://gateway.api.esante.gouv.fr/fhir/v2"
        SecureBytes key; ///< ESANTE-API-KEY; empty: none is sent
        HttpPolicy policy;
        int tries = 5;
        qint64 longestWait = 60000; ///< milliseconds between two tries, whatever the server asks
    };
    explicit DirectoryClient(Options options);

    /// Who carries exactly this address, over all pages: Practitioner, PractitionerRole and Organization.
    Result<QList<DirectoryCarrier>> carriers(const QString& address, const TaskContext& context = {});

    /// Sends one request. Its refusals: PublishBadFormat (400), PublishUnauthorised (401, 403), PublishCarrierUnknown
    /// (404), PublishAmbiguous (412), PublishRepeated (422), PublishServer (any other), each with the server's own
    /// words.
    Result<void> publish(const DirectoryRequest& request, const TaskContext& context = {});

    const QUrl& base() const { return m_options.base; }
    const Transcript& transcript() const { return m_http.transcript(); }

    static constexpr int requestsPerSecond = 17;
    static constexpr int mostPages = 200;

private:
    Result<HttpReply> exchange(HttpRequest request, const TaskContext& context);
    void pause(qint64 milliseconds, const TaskContext& context);

    Options m_options;
    HttpClient m_http;
    QElapsedTimer m_last;
};

} // namespace pupitre
