package io.keyledger.cost.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.AccountRegion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is in a file, reading records as bytes finds the same as the full parser. A space before the file makes the
 * parser read all of it.
 */
class RegularRecordsPropertyTest {
    private static final int FILES = 1500;
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-4333-8444-555555555555";

    private static final List<String> SOURCES = List.of(
            "\"kms.amazonaws.com\"",
            "\"kms.amazonaws.com\"",
            "\"\\u006bms.amazonaws.com\"",
            "\"kms.amazonaws\\u002ecom\"",
            "\"s3.amazonaws.com\"",
            "\"s3.amazonaws.com\"",
            "\"kms\\/amazonaws.com\"",
            "\"kms.amazonaws.com.cn\"",
            "null",
            "7",
            "{\"eventSource\":\"kms.amazonaws.com\"}");
    private static final List<String> TIMES = List.of(
            "\"2026-11-10T12:00:00Z\"",
            "\"2026-11-11T12:00:00Z\"",
            "\"2026-11-0\\u0031T12:00:00Z\"",
            "\"2026-13-45T99:00:00Z\"",
            "\"yesterday\"",
            "\"\"",
            "null");
    private static final List<String> NOISE = List.of(
            "\"text\"",
            "\"a \\\"quoted\\\" {brace} [bracket] \\\\\"",
            "\"\\u0041\\n\\/\"",
            "\"Grüße, 日本 🎉\"",
            "\"\\ud83c\\udf89\"",
            "\"\"",
            "{}",
            "[]",
            "[1,-2.5,3e10,0.0E-7,true,false,null,\"x\",{\"y\":[[]]}]",
            "{\"eventSource\":\"kms.amazonaws.com\",\"eventTime\":\"1999-01-01T00:00:00Z\"}",
            "{\"\\u0065ventSource\":\"kms.amazonaws.com\"}",
            "{\"ä\":1}",
            "[[[[[[[[{\"deep\":{\"deeper\":{}}}]]]]]]]]",
            "-0",
            "12345678901234567890123456789");
    private static final List<String> BROKEN = List.of(
            "01",
            "-",
            "1.",
            "1e",
            "+1",
            "tru",
            "nul",
            "truex",
            "\"\t\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "'x'",
            "[1,]",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "[1 2]",
            "",
            "{\"a\":}",
            "[}",
            "\"\u007f\"",
            " 1",
            "NaN");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bothFindTheSame(long seed) {
        Random random = new Random(seed);
        for (int number = 0; number < FILES; number++) {
            byte[] content = bytes(file(random), random);
            int atATime = random.nextInt(4) == 0 ? 1 + random.nextInt(50) : 8192;

            assertSame(content, atATime);
        }
    }

