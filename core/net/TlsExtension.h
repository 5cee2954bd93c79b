#pragma once

#include <QtGlobal>

/// The extensions of a hello that are written or read here (IANA, TLS ExtensionType Values).
namespace pupitre::tls {

enum Extension : quint16 {
    ServerName = 0,
    StatusRequest = 5,
    SupportedGroups = 10,
    PointFormats = 11,
    SignatureAlgorithms = 13,
    Padding = 21,
    ExtendedMasterSecret = 23,
    SupportedVersions = 43,
    PskModes = 45,
    KeyShare = 51,
    RenegotiationInfo = 0xFF01,
};

} // namespace pupitre::tls
