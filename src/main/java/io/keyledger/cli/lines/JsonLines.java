package io.keyledger.cli.lines;

import io.keyledger.cli.lines.LineChunks.Chunk;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.text.NumberText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers lines of JSON on all cores: one answer per line, in the same order, in memory that does not grow with their
 * number. Empty lines are skipped.
 */
public final class JsonLines {
    /** Stands for the standard input where a file is named. */
    public static final String STANDARD_INPUT = "-";

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final char REPLACEMENT = '\uFFFD';

    private static final int CHUNK_BYTES = 1 << 18;

    private final Answerer answerer;
    private final int chunkBytes;

    public JsonLines(Answerer answerer) {
        this(answerer, CHUNK_BYTES);
    }

    /** @param chunkBytes the approximate size of a work unit */
    public JsonLines(Answerer answerer, int chunkBytes) {
        this.answerer = answerer;
        this.chunkBytes = chunkBytes;
    }

    /** Answers one line. Called by many threads at once. */
    @FunctionalInterface
    public interface Answerer {
        /**
         * Appends the answer, without a line end.
         *
         * @return whether the line was valid; otherwise the answer says why
         */
        boolean answer(String line, StringBuilder answer);
    }

    /**
     * The result.
     *
     * @param whole whether every line was read and every answer written
     */
    public record Result(long lines, long invalid, boolean whole) {
        private Result plus(Answers answers) {
            return new Result(lines + answers.lines, invalid + answers.invalid, whole);
        }

        /** Reports the number of invalid lines on standard error. */
        public void reportInvalid(Environment environment, String one, String many) {
            if (invalid > 0) {
                environment
                        .err()
                        .println("keyledger: " + NumberText.count(invalid, one, many) + " invalid, of "
                                + NumberText.count(lines, "line", "lines") + "; the answers say why");
            }
        }

        /** The exit code; if strict, an invalid line counts as a finding. */
        public ExitCode exitCode(boolean strict) {
            if (!whole) {
                return ExitCode.INCOMPLETE;
            }
            return strict && invalid > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN;
        }
    }

    private static final class Answers {
        private final byte[] text;
        private final int lines;
        private final int invalid;

        private Answers(String text, int lines, int invalid) {
            this.text = text.getBytes(StandardCharsets.UTF_8);
            this.lines = lines;
            this.invalid = invalid;
        }
    }

    /** Answers the lines of a file, or of standard input, on standard output. */
    public Result answer(Environment environment, String file) throws IOException {
        environment.stop().watchThisThread();
        if (file.equals(STANDARD_INPUT)) {
            return answer(environment.in(), environment.out());
        }
        try (InputStream in = Files.newInputStream(environment.path(file))) {
            return answer(in, environment.out());
        }
    }

    private Result answer(InputStream in, PrintStream out) throws IOException {
        BlockingQueue<CompletableFuture<Optional<Answers>>> answers = new ArrayBlockingQueue<>(2 * CORES);
        ExecutorService workers =
                Executors.newFixedThreadPool(CORES, Thread.ofPlatform().daemon().factory());
        // A thread that waits for standard input cannot be interrupted, so it must not keep the process alive.
        Thread reader = Thread.ofPlatform().daemon().start(() -> read(in, workers, answers));
        try {
            return write(answers, out);
        } finally {
            reader.interrupt();
            workers.shutdownNow();
        }
    }

    private void read(
            InputStream in, ExecutorService workers, BlockingQueue<CompletableFuture<Optional<Answers>>> answers) {
        try {
            try {
                LineChunks chunks = new LineChunks(in, chunkBytes);
                boolean first = true;
                for (Optional<Chunk> next = chunks.next(); next.isPresent(); next = chunks.next()) {
                    Chunk chunk = next.get();
                    int start = first ? byteOrderMark(chunk) : 0;
                    first = false;
                    answers.put(CompletableFuture.supplyAsync(() -> Optional.of(answers(chunk, start)), workers));
                }
                answers.put(CompletableFuture.completedFuture(Optional.empty()));
            } catch (IOException | RuntimeException | Error failure) {
                answers.put(CompletableFuture.failedFuture(failure));
            }
        } catch (InterruptedException _) {
            // The reader of the answers has gone.
            Thread.currentThread().interrupt();
        }
    }

    private static Result write(BlockingQueue<CompletableFuture<Optional<Answers>>> queue, PrintStream out)
            throws IOException {
        Result result = new Result(0, 0, true);
        try {
            while (true) {
                Optional<Answers> answers = taken(queue);
                if (answers.isEmpty()) {
                    return result;
                }
                byte[] text = answers.get().text;
                out.write(text, 0, text.length);
                result = result.plus(answers.get());
                if (out.checkError()) {
                    return new Result(result.lines(), result.invalid(), false);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Result(result.lines(), result.invalid(), false);
        }
    }

    private static Optional<Answers> taken(BlockingQueue<CompletableFuture<Optional<Answers>>> queue)
            throws IOException, InterruptedException {
        try {
            return queue.take().join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case IOException unreadable -> throw unreadable;
                case RuntimeException defect -> throw defect;
                case Error defect -> throw defect;
                case null, default -> throw failed;
            }
        }
    }

    private Answers answers(Chunk chunk, int start) {
        StringBuilder text = new StringBuilder();
        int lines = 0;
        int invalid = 0;
        byte[] bytes = chunk.bytes();
        int from = start;
        while (from < chunk.length()) {
            int to = endOfLine(bytes, from, chunk.length());
            if (!isBlank(bytes, from, to)) {
                lines++;
                invalid += answer(bytes, from, to, text) ? 0 : 1;
                text.append('\n');
            }
            from = to + 1;
        }
        return new Answers(text.toString(), lines, invalid);
    }

    private boolean answer(byte[] bytes, int from, int to, StringBuilder text) {
        String line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (line.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes, from, to)) {
            text.append("{\"id\":null,\"error\":\"the line is not UTF-8 text\"}");
            return false;
        }
        return answerer.answer(line, text);
    }

    private static boolean isUtf8(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static int endOfLine(byte[] bytes, int from, int length) {
        int at = from;
        while (at < length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The start of the text, after a byte order mark. */
    private static int byteOrderMark(Chunk chunk) {
        byte[] bytes = chunk.bytes();
        boolean marked =
                chunk.length() >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }
}
