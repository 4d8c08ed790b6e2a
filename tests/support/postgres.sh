# shellcheck shell=bash
# A throw-away PostgreSQL cluster for tests: made anew, kept in memory, without any
# promise to survive a crash, on a free port of 127.0.0.1 and on a Unix socket.
#
#   source tests/support/postgres.sh
#   postgres_start          # sets and exports TEST_POSTGRES_URL
#   postgres_stop           # ends that server, by its pid, and removes its files
#
# To be run under `set -euo pipefail`. Nothing here touches a server that is not its own.

POSTGRES_DIR=
POSTGRES_PREFIX=training-tests-postgres

# The folder that holds initdb and postgres: Debian keeps them out of PATH. Fails when there is none.
postgres_bindir() {
  local candidate
  if command -v initdb >/dev/null && command -v postgres >/dev/null; then
    dirname -- "$(readlink -f -- "$(command -v initdb)")"
    return
  fi
  # The newest version first.
  while read -r candidate; do
    if [ -x "$candidate/initdb" ] && [ -x "$candidate/postgres" ]; then
      printf '%s\n' "$candidate"
      return
    fi
  done < <(
    if command -v pg_config >/dev/null; then pg_config --bindir; fi
    find /usr/lib/postgresql /usr/pgsql-* /usr/local/pgsql -maxdepth 2 -name bin 2>/dev/null | sort -rV
  )
  return 1
}

# Runs a command as somebody who is not root: the server refuses to be root.
postgres_as_user() {
  if [ "$(id -u)" -ne 0 ]; then
    "$@"
    return
  fi
  local user
  user=$(postgres_user)
  # The working folder may be closed to that user.
  (cd / && setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups env HOME=/ "$@")
}

postgres_user() {
  if id postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi
}

# Memory when there is enough of it (containers often get 64 MB), otherwise the usual place.
postgres_parent() {
  local free_kb
  free_kb=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }') || free_kb=
  if [ -w /dev/shm ] && [ "${free_kb:-0}" -gt 2000000 ]; then
    echo /dev/shm
  else
    echo "${TMPDIR:-/tmp}"
  fi
}

# Is something listening on this port of 127.0.0.1?
port_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    if ! port_taken "$port"; then
      printf '%s\n' "$port"
      return
    fi
  done
}

# Ends the server whose files lie in a folder made by postgres_start, and removes them.
postgres_end() {
  local dir=$1 pid='' waited=0
  if [ -f "$dir/data/postmaster.pid" ]; then
    pid=$(head -n 1 "$dir/data/postmaster.pid")
    # The pid could have gone to another program since: it must be a server on these files.
    if [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "$dir/data"; then
      kill -INT "$pid" 2>/dev/null || true
      while kill -0 "$pid" 2>/dev/null && [ "$waited" -lt 100 ]; do
        sleep 0.1
        waited=$((waited + 1))
      done
      if kill -0 "$pid" 2>/dev/null; then kill -QUIT "$pid" 2>/dev/null || true; fi
    fi
  fi
  rm -rf -- "$dir"
}

# What a run left behind that was killed before it could clean up.
postgres_sweep() {
  local dir owner
  for dir in "$(postgres_parent)/$POSTGRES_PREFIX".*; do
    if [ -O "$dir" ] && [ -f "$dir/owner" ]; then
      owner=$(cat "$dir/owner")
      if ! kill -0 "$owner" 2>/dev/null; then postgres_end "$dir"; fi
    fi
  done
}

postgres_start() {
  local bin port attempt
  if ! bin=$(postgres_bindir); then
    echo "PostgreSQL's server is not installed: apt-get install postgresql" >&2
    return 1
  fi
  postgres_sweep
  POSTGRES_DIR=$(mktemp -d "$(postgres_parent)/$POSTGRES_PREFIX.XXXXXX")
  echo $$ >"$POSTGRES_DIR/owner"
  mkdir "$POSTGRES_DIR/data" "$POSTGRES_DIR/socket"
  : >"$POSTGRES_DIR/log"
  if [ "$(id -u)" -eq 0 ]; then
    # The folder itself stays root's, so that nobody else can put another in its place.
    chmod 755 "$POSTGRES_DIR"
    chown "$(postgres_user):" "$POSTGRES_DIR/data" "$POSTGRES_DIR/socket" "$POSTGRES_DIR/log"
  fi
  if ! postgres_as_user "$bin/initdb" --pgdata="$POSTGRES_DIR/data" --username=postgres --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync --no-instructions >"$POSTGRES_DIR/initdb.log" 2>&1; then
    cat "$POSTGRES_DIR/initdb.log" >&2
    return 1
  fi
  cat >>"$POSTGRES_DIR/data/postgresql.conf" <<CONF
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
max_connections = 300
shared_buffers = 128MB
autovacuum = off
jit = off
timezone = 'UTC'
lc_messages = 'C'
log_min_messages = warning
log_min_error_statement = panic
listen_addresses = '127.0.0.1'
unix_socket_directories = '$POSTGRES_DIR/socket'
CONF
  # Another program may take the port between our look and the server's.
  for attempt in 1 2 3; do
    port=$(free_port)
    if postgres_as_user "$bin/pg_ctl" --pgdata="$POSTGRES_DIR/data" --log="$POSTGRES_DIR/log" \
      --options="-p $port" --timeout=30 --wait --silent start >"$POSTGRES_DIR/pg_ctl.log" 2>&1; then
      export TEST_POSTGRES_URL="postgres://postgres@127.0.0.1:$port/postgres"
      export TEST_POSTGRES_SOCKET="$POSTGRES_DIR/socket"
      return
    fi
  done
  echo "PostgreSQL did not start ($attempt attempts):" >&2
  cat "$POSTGRES_DIR/pg_ctl.log" "$POSTGRES_DIR/log" >&2
  return 1
}

postgres_stop() {
  if [ -n "$POSTGRES_DIR" ]; then
    postgres_end "$POSTGRES_DIR"
    POSTGRES_DIR=
    unset TEST_POSTGRES_URL TEST_POSTGRES_SOCKET
  fi
}
