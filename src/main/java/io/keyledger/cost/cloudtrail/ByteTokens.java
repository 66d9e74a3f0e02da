package io.keyledger.cost.cloudtrail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads the tokens of an object directly from bytes, which is several times faster than a full parser because most of a
 * record is skipped. Accepts a part of JSON (RFC 8259) that is enough for CloudTrail: no white space between tokens,
 * and no escapes in names and in the strings that are kept. Checks the whole grammar, also of what it skips, so that it
 * accepts nothing that a parser would refuse.
 */
final class ByteTokens implements RecordTokens {
    /** Far below the limits of the parser. */
    private static final int MOST_DEPTH = 64;

    private static final int MOST_NUMBER = 100;
    private static final int MOST_NAME = 1000;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final boolean[] PLAIN = new boolean[256];
    private static final boolean[] ESCAPED = new boolean[256];
    private static final byte[] EVENT_SOURCE = bytes("eventSource");
    private static final byte[] EVENT_TIME = bytes("eventTime");
    private static final byte[] TRUE = bytes("true");
    private static final byte[] FALSE = bytes("false");
    private static final byte[] NULL = bytes("null");
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    static {
        for (int c = ' '; c < 0x80; c++) {
            PLAIN[c] = c != '"' && c != '\\';
        }
        for (byte c : bytes("\"\\/bfnrt")) {
            ESCAPED[c] = true;
        }
    }

    private final NameTable names = new NameTable();
    private final boolean[] inObject = new boolean[MOST_DEPTH + 1];
    private byte[] bytes = new byte[0];
    private int limit;
    private int at;
    private int depth;
    private Place place = Place.AFTER_VALUE;
    private @Nullable JsonToken token;
    private String name = "";
    private int textStart;
    private int textEnd;
    private boolean textHasEscapes;
    private int sourceStart;
    private int sourceEnd;
    private int timeStart;
    private int timeEnd;

    /** What comes next. */
    private enum Place {
        FIRST,
        VALUE,
        AFTER_VALUE
    }

    /** Moves to the start of an object, whose first byte is the brace. */
    void start(byte[] content, int first, int end) {
        bytes = content;
        at = first;
        limit = end;
        depth = 0;
        place = Place.VALUE;
        token = null;
        nextToken();
    }

    /** The position after the last token. */
    int position() {
        return at;
    }

    @Override
    public @Nullable JsonToken nextToken() {
        token = next();
        return token;
    }

    private JsonToken next() {
        if (place == Place.VALUE) {
            return value();
        }
        byte first = take();
        if (first == (inObject[depth] ? '}' : ']')) {
            return close();
        }
        if (place == Place.AFTER_VALUE) {
            first = separated(first);
        }
        if (!inObject[depth]) {
            at--;
            return value();
        }
        name(first);
        name = names.get(bytes, textStart, textEnd);
        return JsonToken.PROPERTY_NAME;
    }

    private byte separated(byte comma) {
        requireThat(comma == ',');
        return take();
    }

    private void name(byte quote) {
        requireThat(quote == '"');
        string();
        requireThat(!textHasEscapes && textEnd - textStart <= MOST_NAME && take() == ':');
        place = Place.VALUE;
    }

    private JsonToken close() {
        JsonToken end = inObject[depth] ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
        depth--;
        place = Place.AFTER_VALUE;
        return end;
    }

    private JsonToken value() {
        place = Place.AFTER_VALUE;
        byte first = take();
        return switch (first) {
            case '"' -> {
                string();
                yield JsonToken.VALUE_STRING;
            }
            case '{' -> open(true);
            case '[' -> open(false);
            case 't' -> literal(TRUE, JsonToken.VALUE_TRUE);
            case 'f' -> literal(FALSE, JsonToken.VALUE_FALSE);
            case 'n' -> literal(NULL, JsonToken.VALUE_NULL);
            default -> number(first);
        };
    }

    private JsonToken open(boolean object) {
        requireThat(depth < MOST_DEPTH);
        depth++;
        inObject[depth] = object;
        place = Place.FIRST;
        return object ? JsonToken.START_OBJECT : JsonToken.START_ARRAY;
    }

    private JsonToken literal(byte[] text, JsonToken literal) {
        for (int i = 1; i < text.length; i++) {
            requireThat(take() == text[i]);
        }
        requireEnd();
        return literal;
    }

    private JsonToken number(byte first) {
        int start = at;
        byte digit = first == '-' ? take() : first;
        requireThat(isDigit(digit));
        if (digit != '0') {
            digits();
        }
        boolean fraction = peek() == '.';
        if (fraction) {
            at++;
            someDigits();
        }
        boolean exponent = (peek() | 0x20) == 'e';
        if (exponent) {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            someDigits();
        }
        requireEnd();
        requireThat(at - start <= MOST_NUMBER);
        return fraction || exponent ? JsonToken.VALUE_NUMBER_FLOAT : JsonToken.VALUE_NUMBER_INT;
    }

    private void someDigits() {
        requireThat(isDigit(take()));
        digits();
    }

    private void digits() {
        while (isDigit(peek())) {
            at++;
        }
    }

    private static boolean isDigit(byte digit) {
        return digit >= '0' && digit <= '9';
    }

    /** A number or a literal ends where its object or array continues. */
    private void requireEnd() {
        byte end = peek();
        requireThat(end == ',' || end == '}' || end == ']');
    }

