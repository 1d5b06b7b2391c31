FROM node:22.12.0-alpine AS build
WORKDIR /src
COPY package.json .npmrc ./
RUN npm ci && npm run build

FROM nginxinc/nginx-unprivileged:1.27.3
COPY --from=build /src/dist /usr/share/nginx/html
