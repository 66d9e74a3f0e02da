package io.keyledger.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A tab that shows the page of a run. */
public final class BrowserTab {
    private static final String READY = """
        new Promise((resolve, reject) => {
          const until = performance.now() + 30000;
          const look = () => document.documentElement?.dataset.ready === 'true' ? resolve(true)
            : performance.now() > until ? reject(new Error('the page is not ready')) : setTimeout(look, 10);
          look();
        })\
        """;

    private final Chromium browser;
    private final String session;
    private final Path page;

    BrowserTab(Chromium browser, String session, Path page) {
        this.browser = browser;
        this.session = session;
        this.page = page;
    }

    /** Loads the page with a fragment, such as {@code #rows=keys}, and waits until it is shown. */
    void load(String fragment) throws IOException {
        browser.call(session, "Page.navigate", Map.of("url", "about:blank"));
        browser.call(session, "Page.navigate", Map.of("url", page.toUri() + fragment));
        evaluate(READY);
    }

    void resize(int width, int height) throws IOException {
        browser.call(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Light or dark, as the system prefers it. */
    void prefer(String scheme) throws IOException {
        browser.call(
                session,
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** As it is laid out for print. */
    void printLayout() throws IOException {
        browser.call(session, "Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    /** Presses a key. */
    void press(String key, String text, int code) throws IOException {
        Map<String, Object> event =
                Map.of("key", key, "code", key, "windowsVirtualKeyCode", code, "text", key.equals("Enter") ? text : "");
        for (String type : List.of("keyDown", "keyUp")) {
            Map<String, Object> parameters = new HashMap<>(event);
            parameters.put("type", type);
            browser.call(session, "Input.dispatchKeyEvent", parameters);
        }
    }

    /** The value of an expression, after its promise. */
    public JsonNode evaluate(String expression) throws IOException {
        JsonNode answer = browser.call(
                session,
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IOException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** The bytes that the page's script holds, after a garbage collection. */
    public long heap() throws IOException {
        browser.call(session, "HeapProfiler.collectGarbage", Map.of());
        return browser.call(session, "Runtime.getHeapUsage", Map.of())
                .path("usedSize")
                .asLong();
    }

    /** What the browser asked for over any network or from any disk. */
    List<String> requests() {
        return browser.events(session, "Network.requestWillBeSent").stream()
                .map(request -> request.path("request").path("url").asString(""))
                .filter(url -> !url.equals("about:blank"))
                .toList();
    }

    /** Errors and warnings on the console, violations of the content security policy among them. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        browser.events(session, "Log.entryAdded")
                .forEach(
                        entry -> complaints.add(entry.path("entry").path("text").asString("")));
        browser.events(session, "Runtime.exceptionThrown").forEach(thrown -> complaints.add(thrown.toString()));
        browser.events(session, "Runtime.consoleAPICalled").forEach(call -> complaints.add(call.toString()));
        return complaints;
    }

    /** Writes what is shown as a picture, the whole page or what is in sight. */
    void picture(Path file, boolean whole) throws IOException {
        JsonNode picture = browser.call(
                session, "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", whole));
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asString()));
    }

    /** Writes the page as it is printed. */
    void print(Path file) throws IOException {
        JsonNode printed = browser.call(
                session, "Page.printToPDF", Map.of("printBackground", true, "paperWidth", 8.27, "paperHeight", 11.69));
        Files.write(file, Base64.getDecoder().decode(printed.path("data").asString()));
    }
}
