# docker build -t bitimger .
# The database client is generated, the packages are installed for production, and both are put together.

FROM node:24-slim AS client
WORKDIR /app
COPY package.json package-lock.json .npmrc prisma.config.ts ./
RUN npm ci --omit=optional --ignore-scripts
COPY prisma prisma
RUN npm run -s generate

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Dev packages bring Prisma's command line, optional ones a Node: the image has its own.
RUN npm ci --omit=dev --omit=optional --ignore-scripts
COPY deploy/prune.ts deploy/
RUN node deploy/prune.ts
RUN mkdir data

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
# Empty: so that a volume which is mounted here belongs to the user below.
COPY --from=packages --chown=node:node /app/data /data
COPY --from=packages /app/node_modules node_modules
COPY --from=client /app/src/platform/database/generated src/platform/database/generated
COPY package.json ./
COPY prisma/migrations prisma/migrations
COPY prisma/seed prisma/seed
COPY locales locales
COPY src src
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8080}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
