package io.keyledger.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real HTTP proxy on the loopback interface: passes on plain requests, one a connection, and opens tunnels to
 * anywhere, all of which end at one server. Asks for a user and a password.
 */
final class ForwardingProxy implements AutoCloseable {
    private static final String SPACE = " ";

    private final ServerSocket listener;
    private final URI destination;
    private final String authorization;
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ForwardingProxy(ServerSocket listener, URI destination, String userInfo) {
        this.listener = listener;
        this.destination = destination;
        this.authorization = "proxy-authorization: basic "
                + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    /** @param userInfo that it asks for, with a colon */
    static ForwardingProxy start(URI destination, String userInfo) throws IOException {
        ForwardingProxy proxy =
                new ForwardingProxy(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()), destination, userInfo);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The first lines of the requests that it let through, without the protocol's version. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(destination.getHost(), destination.getPort())) {
            List<String> head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            if (head.stream()
                    .noneMatch(line -> line.regionMatches(true, 0, authorization, 0, authorization.length()))) {
                write(client, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
                return;
            }
            String[] line = head.getFirst().split(SPACE, 3);
            requests.add(line[0] + SPACE + line[1]);
            if (line[0].equals("CONNECT")) {
                write(client, "HTTP/1.1 200 Connected\r\n\r\n");
            } else {
                URI asked = URI.create(line[1]);
                write(
                        server,
                        line[0] + SPACE + asked.getRawPath() + query(asked) + " HTTP/1.1\r\nConnection: close\r\n");
                for (String header : head.subList(1, head.size())) {
                    if (!header.toLowerCase(Locale.ROOT).startsWith("proxy-")
                            && !header.toLowerCase(Locale.ROOT).startsWith("connection:")) {
                        write(server, header + "\r\n");
                    }
                }
                write(server, "\r\n");
            }
            threads.execute(() -> copy(client, server));
            if (!line[0].equals("CONNECT")) {
                List<String> answer = head(server.getInputStream());
                write(client, String.join("\r\n", answer) + "\r\nConnection: close\r\n\r\n");
            }
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException _) {
            // One of the two went away.
        }
    }

    private static String query(URI asked) {
        return asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One of the two went away.
        }
    }

    private static void write(Socket to, String text) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Byte by byte, so that nothing of what follows is taken. */
    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                if (line.isEmpty()) {
                    return lines;
                }
                lines.add(line.toString());
                line.setLength(0);
            } else if (next != '\r') {
                line.append((char) next);
            }
        }
        return List.of();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
