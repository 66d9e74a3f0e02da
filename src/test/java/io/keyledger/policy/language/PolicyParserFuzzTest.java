package io.keyledger.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, the parser answers; and what it accepts, it can print and read again. */
class PolicyParserFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void neverCrashes(byte[] document) {
        for (PolicyKind kind : PolicyKind.values()) {
            check(kind, document);
        }
    }

    @Test
    void survivesEveryTruncationAndEveryBrokenByte() {
        byte[] document = """
                {"Version":"2012-10-17","Id":"x","Statement":[{"Sid":"s","Effect":"Allow","Principal":{"AWS":["*"],
                "Service":"a.b"},"NotAction":["kms:*"],"Resource":["*"],"Condition":{"ForAnyValue:StringLikeIfExists":
                {"aws:x":["${a, 'b'}",1.5e3,true]},"Null":{"a:b":false}}}]}
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(PolicyParser.parse(PolicyKind.KEY, document)).isInstanceOf(ParseResult.Parsed.class);
        for (int i = 0; i < document.length; i++) {
            check(PolicyKind.KEY, Arrays.copyOf(document, i));
            byte[] broken = document.clone();
            for (int value : new int[] {0, '"', '}', ',', 0xff}) {
                broken[i] = (byte) value;
                check(PolicyKind.KEY, broken);
            }
        }
    }

    private static void check(PolicyKind kind, byte[] document) {
        switch (PolicyParser.parse(kind, document)) {
            case ParseResult.Rejected(var _, var sentence) ->
                assertThat(sentence).isNotBlank();
            case ParseResult.Parsed(var policy) -> {
                String printed = PolicyPrinter.print(policy);
                switch (PolicyParser.parse(kind, printed)) {
                    case ParseResult.Parsed(var again) ->
                        assertThat(PolicyPrinter.print(again)).isEqualTo(printed);
                    case ParseResult.Rejected rejected -> throw new AssertionError(printed + ": " + rejected);
                }
            }
        }
    }
}