    /** Reading may stop after any byte. */
    @Test
    void bothFindTheSameBeforeEveryCut() {
        Random random = new Random(4);
        byte[] content = file(random).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= content.length; length++) {
            assertSame(Arrays.copyOf(content, length), 8192);
        }
    }

    /** No byte may be one that only one of them accepts. */
    @Test
    void bothFindTheSameWithAnyByteAnywhereInARecord() {
        String text =
                "{\"Records\":[{\"a\":\"ü\",\"eventTime\":\"2026-11-10T12:00:00Z\",\"b\":[-1.5e3,{\"c\":null}]},{}]}";
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        for (int position = 0; position < content.length; position++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = content.clone();
                changed[position] = (byte) value;
                assertSame(changed, 8192);
            }
        }
    }

    @Test
    void anEscapeInTheEventSourceHidesNoRequest() {
        String text = "{\"Records\":[{\"\\u0065ventSource\":\"\\u006bms.amazonaws.com\",\"eventName\":\"Decrypt\","
                + "\"resources\":[{\"ARN\":\"" + KEY + "\"}]}]}";

        assertThat(read(text.getBytes(StandardCharsets.UTF_8), 8192).groups()).hasSize(1);
    }

    @Test
    void aRecordOfAnyLengthIsRead() {
        String text = "{\"Records\":[{\"eventSource\":\"s3.amazonaws.com\"},{\"long\":\"" + "x".repeat(9 << 20)
                + "\",\"eventSource\":\"kms.amazonaws.com\",\"resources\":[{\"ARN\":\"" + KEY + "\"}]},{}]}";

        Found found = read(text.getBytes(StandardCharsets.UTF_8), 1 << 16);

        assertThat(found.records()).isEqualTo(3);
        assertThat(found.groups()).hasSize(1);
    }

    private static void assertSame(byte[] content, int atATime) {
        Found scanned = read(content, atATime);
        Found parsed = read(content.length == 0 ? content : withSpace(content), 8192);

        if (!scanned.equals(parsed)) {
            assertThat(scanned).as(new String(content, StandardCharsets.UTF_8)).isEqualTo(parsed);
        }
    }

    private static byte[] withSpace(byte[] content) {
        byte[] other = new byte[content.length + 1];
        other[0] = ' ';
        System.arraycopy(content, 0, other, 1, content.length);
        return other;
    }

    private static Found read(byte[] content, int atATime) {
        EventTally tally = new EventTally(1000);
        LogFile.Outcome outcome = new MemoryFile("events.json", content, atATime).into(tally);
        Map<EventTally.Group, List<Long>> groups = new HashMap<>();
        tally.groups()
                .forEach((group, counts) ->
                        groups.put(group, List.of(counts.alone(), counts.atOwner(), counts.atCaller())));
        return new Found(outcome, tally.records(), groups, tally.places(), tally.first(), tally.last());
    }

    private record Found(
            LogFile.Outcome outcome,
            long records,
            Map<EventTally.Group, List<Long>> groups,
            Set<AccountRegion> places,
            @Nullable Instant first,
            @Nullable Instant last) {}

    private static String file(Random random) {
        List<String> records = new ArrayList<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            records.add(random.nextInt(40) == 0 ? pick(random, NOISE) : record(random));
        }
        String end =
                random.nextInt(20) == 0 ? pick(random, List.of("]", "],\"other\":{}}", "]}}", ",]}", "] }\n")) : "]}";
        return "{\"Records\":[" + String.join(random.nextInt(40) == 0 ? ", " : ",", records) + end;
    }

    private static String record(Random random) {
        List<String> members = new ArrayList<>(List.of(
                member(random, "eventSource", pick(random, SOURCES)),
                member(random, "eventTime", pick(random, TIMES)),
                member(random, "eventName", "\"Decrypt\""),
                member(random, "awsRegion", "\"eu-west-1\""),
                member(random, "recipientAccountId", "\"111122223333\""),
                member(random, "resources", "[{\"accountId\":\"111122223333\",\"ARN\":\"" + KEY + "\"}]"),
                member(random, "userIdentity", "{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::1:user/Z\u00fcrich\"}")));
        for (int count = random.nextInt(5); count > 0; count--) {
            members.add(member(random, "noise" + count, pick(random, NOISE)));
        }
        if (random.nextInt(10) == 0) {
            members.add(member(random, "eventSource", pick(random, SOURCES)));
        }
        if (random.nextInt(60) == 0) {
            members.add(member(random, "broken", pick(random, BROKEN)));
        }
        Collections.shuffle(members, random);
        return members.stream().collect(Collectors.joining(random.nextInt(60) == 0 ? " ,\n" : ",", "{", "}"));
    }

    private static String member(Random random, String name, String value) {
        String written = random.nextInt(40) == 0 ? "\\u%04x".formatted((int) name.charAt(0)) + name.substring(1) : name;
        return "\"" + written + "\":" + value;
    }

    private static String pick(Random random, List<String> texts) {
        return Objects.requireNonNull(texts.get(random.nextInt(texts.size())));
    }

    /** The bytes of a file, in one of four cases with some changed, missing or added. */
    private static byte[] bytes(String file, Random random) {
        byte[] content = file.getBytes(StandardCharsets.UTF_8);
        int position = random.nextInt(content.length);
        return switch (random.nextInt(16)) {
            case 0 -> Arrays.copyOf(content, position);
            case 1, 2 -> {
                content[position] = (byte) random.nextInt(256);
                yield content;
            }
            case 3 ->
                (file.substring(0, Math.min(position, file.length()))
                                + pick(random, BROKEN)
                                + file.substring(Math.min(position, file.length())))
                        .getBytes(StandardCharsets.UTF_8);
            default -> content;
        };
    }
}
