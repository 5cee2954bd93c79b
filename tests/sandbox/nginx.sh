#!/usr/bin/env bash
# nginx: the autoconfiguration over TLS; certificate lists and authorities over plain HTTP, as IGC-Santé publishes its
# own. Writes its configuration and starts it. usage: nginx.sh (variables of `up`)
set -euo pipefail
own=$folder/nginx
mkdir -p "$own/temporary" "$own/pages/mail" "$own/pages/.well-known/autoconfig/mail"
server() { # ELEMENT TYPE PORT
    cat <<X
    <$1 type="$2">
      <hostname>localhost</hostname>
      <port>$3</port>
      <socketType>STARTTLS</socketType>
      <authentication>OAuth2</authentication>
      <authentication>TLS-client-cert</authentication>
      <username>%EMAILADDRESS%</username>
    </$1>
X
}
{
    cat <<X
<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="clinique-des-tilleuls.mssante.fr">
    <domain>clinique-des-tilleuls.mssante.fr</domain>
    <domain>labo-bertin.mssante.fr</domain>
    <displayName>Opérateur du bac à sable</displayName>
    <displayShortName>Bac à sable</displayShortName>
X
    server incomingServer imap "$imap"
    server outgoingServer smtp "$submission"
    cat <<X
  </emailProvider>
  <oAuth2>
    <issuer>$issuer</issuer>
    <scope>openid scope_all</scope>
    <authURL>$issuer/protocol/openid-connect/auth</authURL>
    <tokenURL>$issuer/protocol/openid-connect/token</tokenURL>
  </oAuth2>
</clientConfig>
X
} >"$own/pages/mail/config-v1.1.xml"
cp "$own/pages/mail/config-v1.1.xml" "$own/pages/.well-known/autoconfig/mail/"
cat >"$own/nginx.conf" <<C
daemon on;
pid $folder/pids/nginx;
error_log $own/error.log;
worker_processes 1;
events { worker_connections 64; }
http {
  access_log $own/access.log;
  client_body_temp_path $own/temporary/body;
  proxy_temp_path $own/temporary/proxy;
  fastcgi_temp_path $own/temporary/fastcgi;
  uwsgi_temp_path $own/temporary/uwsgi;
  scgi_temp_path $own/temporary/scgi;
  types { application/xml xml; application/pkix-crl crl; application/pkix-cert cer; }
  default_type application/octet-stream;
  server {
    listen 127.0.0.1:$autoconfig ssl;
    server_name localhost autoconfig.clinique-des-tilleuls.mssante.fr autoconfig.labo-bertin.mssante.fr;
    ssl_certificate $pki/server-chain.pem;
    ssl_certificate_key $pki/server.key;
    ssl_protocols TLSv1.2 TLSv1.3;
    root $own/pages;
  }
  server {
    listen 127.0.0.1:$http;
    root $pki/published;
    location / { try_files \$uri =404; }
  }
}
C
/usr/sbin/nginx -e "$own/error.log" -p "$own" -c "$own/nginx.conf"
