package io.keyledger.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium, driven by the DevTools protocol over a WebSocket. Not thread-safe. */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Messages messages;
    private final AtomicInteger ids = new AtomicInteger();

    private Chromium(Process process, Path profile, WebSocket socket, Messages messages) {
        this.process = process;
        this.profile = profile;
        this.socket = socket;
        this.messages = messages;
    }

    /** Starts the browser of the PATH, or fails with what to install. */
    public static Chromium start() throws IOException, InterruptedException {
        String program = NAMES.stream()
                .filter(Chromium::isOnPath)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("These tests need Chromium: apt-get install chromium, or put one of "
                                + NAMES + " on the PATH"));
        Path profile = Files.createTempDirectory("keyledger-browser");
        Process process = new ProcessBuilder(
                        program,
                        "--headless",
                        // Containers run as root, where the sandbox does not start; the page is our own.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Messages messages = new Messages();
        HttpClient client = HttpClient.newHttpClient();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(address(process.errorReader(StandardCharsets.UTF_8)), messages)
                .join();
        return new Chromium(process, profile, socket, messages);
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }

    private static URI address(BufferedReader errors) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                drain(errors);
                return URI.create(listening.group(1));
            }
            said.append(line).append('\n');
        }
        throw new IOException("Chromium does not start: " + said);
    }

    private static void drain(BufferedReader errors) {
        Thread.ofVirtual().start(() -> errors.lines().forEach(_ -> {}));
    }

    /** Opens a page in a tab of its own, in a window of a size in CSS pixels, and waits until its rows are shown. */
    public BrowserTab open(Path page, int width, int height) throws IOException {
        String target = call("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString();
        String session = call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            call(session, domain + ".enable", Map.of());
        }
        BrowserTab tab = new BrowserTab(this, session, page);
        tab.resize(width, height);
        tab.load("");
        return tab;
    }

    /** Calls a method of the protocol and waits for its answer. */
    JsonNode call(String session, String method, Map<String, ?> parameters) throws IOException {
        int id = ids.incrementAndGet();
        Map<String, Object> message = session.isEmpty()
                ? Map.of("id", id, "method", method, "params", parameters)
                : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
        CompletableFuture<JsonNode> answer = messages.expect(id);
        socket.sendText(JSON.writeValueAsString(message), true).join();
        try {
            JsonNode json = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (json.has("error")) {
                throw new IOException(method + ": " + json.path("error"));
            }
            return json.path("result");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(method + " was stopped", stopped);
        } catch (ExecutionException | TimeoutException unanswered) {
            throw new IOException(method + " was not answered", unanswered);
        }
    }

    /** What a session has reported since it began. */
    List<JsonNode> events(String session, String method) {
        return messages.events.stream()
                .filter(event -> event.path("method").asString("").equals(method))
                .filter(event -> event.path("sessionId").asString("").equals(session))
                .map(event -> event.path("params"))
                .toList();
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        // Its own processes write to the profile after the first one has ended.
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        for (ProcessHandle one : all) {
            end(one);
        }
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void end(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IOException(impossible);
        }
    }

    /** Puts the parts of messages together, and hands answers to those who wait for them. */
    private static final class Messages implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonNode>> expected = new ConcurrentHashMap<>();
        private final List<JsonNode> events = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();

        CompletableFuture<JsonNode> expect(int id) {
            return expected.computeIfAbsent(id, _ -> new CompletableFuture<>());
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                JsonNode message = JSON.readTree(part.toString());
                part.setLength(0);
                if (message.has("id")) {
                    Objects.requireNonNull(expected.remove(message.path("id").asInt()))
                            .complete(message);
                } else {
                    events.add(message);
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
