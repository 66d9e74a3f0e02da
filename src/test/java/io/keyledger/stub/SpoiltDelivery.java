package io.keyledger.stub;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Sends an answer as no server of AWS would, until the client has had enough. */
final class SpoiltDelivery {
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(50);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);
    private static final int BLOCK = 1 << 16;

    private SpoiltDelivery() {}

    /** Returns, or throws that the client went away; the connection can't be used again. */
    static void write(OutputStream out, StubResponse response) throws IOException {
        byte[] body = response.body();
        switch (response.delivery()) {
            case WHOLE -> throw new IllegalArgumentException("Nothing is wrong with it");
            case BROKEN_OFF -> {
                out.write(head(response, "Content-Length: " + body.length + "\r\n"));
                out.write(body, 0, body.length / 2);
                out.flush();
                // Else the reset would overtake what was sent.
                pause(BETWEEN_BYTES);
            }
            case ENDLESS -> {
                out.write(head(response, ""));
                out.write(body, 0, Math.max(0, body.length - 1));
                byte[] block = new byte[BLOCK];
                Arrays.fill(block, (byte) ' ');
                while (!Thread.currentThread().isInterrupted()) {
                    out.write(block);
                }
            }
            case DRIPPING -> {
                out.write(head(response, "Content-Length: " + Math.max(body.length, BLOCK) + "\r\n"));
                for (int index = 0; !Thread.currentThread().isInterrupted(); index++) {
                    out.write(index < body.length ? body[index] : ' ');
                    out.flush();
                    pause(BETWEEN_BYTES);
                }
            }
            case NEVER -> pause(LONGEST_SILENCE);
        }
    }

    private static byte[] head(StubResponse response, String length) {
        return (HttpConnection.head(response) + length + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void pause(Duration duration) throws IOException {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
