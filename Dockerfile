# The bot in a container: docs/deploy.md says how to run it.
FROM python:3.13-slim AS build
COPY requirements.txt /build/
RUN pip install --no-cache-dir --root-user-action=ignore --only-binary=:all: --prefix=/deps -r /build/requirements.txt
COPY bot /app/bot
# Nobody can write bytecode later.
RUN python -m compileall -q /app/bot

FROM python:3.13-slim
COPY --from=build /deps /usr/local
COPY --from=build /app /app
COPY LICENSE /app/
# The articles and settings that come with it; mount others over these folders.
COPY config /app/config
COPY seeds /app/seeds
WORKDIR /app
ENV PYTHONDONTWRITEBYTECODE=1 \
    STATUS_ADDRESS=127.0.0.1:9100
# A number and no name: nothing in the image belongs to it, and nothing needs to.
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s CMD ["python", "-m", "bot", "health"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