    /** Moves after the closing quote of a string. */
    private void string() {
        textStart = at;
        textHasEscapes = false;
        at = afterString(at);
        textEnd = at - 1;
    }

    /** The position after the closing quote of a string. */
    private int afterString(int start) {
        int i = start;
        while (true) {
            i = special(i);
            byte special = byteAt(i);
            i++;
            if (special == '"') {
                return i;
            }
            at = i;
            if (special == '\\') {
                textHasEscapes = true;
                escape();
            } else if (special < 0) {
                multibyte(special & 0xff);
            } else {
                throw UnscannedException.irregular();
            }
            i = at;
        }
    }

    /** The position of the next quote, backslash, control character or byte beyond ASCII; else the limit. */
    private int special(int start) {
        byte[] content = bytes;
        int end = limit;
        int i = start;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            // Eight bytes at a time: the lowest bit that is set belongs to the first such byte.
            long eight = (long) EIGHT.get(content, i);
            long quote = eight ^ ONES * '"';
            long backslash = eight ^ ONES * '\\';
            long found =
                    ((quote - ONES & ~quote) | (backslash - ONES & ~backslash) | (eight - ONES * ' ' & ~eight) | eight)
                            & HIGH_BITS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (i < end && PLAIN[content[i] & 0xff]) {
            i++;
        }
        return i;
    }

    private void escape() {
        byte escaped = take();
        if (escaped == 'u') {
            for (int i = 0; i < HEX_DIGITS; i++) {
                requireThat(Character.digit(take(), HEX) >= 0);
            }
        } else {
            requireThat(escaped >= 0 && ESCAPED[escaped]);
        }
    }

    /** A character of UTF-8, without the lead bytes that also start characters that are not well-formed. */
    private void multibyte(int lead) {
        int more;
        if (lead >= 0xc2 && lead <= 0xdf) {
            more = 1;
        } else if (lead > 0xe0 && lead <= 0xef && lead != 0xed) {
            more = 2;
        } else if (lead > 0xf0 && lead < 0xf4) {
            more = 3;
        } else {
            throw UnscannedException.irregular();
        }
        for (int i = 0; i < more; i++) {
            requireThat((take() & 0xc0) == 0x80);
        }
    }

    private byte take() {
        byte next = byteAt(at);
        at++;
        return next;
    }

    private byte peek() {
        return byteAt(at);
    }

    private byte byteAt(int position) {
        if (position >= limit) {
            throw UnscannedException.cut();
        }
        return bytes[position];
    }

    @Override
    public @Nullable JsonToken currentToken() {
        return token;
    }

    @Override
    public String currentName() {
        return name;
    }

    @Override
    public String getString() {
        requireThat(!textHasEscapes);
        return new String(bytes, textStart, textEnd - textStart, StandardCharsets.UTF_8);
    }

    @Override
    public void skipChildren() {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            skipChildren(false);
        }
    }

    /**
     * Moves to the end of the object that starts here, and finds the texts of two of its members. Of members with the
     * same name, the last text counts.
     */
    void scanRecord() {
        sourceEnd = 0;
        sourceStart = 0;
        timeEnd = 0;
        timeStart = 0;
        skipChildren(true);
    }

    /** Whether the source of the scanned record is this. */
    boolean isFrom(byte[] source) {
        return Arrays.equals(bytes, sourceStart, sourceEnd, source, 0, source.length);
    }

    /** The time of the scanned record; empty if it has none. */
    String time() {
        return new String(bytes, timeStart, timeEnd - timeStart, StandardCharsets.UTF_8);
    }

    private void skipChildren(boolean isRecord) {
        JsonToken end = inObject[depth] ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
        int outside = depth - 1;
        boolean first = true;
        int i = at;
        while (depth > outside) {
            byte next = byteAt(i++);
            if (next == (inObject[depth] ? '}' : ']')) {
                depth--;
                first = false;
                continue;
            }
            if (!first) {
                requireThat(next == ',');
                next = byteAt(i++);
            }
            int nameStart = i;
            int nameEnd = i;
            if (inObject[depth]) {
                requireThat(next == '"');
                textHasEscapes = false;
                i = afterString(i);
                nameEnd = i - 1;
                requireThat(i - nameStart <= MOST_NAME && byteAt(i) == ':');
                next = byteAt(++i);
                i++;
            }
            first = next == '{' || next == '[';
            if (isRecord && depth == outside + 1) {
                requireThat(!textHasEscapes);
                if (next == '"') {
                    int start = i;
                    i = afterString(i);
                    keep(nameStart, nameEnd, start, i - 1);
                    continue;
                }
            }
            if (next == '"') {
                i = afterString(i);
            } else {
                at = i - 1;
                value();
                i = at;
            }
        }
        at = i;
        place = Place.AFTER_VALUE;
        token = end;
    }

    private void keep(int nameStart, int nameEnd, int start, int end) {
        if (Arrays.equals(bytes, nameStart, nameEnd, EVENT_SOURCE, 0, EVENT_SOURCE.length)) {
            requireThat(!textHasEscapes);
            sourceStart = start;
            sourceEnd = end;
        } else if (Arrays.equals(bytes, nameStart, nameEnd, EVENT_TIME, 0, EVENT_TIME.length)) {
            requireThat(!textHasEscapes);
            timeStart = start;
            timeEnd = end;
        }
    }

    private static void requireThat(boolean regular) {
        if (!regular) {
            throw UnscannedException.irregular();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
