# docker build -t keyledger .
# docker run --rm --read-only -v "$PWD/reports:/reports" -e AWS_REGION -e AWS_ACCESS_KEY_ID -e AWS_SECRET_ACCESS_KEY -e AWS_SESSION_TOKEN keyledger audit
# docker run -d --read-only -v "$PWD/reports:/reports" … keyledger schedule --cron '0 3 * * *' --time-zone Europe/Berlin
#
# The mounted folder must be writable for user 65534, or for the one that --user names.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
# One empty class, and Maven fetches all that it builds with: a layer that stays until pom.xml changes.
RUN mkdir -p src/main/java src/main/jte && echo 'class Nothing {}' >src/main/java/Nothing.java \
 && mvn -q -B -Dquick package && rm -r src target
COPY config config
COPY src/main src/main
RUN mvn -q -B -o -Dquick package
# On a read-only file system, Java cannot unpack the native library that reads Parquet.
RUN cd target/lib \
 && jar xf snappy-java-*.jar "org/xerial/snappy/native/Linux/$(uname -m)/libsnappyjava.so" \
 && mv org/xerial/snappy/native/Linux/*/libsnappyjava.so . && rm -r org

FROM eclipse-temurin:25-jre
COPY --from=build /build/target/lib /opt/keyledger/target/lib
COPY --from=build /build/target/keyledger-*.jar /opt/keyledger/target/
COPY keyledger /opt/keyledger/
# The first start rehearses the commands, and keeps what Java has loaded and linked by then.
RUN /opt/keyledger/keyledger --version \
 && test -s /opt/keyledger/target/keyledger.aot \
 && test -s /opt/keyledger/target/keyledger-offline.aot \
 && mkdir /reports /home/keyledger \
 && chown 65534:65534 /reports /home/keyledger
# The rest of the container's memory is for what Java keeps outside its heap.
ENV HOME=/home/keyledger KEYLEDGER_OUTPUT=/reports KEYLEDGER_JVM_OPTIONS=-XX:MaxRAMPercentage=70
USER 65534:65534
WORKDIR /home/keyledger
# Only a schedule can be unhealthy; every other command says with its exit code how it went.
HEALTHCHECK --interval=5m --timeout=30s --start-period=1m \
  CMD ! grep -qzx schedule /proc/1/cmdline || /opt/keyledger/keyledger schedule --health
ENTRYPOINT ["/opt/keyledger/keyledger"]
CMD ["--help"]
