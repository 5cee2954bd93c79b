#!/usr/bin/env bash
# Dovecot: IMAP and submission under STARTTLS, LMTP, the authentication that Exim asks too. Writes its configuration and
# starts it. usage: dovecot.sh (variables of `up`)
set -euo pipefail
own=$folder/dovecot
mkdir -p "$own/run" "$own/state" "$folder/mail"
user=$(id -un) group=$(id -gn)

query() { # FILE QUERY
    printf 'driver = sqlite\nconnect = %s\n%s\n' "${workspace:-$folder/operator.db}" "$2" >"$own/$1"
}
# A token opens the mailboxes that its person holds: oauth2 judges the token, whoever holds it, and hands on the national
# identifier; then the operator's own table decides.
# ECO.1.3.1: the certificate of TLS proves the application, the login of PLAIN names the mailbox. %u is the certificate's
# common name, orig_user what the client wrote; %k says whether the certificate was found good.
if [ -n "$workspace" ]; then
    # The views of a workspace of the console, as its help page gives them.
    query holder.sql "password_query = SELECT address AS \"user\", NULL AS password, 'y' AS nopassword FROM provisioning_login WHERE address = '%L{orig_user}' AND login = '%{passdb:person}' AND kind = 'person'"
    query application.sql "password_query = SELECT DISTINCT address AS \"user\", NULL AS password, 'y' AS nopassword FROM provisioning_login WHERE '%k' = 'valid' AND address = '%L{orig_user}' AND kind = 'certificate' AND lower(login) LIKE 'cn=%Lu,%%'"
    query user.sql "user_query = SELECT address AS \"user\" FROM provisioning_mailbox WHERE address = '%Lu' AND active = 1
iterate_query = SELECT address AS \"user\" FROM provisioning_mailbox WHERE active = 1"
else
    query holder.sql "password_query = SELECT m.address AS \"user\", NULL AS password, 'y' AS nopassword FROM mailbox m JOIN holder h ON h.address = m.address WHERE m.address = '%L{orig_user}' AND h.person = '%{passdb:person}' AND m.active = 1"
    query application.sql "password_query = SELECT DISTINCT m.address AS \"user\", NULL AS password, 'y' AS nopassword FROM mailbox m JOIN application a ON a.address = m.address WHERE '%k' = 'valid' AND lower(a.common_name) = '%Lu' AND m.address = '%L{orig_user}' AND m.active = 1"
    query user.sql "user_query = SELECT '*:storage=' || quota_mb || 'M' AS quota_rule FROM mailbox WHERE address = '%Lu' AND active = 1
iterate_query = SELECT address AS \"user\" FROM mailbox WHERE active = 1"
fi
cat >"$own/token.conf" <<C
introspection_mode = post
introspection_url = $issuer/protocol/openid-connect/token/introspect
client_id = operateur
client_secret = secret-operateur
force_introspection = yes
active_attribute = active
active_value = true
username_attribute = active
username_format = true
pass_attrs = person=%{oauth2:SubjectNameID}
tls_ca_cert_file = $pki/anchors.pem
openid_configuration_url = $issuer/.well-known/wallet-openid-configuration
C

cat >"$own/dovecot.conf" <<C
base_dir = $own/run
state_dir = $own/state
log_path = $own/dovecot.log
instance_name = pupitre-sandbox-$base
auth_verbose = yes
listen = 127.0.0.1
protocols = imap submission lmtp
hostname = localhost
postmaster_address = postmaster@clinique-des-tilleuls.mssante.fr

# Everything runs under one plain account, without chroot.
default_internal_user = $user
default_internal_group = $group
default_login_user = $user
first_valid_uid = 0
mail_uid = $user
mail_gid = $group
mail_home = $folder/mail/%u
mail_location = maildir:~/Maildir

service anvil {
  chroot =
  # Tests fail on purpose: no growing delay after each refusal.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
# Behind the relay of services.mjs: a client of the same address as the server's counts as secure for Dovecot, without TLS.
service imap-login {
  chroot =
  inet_listener imap {
    port = $imap_behind
  }
  inet_listener imaps {
    port = 0
  }
}
service submission-login {
  chroot =
  inet_listener submission {
    port = $dovecot_submission_behind
  }
  inet_listener submissions {
    port = 0
  }
}
service lmtp {
  user = $user
  inet_listener lmtp {
    address = 127.0.0.1
    port = $lmtp
  }
}
service auth {
  unix_listener auth-exim {
    mode = 0600
  }
}

ssl = required
ssl_min_protocol = TLSv1.2
ssl_cipher_list = ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:DHE-RSA-AES256-GCM-SHA384:DHE-RSA-AES128-GCM-SHA256
ssl_cert = <$pki/server-chain.pem
ssl_key = <$pki/server.key
ssl_dh = <$own/dh.pem
ssl_ca = <$pki/anchors-and-lists.pem
ssl_require_crl = yes
# Every client is asked for a certificate. One that is no good counts as none: the token then decides, or PLAIN fails.
ssl_verify_client_cert = yes
ssl_cert_username_field = commonName
auth_ssl_username_from_cert = yes
verbose_ssl = yes

disable_plaintext_auth = yes
auth_mechanisms = xoauth2 oauthbearer plain
auth_failure_delay = 0
# The name of an application, from its certificate, has spaces.
auth_username_chars =
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = $own/token.conf
  result_success = continue
  result_failure = return-fail
}
passdb {
  driver = sql
  mechanisms = xoauth2 oauthbearer
  args = $own/holder.sql
}
passdb {
  driver = sql
  mechanisms = plain
  args = $own/application.sql
}
userdb {
  driver = sql
  args = $own/user.sql
}

mail_plugins = quota
protocol imap {
  mail_plugins = quota imap_quota
}
plugin {
  quota = count:BAL
  quota_vsizes = yes
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Envoy&AOk-s {
    auto = subscribe
    special_use = \Sent
  }
  mailbox Brouillons {
    auto = subscribe
    special_use = \Drafts
  }
  mailbox Corbeille {
    auto = subscribe
    special_use = \Trash
  }
}
lda_mailbox_autocreate = yes

submission_relay_host = 127.0.0.1
submission_relay_port = $relay
submission_relay_trusted = yes
submission_max_mail_size = 25 M
C
# RFC 7919's ffdhe2048: no time is spent on finding a prime.
openssl genpkey -quiet -genparam -algorithm DH -pkeyopt group:ffdhe2048 -out "$own/dh.pem" 2>/dev/null ||
    openssl dhparam -out "$own/dh.pem" -dsaparam 2048 2>/dev/null
chmod 755 "$own/run" # as Dovecot wants it
ln -s ../dovecot/run/master.pid "$folder/pids/dovecot"
/usr/sbin/dovecot -c "$own/dovecot.conf"
