package io.keyledger.collect.call;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.Abortable;

/**
 * Reads each response body completely, up to a limit, before the SDK parses it. An endless body uses no more memory
 * than the limit, and a truncated body counts as a broken connection in every format. Shared by all clients.
 */
final class AnswerBody implements ExecutionInterceptor {
    private static final int SMALL = 1 << 20;
    /** How many large bodies may be in memory at once. */
    private static final int LARGE_AT_A_TIME = 2;

    private final int most;
    private final Semaphore large = new Semaphore(LARGE_AT_A_TIME, true);

    /** @param most the maximum size of a body in bytes */
    AnswerBody(int most) {
        this.most = most;
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.responseBody().map(this::whole);
    }

    private InputStream whole(InputStream body) {
        try (body) {
            byte[] start = body.readNBytes(SMALL);
            return new ByteArrayInputStream(start.length < SMALL ? start : withRest(start, body));
        } catch (IOException e) {
            throw RetryableException.create("the answer broke off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RetryableException.create("the wait for the answer was interrupted", e);
        }
    }

    private byte[] withRest(byte[] start, InputStream body) throws IOException, InterruptedException {
        large.acquire();
        try {
            byte[] rest = body.readNBytes(most - start.length + 1);
            if (start.length + rest.length > most) {
                // close() would first read to the end, which may never come.
                if (body instanceof Abortable endless) {
                    endless.abort();
                }
                throw UnusableAnswerException.forGood("the answer has more than " + most + " bytes");
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream(start.length + rest.length);
            whole.write(start);
            whole.write(rest);
            return whole.toByteArray();
        } finally {
            large.release();
        }
    }
}
