# syntax=docker/dockerfile:1
# The bot as an image, for amd64 and arm64: no root, no shell to start it, and a root file system that may be read-only.
#
#   docker build -t zainichi .
#   docker run --init --read-only --env-file .env -v zainichi:/data -p 8080:8080 zainichi
#
# The base is named by its tag, since its digest changes with each security fix of Debian's: `docker build --pull` takes
# them in, and the attestation of a published image says from which digest it was made.

FROM python:3.13-slim-trixie AS base
# SQLite 3.7.0 to 3.51.2 can corrupt a WAL file when two processes write or checkpoint it in the same instant, as the bot
# and Litestream would (sqlite.org/wal.html#walresetbug). Debian 13 has 3.46.1. So this one library comes from Debian 14,
# whose build asks for no newer libc than Debian 13 has; nothing else can come from there. Its version is looked at in the
# end and not named before: Debian 14 is still moving, and keeps no earlier ones.
# hadolint ignore=DL3008
RUN set -eux; \
    printf '%s\n' 'Types: deb' 'URIs: http://deb.debian.org/debian' 'Suites: forky' 'Components: main' \
        'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg' > /etc/apt/sources.list.d/forky.sources; \
    printf '%s\n' 'Package: *' 'Pin: release n=forky' 'Pin-Priority: -1' '' \
        'Package: libsqlite3-0' 'Pin: release n=forky' 'Pin-Priority: 990' > /etc/apt/preferences.d/forky; \
    apt-get update; \
    apt-get install --yes --no-install-recommends libsqlite3-0; \
    rm -rf /var/lib/apt/lists/* /etc/apt/sources.list.d/forky.sources; \
    python3 -c 'import sqlite3, sys; sys.exit(sqlite3.sqlite_version_info < (3, 51, 3) and sqlite3.sqlite_version)'

FROM base AS build
WORKDIR /src
COPY requirements.lock requirements-dev.lock ./
RUN python3 -m venv /opt/zainichi && \
    /opt/zainichi/bin/pip install --no-cache-dir --no-compile --only-binary=:all: --require-hashes -r requirements.lock && \
    awk '/^[a-z]/ { keep = /^(hatchling|packaging|pathspec|pluggy|tomlkit|trove-classifiers)==/ } keep' requirements-dev.lock \
        > requirements-build.lock && \
    python3 -m venv /opt/build && \
    /opt/build/bin/pip install --no-cache-dir --only-binary=:all: --require-hashes -r requirements-build.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY content content
# Whole seconds, since a layer keeps no less: bytecode and the content that is kept beside it are known by these times.
RUN /opt/build/bin/hatchling build -t wheel -d /wheels && \
    /opt/zainichi/bin/pip install --no-cache-dir --no-compile --no-deps --no-index /wheels/*.whl && \
    find /opt/zainichi -exec touch --no-dereference --date=@1767225600 {} + && \
    /opt/zainichi/bin/python -m compileall -q /opt/zainichi/lib && \
    /opt/zainichi/bin/python -c 'from content.cache import load; load()'

FROM base
RUN groupadd --gid 10001 zainichi && \
    useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin zainichi && \
    install -d -o 10001 -g 10001 -m 0700 /data
COPY --from=build /opt/zainichi /opt/zainichi
ENV PATH=/opt/zainichi/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_URL=sqlite:////data/zainichi.db \
    PORT=8080
USER 10001:10001
WORKDIR /data
EXPOSE 8080
# The bot has its own answer ready in 5 seconds at most; a start on a small machine takes some more.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["zainichi", "health"]
ENTRYPOINT ["zainichi"]
