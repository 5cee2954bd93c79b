#pragma once

#include "core/lps/ProSanteConnect.h"
#include "tests/support/SandboxFixture.h"
#include "tests/support/Waiting.h"

namespace pupitre::test {

/// What may be done to reach the sandbox's Pro Santé Connect; `identity` names a certificate file of the sandbox.
inline HttpPolicy pscPolicy(const SandboxFixture& sandbox, const char* identity = nullptr)
{
    HttpPolicy policy;
    policy.tls.anchors = sandbox.anchors();
    if (identity != nullptr)
        policy.tls.identity = sandbox.identity(identity);
    policy.privateAddresses = true;
    return policy;
}

inline PscClient pscClient(const char* id = "console-secret", const char* secret = "secret-console",
                           PscClient::Authentication way = PscClient::Authentication::SecretBasic)
{
    return {QLatin1String(id), way, SecureBytes(secret)};
}

/// A connection to the stand-in that has read its configuration.
struct Connected
{
    Connected(const HttpPolicy& policy, PscClient client, const QUrl& discovery)
        : http(policy)
        , psc(http, std::move(client), Clock::system())
        , discovered(wait<void>([&](auto answer) { psc.discover(discovery, answer); }))
    {}
    HttpClient http;
    ProSanteConnect psc;
    Result<void> discovered;
};

} // namespace pupitre::test
