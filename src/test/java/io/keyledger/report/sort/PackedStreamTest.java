package io.keyledger.report.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedStreamTest {
    private final Random random = new Random(7);

    /** About what the format treats apart: short inputs, lengths of a nibble and of bytes, and the size of a packet. */
    @ParameterizedTest
    @ValueSource(
            ints = {1, 4, 5, 12, 13, 14, 15, 16, 20, 31, 255, 270, 271, 300, 5000, 65_535, 65_536, 65_537, 200_000})
    void whatWasWrittenIsReadAgain(int length) throws IOException {
        for (int alphabet : new int[] {1, 2, 3, 20, 256}) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) random.nextInt(alphabet);
            }

            assertThat(unpacked(packed(bytes), length)).isEqualTo(bytes);
        }
    }

    @Test
    void repeatedRunsOfEveryLengthAreReadAgain() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int length = 1; length < 700; length++) {
            byte[] run = new byte[length];
            Arrays.fill(run, (byte) length);
            out.write(run);
            byte[] others = new byte[random.nextInt(40)];
            random.nextBytes(others);
            out.write(others);
        }

        assertThat(unpacked(packed(out.toByteArray()), out.size())).isEqualTo(out.toByteArray());
    }

    @Test
    void rowsOfATableTakeAFractionOfTheirSize() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 2000; row++) {
            rows.append("111122223333,eu-central-1,arn:aws:kms:eu-central-1:111122223333:key/")
                    .append(random.nextLong())
                    .append(",decrypt,arn:aws:iam::111122223333:role/team,role,111122223333,account,key policy\n");
        }
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);

        assertThat(packed(bytes)).hasSizeLessThan(bytes.length / 3);
    }

    @Test
    void aFileThatWasChangedOrCutShortIsAnError() throws IOException {
        byte[] packed = packed("row of a table\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        byte[] changed = packed.clone();
        Arrays.fill(changed, 8, changed.length, (byte) 0xff);

        assertThatIOException().isThrownBy(() -> unpacked(changed, 15_000));
        assertThatIOException().isThrownBy(() -> unpacked(Arrays.copyOf(packed, packed.length - 1), 15_000));
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PackedOutput packed = new PackedOutput(out)) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] unpacked(byte[] packed, int length) throws IOException {
        try (PackedInput input = new PackedInput(new ByteArrayInputStream(packed))) {
            return input.read(length);
        }
    }
}
