#!/usr/bin/env bash
# A public-key infrastructure of fictitious names with the subject and extension profile of IGC-Santé (elementary range,
# organisations): root, organisations authority, server, application certificates good and bad, a foreign authority,
# certificate lists, an OCSP signer. usage: pki.sh FOLDER HTTP_PORT OCSP_PORT
set -euo pipefail
folder=$1 http="http://127.0.0.1:$2" ocsp="http://127.0.0.1:$3"
mkdir -p "$folder/root" "$folder/authority" "$folder/published"
cd "$folder"
umask 077
export OPENSSL_CONF="$folder/openssl.cnf"

for name in root authority; do
    : >"$name/index.txt"
    echo 'unique_subject = no' >"$name/index.txt.attr"
    echo 01 >"$name/crlnumber"
done

ca_section() { # NAME DAYS CRL_DAYS
    cat <<C
[$1]
database = $folder/$1/index.txt
new_certs_dir = $folder/$1
rand_serial = yes
crlnumber = $folder/$1/crlnumber
certificate = $folder/$1.crt
private_key = $folder/$1.key
default_md = sha256
default_days = $2
default_crl_days = $3
policy = any
unique_subject = no
copy_extensions = copy
C
}
# The policy is an identifier of nobody's: IGC-Santé's own must not be taken by what it has not signed.
leaf_section() { # NAME KEY_USAGE EXTENDED
    cat <<C
[$1]
basicConstraints = CA:FALSE
keyUsage = critical,$2
extendedKeyUsage = $3
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
certificatePolicies = 1.3.6.1.4.1.99999.1
crlDistributionPoints = URI:$http/authority.crl
authorityInfoAccess = OCSP;URI:$ocsp/,caIssuers;URI:$http/authority.cer
C
}
{
    cat <<C
[any]
countryName = optional
stateOrProvinceName = optional
organizationName = optional
organizationalUnitName = optional
commonName = supplied
[req]
distinguished_name = subject
prompt = no
string_mask = utf8only
[subject]
C = FR
[self]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[intermediate]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:$http/root.crl
authorityInfoAccess = caIssuers;URI:$http/root.cer
[ocsp]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = OCSPSigning
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
noCheck = ignored
C
    leaf_section server digitalSignature,keyEncipherment serverAuth,clientAuth
    leaf_section auth_cli digitalSignature clientAuth
    leaf_section sign digitalSignature,nonRepudiation emailProtection
    ca_section root 3650 30
    ca_section authority 1095 7
} >openssl.cnf

# Keys take the time: all of them at once, on what processors there are.
keys=(root authority server app app-labo revoked expired wrong-usage ocsp foreign-authority foreign)
printf '%s\n' "${keys[@]}" | xargs -P "$(nproc)" -I{} openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out {}.key

authority_name="/C=FR/O=BAC A SABLE PUPITRE/OU=DONNEES FICTIVES"
openssl req -new -x509 -utf8 -key root.key -out root.crt -days 3650 -subj "$authority_name/CN=AC RACINE BAC A SABLE" -extensions self
openssl req -new -utf8 -key authority.key -out authority.csr -subj "$authority_name/CN=AC BAC A SABLE ORGANISATIONS"
openssl ca -batch -notext -name root -extensions intermediate -in authority.csr -out authority.crt 2>ca.log

clinic="/C=FR/ST=Côte-d'Or (21)/O=CLINIQUE DES TILLEULS/OU=1759900129"
laboratory="/C=FR/ST=Gironde (33)/O=LABORATOIRE BERTIN/OU=1339900565"
issue() { # FILE SECTION SUBJECT [options of openssl ca…]
    local file=$1 section=$2 subject=$3
    shift 3
    openssl req -new -utf8 -key "$file.key" -out "$file.csr" -subj "$subject"
    openssl ca -batch -notext -utf8 -name authority -extensions "$section" -in "$file.csr" -out "$file.crt" "$@" 2>>ca.log
}
names="DNS:localhost"
for domain in clinique-des-tilleuls.mssante.fr labo-bertin.mssante.fr; do
    names+=",DNS:autoconfig.$domain,DNS:imap.$domain,DNS:smtp.$domain"
done
openssl req -new -utf8 -key server.key -out server.csr -subj "$clinic/CN=localhost" -addext "subjectAltName = $names"
openssl ca -batch -notext -utf8 -name authority -extensions server -in server.csr -out server.crt 2>>ca.log
# One subject for the good one and the bad: what is wrong with them is all that tells them apart.
issue app auth_cli "$clinic/CN=DPI Tilleuls"
issue app-labo auth_cli "$laboratory/CN=SIL Bertin"
issue revoked auth_cli "$clinic/CN=DPI Tilleuls"
issue expired auth_cli "$clinic/CN=DPI Tilleuls" -startdate 20200101000000Z -enddate 20230101000000Z
issue wrong-usage sign "$clinic/CN=DPI Tilleuls"
issue ocsp ocsp "$authority_name/CN=OCSP BAC A SABLE"
# The subject of the good one, signed by somebody else.
openssl req -new -x509 -utf8 -key foreign-authority.key -out foreign-authority.crt -days 30 -subj "/C=FR/O=AILLEURS/CN=AC ETRANGERE" -extensions self
openssl req -new -utf8 -key foreign.key -out foreign.csr -subj "$clinic/CN=DPI Tilleuls"
openssl x509 -req -in foreign.csr -CA foreign-authority.crt -CAkey foreign-authority.key -CAcreateserial -days 30 \
    -extfile openssl.cnf -extensions auth_cli -out foreign.crt 2>>ca.log

openssl ca -name authority -revoke revoked.crt -crl_reason keyCompromise 2>>ca.log
openssl ca -name root -gencrl -out root.crl.pem 2>>ca.log
openssl ca -name authority -gencrl -out authority.crl.pem 2>>ca.log
for name in root authority; do
    openssl crl -in "$name.crl.pem" -outform DER -out "published/$name.crl"
    openssl x509 -in "$name.crt" -outform DER -out "published/$name.cer"
done
cat root.crt authority.crt >anchors.pem
cat root.crl.pem authority.crl.pem >lists.pem
cat anchors.pem lists.pem >anchors-and-lists.pem
cat server.crt authority.crt >server-chain.pem
# What an application is given: its certificate, the authority above, its key.
for name in app app-labo revoked expired wrong-usage; do
    cat "$name.crt" authority.crt "$name.key" >"$name.pem"
done
cat foreign.crt foreign-authority.crt foreign.key >foreign.pem
chmod 755 published
chmod 644 published/*
rm -f ./*.csr
