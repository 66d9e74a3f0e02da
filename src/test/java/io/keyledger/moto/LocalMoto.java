package io.keyledger.moto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Moto as a process of this machine. */
record LocalMoto(URI endpoint) implements RunningMoto {

    static final String VERSION = "5.2.1";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static LocalMoto start(Path motoServer, Path extension) {
        try {
            String host = InetAddress.getLoopbackAddress().getHostAddress();
            int port = freePort();
            Path log = Files.createTempFile("moto-", ".log");
            ProcessBuilder builder = new ProcessBuilder(motoServer.toString(), "-H", host, "-p", Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "PYTHONPATH", extension.toString(),
                            "PYTHONDONTWRITEBYTECODE", "1",
                            "MOTO_EC2_LOAD_DEFAULT_AMIS", "false"));
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-moto"));
            URI endpoint = URI.create("http://%s:%d".formatted(host, port));
            awaitAnswer(process, new MotoControls(endpoint), log);
            return new LocalMoto(endpoint);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitAnswer(Process process, MotoControls controls, Path log) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!controls.answer()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroy();
                throw new IllegalStateException("moto_server did not start with the extension of Moto "
                        + VERSION
                        + "; it said:\n"
                        + Files.readString(log));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Moto started", interrupted);
        }
    }
}
