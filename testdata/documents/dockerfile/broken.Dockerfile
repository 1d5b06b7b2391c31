RUN echo too early
ARG BASE=alpine
FORM alpine:3.20
from ${BASE}:latest as base
copy onlyone
ENV A
WORKDIR
from BASE as Second One
RUN [1, 2]
RUN cat <<EOF
never closed
