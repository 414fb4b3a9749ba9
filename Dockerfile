# syntax=docker/dockerfile:1
# The registry keeps the newest Liberty and the last two quarterly releases only, so a versioned tag would expire.
ARG BASE=icr.io/appcafe/open-liberty:full-java17-openj9-ubi-minimal
ARG BUILD=docker.io/library/maven:3.9-eclipse-temurin-17

FROM ${BUILD} AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml ./
COPY src src
# liberty:create copies the shared libraries that liberty:run uses; the server itself is not taken from this stage
RUN --mount=type=cache,target=/root/.m2 mvn -B -DskipTests package liberty:create
RUN DJL_CACHE_DIR=/djl java -Dai.djl.offline=true -cp "target/liberty/wlp/usr/shared/resources/djl/*" \
      src/main/docker/UnpackNatives.java \
    && chmod -R a+rX /djl

FROM ${BASE}
USER root
RUN mkdir /data && chown 1001:0 /data && chmod 770 /data
USER 1001
ENV HTTP_HOST=* \
    HTTP_PORT=9080 \
    HTTPS_PORT=9443 \
    TEXTGEN_AUTH=api-key \
    DJL_CACHE_DIR=/opt/djl \
    TEXTGEN_DATA_DIR=/data/textgen \
    HF_HOME=/data/huggingface
COPY --from=build /djl /opt/djl
COPY --from=build --chown=1001:0 /build/target/liberty/wlp/usr/shared/resources/djl /opt/ol/wlp/usr/shared/resources/djl
COPY --from=build --chown=1001:0 /build/target/liberty/wlp/usr/shared/resources/jdbc /opt/ol/wlp/usr/shared/resources/jdbc
COPY --chown=1001:0 src/main/liberty/config/ /config/
COPY --from=build --chown=1001:0 /build/target/scribes-textgen.war /config/apps/
# Starts the server once, to fill the class cache
RUN configure.sh
# A full heap ends the process (jvm.options): run the image with --restart on-failure, or under a supervisor
VOLUME /data
EXPOSE 9080 9443
HEALTHCHECK --start-period=90s --interval=10s --timeout=5s CMD ["/bin/bash", "-c", "exec 3<>/dev/tcp/localhost/$HTTP_PORT && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
