# shellcheck shell=bash
# A PostgreSQL server of one's own on loopback; sourced by deploy/cluster and .ci/postgres.
# One role, zyz, may log in, with a password (SCRAM), from 127.0.0.1; the superuser cannot log in at all.

PATH=$PATH:/usr/sbin:/sbin # runuser

# Where the server's programs are: in the newest version the system's packages installed, else on the PATH.
postgres_find() {
    local initdb
    initdb=$(find /usr/lib/postgresql/*/bin /usr/pgsql-*/bin -maxdepth 1 -name initdb 2>/dev/null | sort -V | tail -1)
    initdb=${initdb:-$(command -v initdb)} || return 1
    PG_BIN=$(dirname "$(readlink -f "$initdb")")
}

# Runs a command as the owner of the server: root may not be.
postgres_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && exec runuser -u postgres -- "$@")
    else
        (cd / && exec "$@")
    fi
}

# A password nobody need remember.
postgres_secret() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# postgres_create HOME PASSWORD [OPTION OF INITDB]...: makes HOME/data with the role and the database zyz.
postgres_create() {
    local home=$1 password=$2
    shift 2
    mkdir -p "$home" && chmod 700 "$home" || return
    if [ "$(id -u)" -eq 0 ]; then
        chown postgres "$home" || return
    fi
    # Nobody can connect to what this makes: the role comes by the server's single-user mode, its password by standard input.
    postgres_owner "$PG_BIN/initdb" -D "$home/data" -U postgres -E UTF8 --locale=C --auth=reject "$@" >/dev/null &&
        postgres_owner tee -a "$home/data/postgresql.conf" >/dev/null <<'CONF' &&
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
password_encryption = 'scram-sha-256'
CONF
        postgres_owner tee "$home/data/pg_hba.conf" >/dev/null <<'HBA' &&
host all zyz 127.0.0.1/32 scram-sha-256
HBA
        postgres_owner "$PG_BIN/postgres" --single -D "$home/data" -c log_min_messages=warning postgres >/dev/null <<SQL
CREATE ROLE zyz LOGIN CREATEDB PASSWORD '$password'
CREATE DATABASE zyz OWNER zyz
SQL
}

# postgres_start HOME PORT: starts the server and waits until it answers.
postgres_start() {
    postgres_owner "$PG_BIN/pg_ctl" -D "$1/data" -w -t 60 -l "$1/log" -o "-p $2" start >/dev/null
}

# postgres_stop HOME [fast|immediate]: stops it and waits until it is gone.
postgres_stop() {
    postgres_owner "$PG_BIN/pg_ctl" -D "$1/data" -w -t 60 -m "${2:-fast}" stop >/dev/null
}
