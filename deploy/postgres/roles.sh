#!/bin/sh
# Makes the two roles that Quaymaster works with: one owns the tables and brings them up to date, the other reads and
# writes rows and can do no more (docs/scale.md). Run once, by the PostgreSQL image, on an empty data directory.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$QUAYMASTER_OWNER_PASSWORD" -v bot="$QUAYMASTER_PASSWORD" \
  --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role quaymaster_owner login password :'owner';
create role quaymaster login password :'bot';
create database quaymaster owner quaymaster_owner;
SQL
