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
 * Reads the body of each answer whole, within a bound, before the SDK maps it: an answer without end takes no memory, and
 * one that breaks off is a broken connection whatever its format. Shared by all clients.
 */
final class AnswerBody implements ExecutionInterceptor {
    private static final int SMALL = 1 << 20;
    /** Bodies that are not small and in memory at once. */
    private static final int LARGE_AT_A_TIME = 2;

    private final int most;
    private final Semaphore large = new Semaphore(LARGE_AT_A_TIME, true);

    /** @param most bytes of a body */
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
            throw RetryableException.create("the answer was not waited for", e);
        }
    }

    private byte[] withRest(byte[] start, InputStream body) throws IOException, InterruptedException {
        large.acquire();
        try {
            byte[] rest = body.readNBytes(most - start.length + 1);
            if (start.length + rest.length > most) {
                // Closing alone would read to an end that may never come.
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
