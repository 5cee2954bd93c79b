#!/usr/bin/env bash
# Exim: submission under STARTTLS, and the relay behind Dovecot's own submission; delivery to the mailboxes by LMTP. No
# message can leave the machine. Writes its configuration and starts it. usage: exim.sh (variables of `up`)
set -euo pipefail
own=$folder/exim
mkdir -p "$own/spool" "$own/log"
own_domains="clinique-des-tilleuls.mssante.fr : labo-bertin.mssante.fr"
refusal=""
mailbox_lookup="\${lookup sqlite,file=$folder/operator.db {SELECT 1 FROM mailbox WHERE address='\${quote_sqlite:\${lc:\$local_part@\$domain}}' AND active=1}{yes}{no}}"
# \$auth2 is the login of PLAIN. GnuTLS has verified the chain, dates and revocation of the certificate, not what it is
# for: that was looked at when the operator registered it, so the registered one is asked for, by its print.
application_lookup="\${lookup sqlite,file=$folder/operator.db {SELECT 1 FROM application WHERE address='\${quote_sqlite:\${lc:\$auth2}}' AND print='\${sha256:\$tls_in_peercert}'}{yes}{no}}"
if [ -n "$workspace" ]; then
    # The views of a workspace of the console, as its help page gives them.
    from="sqlite,file=$workspace"
    own_domains="\${lookup $from {SELECT domain FROM provisioning_domain WHERE domain='\${quote_sqlite:\${lc:\$domain}}'}}"
    mailbox_lookup="\${lookup $from {SELECT 1 FROM provisioning_mailbox WHERE address='\${quote_sqlite:\${lc:\$local_part@\$domain}}' AND active=1}{yes}{no}}"
    application_lookup="\${lookup $from {SELECT 1 FROM provisioning_login WHERE address='\${quote_sqlite:\${lc:\$auth2}}' AND kind='certificate' AND login='\${quote_sqlite:\$tls_in_peerdn}'}{yes}{no}}"
    refusal="deny set acl_m_refusal = \${lookup $from {SELECT refusal FROM provisioning_mailbox WHERE address='\${quote_sqlite:\${lc:\$local_part@\$domain}}'}{\$value}{550 5.1.1 Unknown mailbox}}
       condition = \${if !eq{\$acl_m_refusal}{}}
       message = \$acl_m_refusal"
fi
cat >"$own/exim.conf" <<C
exim_user = $(id -u)
exim_group = $(id -g)
never_users =
keep_environment =
primary_hostname = smtp.clinique-des-tilleuls.mssante.fr
spool_directory = $own/spool
log_file_path = $own/log/%s
log_selector = +tls_peerdn +tls_certificate_verified +smtp_protocol_error
pid_file_path = $folder/pids/exim
local_interfaces = 127.0.0.1
daemon_smtp_ports = $submission : $relay
disable_ipv6
host_lookup =
rfc1413_hosts =
dns_dnssec_ok = 0
deliver_drop_privilege
bounce_return_size_limit = 100K
message_size_limit = 25M
smtp_accept_max = 50
smtp_accept_max_per_host = 50
smtputf8_advertise_hosts = *
dsn_advertise_hosts = *
chunking_advertise_hosts = *

tls_advertise_hosts = \${if eq{\$received_port}{$submission}{*}{}}
tls_certificate = $pki/server-chain.pem
tls_privatekey = $pki/server.key
tls_require_ciphers = NONE:+VERS-TLS1.2:+VERS-TLS1.3:+AES-256-GCM:+AES-128-GCM:+AEAD:+ECDHE-RSA:+DHE-RSA:+GROUP-SECP256R1:+GROUP-SECP384R1:+GROUP-X25519:+GROUP-FFDHE2048:+SIGN-ALL:+COMP-NULL:+CTYPE-ALL:%PROFILE_MEDIUM
tls_verify_certificates = $pki/anchors.pem
tls_crl = $pki/lists.pem
tls_try_verify_hosts = *
auth_advertise_hosts = \${if eq{\$tls_in_cipher}{}{}{*}}

domainlist own_domains = $own_domains
acl_smtp_mail = sender
acl_smtp_rcpt = recipient
acl_smtp_data = accept

begin acl
sender:
  deny condition = \${if and{{eq{\$received_port}{$submission}}{eq{\$tls_in_cipher}{}}}}
       message = 5.7.0 Must issue a STARTTLS command first
  deny condition = \${if eq{\$received_port}{$submission}}
       !authenticated = *
       message = 5.7.0 Authentication required
  deny authenticated = *
       condition = \${if and{{!eq{\$sender_address}{}}{!eqi{\$sender_address}{\$authenticated_id}}}}
       message = 5.7.1 The sender is not the mailbox that authenticated
  accept
recipient:
  deny !domains = +own_domains
       message = 5.7.1 Not a domain of the trust space
  $refusal
  require message = 5.1.1 Unknown mailbox
       verify = recipient
  accept

begin routers
mailbox:
  driver = manualroute
  domains = +own_domains
  condition = $mailbox_lookup
  transport = lmtp
  route_list = * 127.0.0.1 byname
  self = send

begin transports
lmtp:
  driver = smtp
  protocol = lmtp
  port = $lmtp
  hosts_try_fastopen =
  hosts_avoid_tls = *
  allow_localhost

begin authenticators
xoauth2:
  driver = dovecot
  public_name = XOAUTH2
  server_socket = $folder/dovecot/run/auth-exim
  server_set_id = \$auth1
oauthbearer:
  driver = dovecot
  public_name = OAUTHBEARER
  server_socket = $folder/dovecot/run/auth-exim
  server_set_id = \$auth1
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if bool{\$tls_in_certificate_verified}{$application_lookup}{no}}
  server_set_id = \${lc:\$auth2}

begin retry
* * F,1h,1m
C
/usr/sbin/exim4 -C "$own/exim.conf" -bd
