# syntax=docker/dockerfile:1.12
# check=skip=none

# The version is the build's.
ARG NODE_VERSION=22.12.0
ARG REGISTRY
FROM --platform=$BUILDPLATFORM ${REGISTRY:-docker.io}/library/node:${NODE_VERSION}-alpine AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm \
    --mount=type=secret,id=npmrc,target=/root/.npmrc \
    npm ci \
    # the lock file decides

    && npm cache clean --force
COPY . .
ENV NODE_ENV=production \
    API_URL="https://api.example.com/v1" \
    GREETING='hello $USER'
RUN npm run build

FROM build AS Test
RUN ["npm", "test"]

FROM gcr.io/distroless/nodejs22-debian12:nonroot
LABEL org.opencontainers.image.source="https://git.example.com/shop" maintainer=shop
ARG APP_UID=10001
COPY --from=build --chown=${APP_UID}:0 --link /src/dist /app
EXPOSE 8080/tcp 9090
HEALTHCHECK --interval=30s --timeout=3s CMD ["/nodejs/bin/node", "/app/health.js"]
USER ${APP_UID}
ENTRYPOINT ["/nodejs/bin/node"]
CMD ["/app/main.js"]
