FROM debian:12.8
RUN <<-EOT bash -eux
	apt-get update
	apt-get install -y --no-install-recommends curl
	EOT
COPY <<config.ini <<'start.sh' /etc/app/
[server]
port=${PORT}
config.ini
#!/bin/sh
exec "$@"
start.sh
ADD https://example.com/app.tar.gz#v1 /opt/
ONBUILD COPY --chown=app . /app
ONBUILD RUN make
ENV LEGACY some words here
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
VOLUME /data /logs
STOPSIGNAL SIGQUIT
MAINTAINER Ada Lovelace <ada@example.com>
USER root:root
