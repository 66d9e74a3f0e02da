package io.keyledger.stub;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One kept-alive HTTP/1.1 connection, read and written by blocking calls on the virtual thread that runs it. Several
 * times faster than the JDK's server, whose single selector thread hands every request of a kept connection around.
 */
final class HttpConnection implements Runnable {
    private static final int LONGEST_HEAD = 1 << 16;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final Function<StubRequest, Optional<StubResponse>> server;
    private byte[] buffer = new byte[8192];
    private int start;
    private int end;

    /** The server answers a request, or with nothing has the connection closed unanswered. */
    HttpConnection(Socket socket, Function<StubRequest, Optional<StubResponse>> server) {
        this.socket = socket;
        this.server = server;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            while (true) {
                Optional<StubRequest> request = read(in, out);
                if (request.isEmpty()) {
                    return;
                }
                Optional<StubResponse> response = server.apply(request.get());
                if (response.isEmpty()) {
                    // A reset, not an orderly end: the client sees a broken connection.
                    socket.setSoLinger(true, 0);
                    return;
                }
                if (response.get().delivery() != StubResponse.Delivery.WHOLE) {
                    SpoiltDelivery.write(out, response.get());
                    socket.setSoLinger(true, 0);
                    return;
                }
                write(out, request.get().method(), response.get());
                if (request.get()
                        .header("connection")
                        .filter("close"::equalsIgnoreCase)
                        .isPresent()) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client went away, as clients do: nobody is left to tell.
            return;
        }
    }

    private Optional<StubRequest> read(InputStream in, OutputStream out) throws IOException {
        int headEnd = endOfHead(in);
        if (headEnd < 0) {
            return Optional.empty();
        }
        String[] lines = new String(buffer, start, headEnd - start, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        start = headEnd + 4;
        Map<String, String> headers = new HashMap<>();
        for (int index = 1; index < lines.length; index++) {
            int colon = lines[index].indexOf(':');
            if (colon < 0) {
                throw new IOException("A header without a colon: " + lines[index]);
            }
            headers.put(
                    lines[index].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[index].substring(colon + 1).strip());
        }
        if (headers.containsKey("transfer-encoding")) {
            throw new IOException("No request of a read-only client comes in chunks");
        }
        if (headers.containsKey("expect")) {
            out.write(CONTINUE);
            out.flush();
        }
        String[] parts = lines[0].split(" ", -1);
        if (parts.length != 3) {
            throw new IOException("Not a request line: " + lines[0]);
        }
        int question = parts[1].indexOf('?');
        String path = question < 0 ? parts[1] : parts[1].substring(0, question);
        String query = question < 0 ? "" : parts[1].substring(question + 1);
        byte[] body = body(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return Optional.of(new StubRequest(parts[0], path, query, headers, body));
    }

    /** Where the empty line begins, or less than zero at the end of the connection. */
    private int endOfHead(InputStream in) throws IOException {
        int from = start;
        while (true) {
            for (int index = from; index + 3 < end; index++) {
                if (buffer[index] == '\r'
                        && buffer[index + 1] == '\n'
                        && buffer[index + 2] == '\r'
                        && buffer[index + 3] == '\n') {
                    return index;
                }
            }
            int searched = Math.max(0, end - start - 3);
            if (!fill(in)) {
                if (end > start) {
                    throw new EOFException("The connection ended within a request");
                }
                return -1;
            }
            from = start + searched;
        }
    }

    private byte[] body(InputStream in, int length) throws IOException {
        byte[] body = new byte[length];
        int buffered = Math.min(length, end - start);
        System.arraycopy(buffer, start, body, 0, buffered);
        start += buffered;
        if (in.readNBytes(body, buffered, length - buffered) < length - buffered) {
            throw new EOFException("The connection ended within a body");
        }
        return body;
    }

    private boolean fill(InputStream in) throws IOException {
        if (start == end) {
            start = 0;
            end = 0;
        } else if (end == buffer.length) {
            if (end - start > LONGEST_HEAD) {
                throw new IOException("The head of a request is too long");
            }
            byte[] target = end - start > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
            System.arraycopy(buffer, start, target, 0, end - start);
            buffer = target;
            end -= start;
            start = 0;
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            return false;
        }
        end += read;
        return true;
    }

    private static void write(OutputStream out, String method, StubResponse response) throws IOException {
        byte[] bytes = head(response)
                .append("Content-Length: ")
                .append(response.body().length)
                .append("\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
        boolean silent = method.equals("HEAD") || response.body().length == 0;
        if (silent) {
            out.write(bytes);
        } else {
            // In one piece, so that it leaves in one system call.
            byte[] whole = Arrays.copyOf(bytes, bytes.length + response.body().length);
            System.arraycopy(response.body(), 0, whole, bytes.length, response.body().length);
            out.write(whole);
        }
        out.flush();
    }

    /** The status line and the headers but for the length. */
    static StringBuilder head(StubResponse response) {
        StringBuilder head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(reason(response.status()))
                .append("\r\n");
        response.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return head;
    }

    private static String reason(int status) {
        return status < 300 ? "OK" : status < 400 ? "Moved" : status < 500 ? "Refused" : "Failed";
    }
}
