# shellcheck shell=bash disable=SC2015 # what stands behind || ends the script
# Reads the file that Zyz:PostgresFile names for the tools of PostgreSQL; sourced by deploy/backup and deploy/restore.

# connection_read FILE: sets PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE and what there is on TLS; shows nothing of it.
connection_read() {
    local text part key value parts
    [ -r "$1" ] || fail "$1 cannot be read: it is the file Zyz:PostgresFile names"
    case $(stat -c %a "$1") in *00) ;; *) fail "$1 can be used by others: chmod 600 $1" ;; esac
    text=$(<"$1")
    case $text in *[\"\']*) fail "the connection string in $1 has quotes, which are not understood here" ;; esac
    export PGHOST=127.0.0.1 PGPORT=5432 PGUSER='' PGPASSWORD='' PGDATABASE='' PGCONNECT_TIMEOUT=15
    IFS=';' read -r -a parts <<<"$text"
    for part in "${parts[@]}"; do
        key=$(tr '[:upper:]' '[:lower:]' <<<"${part%%=*}" | tr -d ' ')
        value=${part#*=}
        value=${value#"${value%%[![:space:]]*}"} value=${value%"${value##*[![:space:]]}"}
        case $key in
        host | server) PGHOST=$value ;;
        port) PGPORT=$value ;;
        username | userid | user) PGUSER=$value ;;
        password | pwd) PGPASSWORD=$value ;;
        database | db) PGDATABASE=$value ;;
        sslmode) PGSSLMODE=$(tr '[:upper:]' '[:lower:]' <<<"$value" | sed 's/^verify-*/verify-/') && export PGSSLMODE ;;
        rootcertificate) export PGSSLROOTCERT=$value ;;
        esac
    done
    [ -n "$PGUSER" ] && [ -n "$PGDATABASE" ] ||
        fail "the connection string in $1 cannot be understood (it is not shown here: it is a secret); it looks like Host=127.0.0.1;Port=5432;Username=zyz;Password=…;Database=zyz"
}

# require_tool NAME: the newest of a tool of PostgreSQL: one that is older than its server refuses to dump it.
require_tool() {
    local tool
    tool=$(find /usr/lib/postgresql/*/bin /usr/pgsql-*/bin -maxdepth 1 -name "$1" 2>/dev/null | sort -V | tail -1)
    tool=${tool:-$(command -v "$1")} || fail "there is no $1: sudo apt-get install postgresql-client"
    echo "$tool"
}

fail() {
    printf '%s: %s\n' "deploy/$(basename "$0")" "$*" >&2
    exit 1
}
