# docs/operations.md says how to run it.
FROM oven/bun:1.4.5 AS build
WORKDIR /app
COPY package.json bun.lock bunfig.toml ./
RUN bun install --frozen-lockfile
COPY . .
RUN bun run build

FROM oven/bun:1.4.5
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
COPY --from=build /app/package.json /app/bun.lock /app/bunfig.toml /app/tsconfig.json ./
# Without what only building and testing need.
RUN bun install --frozen-lockfile --production && mkdir /data && chown bun:bun /data
COPY --from=build /app/server ./server
COPY --from=build /app/shared ./shared
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/dist ./dist
# The commands (backup, restore, doctor) find everything installed.
RUN touch node_modules/.openhouse-installed
USER bun
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["bun", "-e", "process.exit((await fetch(`http://127.0.0.1:${process.env.PORT}/healthz`)).ok ? 0 : 1)"]
# It ends by itself within 30 seconds of SIGTERM: give it that long (docker stop -t 30).
STOPSIGNAL SIGTERM
CMD ["bun", "dist/server/main.js"]
