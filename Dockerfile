# docker build -t keyledger .
# docker run --rm --read-only -v "$PWD/reports:/reports" -e AWS_REGION -e AWS_ACCESS_KEY_ID -e AWS_SECRET_ACCESS_KEY -e AWS_SESSION_TOKEN keyledger audit
# docker run -d --read-only -v "$PWD/reports:/reports" … keyledger schedule --cron '0 3 * * *' --time-zone Europe/Berlin
#
# The mounted folder must be writable for user 65534, or for the one that --user names.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY config config
COPY src/main src/main
RUN mvn -q -B -DskipTests package

FROM eclipse-temurin:25-jre
COPY --from=build /build/target/lib /opt/keyledger/target/lib
COPY --from=build /build/target/keyledger-*.jar /opt/keyledger/target/
COPY keyledger /opt/keyledger/
# The first start runs the demo, and keeps what Java has loaded and linked by then.
RUN /opt/keyledger/keyledger --version \
 && test -s /opt/keyledger/target/keyledger.aot \
 && mkdir /reports /home/keyledger \
 && chown 65534:65534 /reports /home/keyledger
ENV HOME=/home/keyledger KEYLEDGER_OUTPUT=/reports
USER 65534:65534
WORKDIR /home/keyledger
HEALTHCHECK --interval=5m --timeout=30s --start-period=1m CMD ["/opt/keyledger/keyledger", "schedule", "--health"]
ENTRYPOINT ["/opt/keyledger/keyledger"]
CMD ["--help"]
