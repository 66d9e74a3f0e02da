package io.keyledger.report.page;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.Arrays;
import java.util.Base64;

/** Bytes as base64 in the page; no letter of it ends an element. */
final class EncodedBytes implements Content {
    /** A multiple of three, so that the parts join without padding between them. */
    private static final int PART = 3 << 14;

    private final byte[] bytes;

    EncodedBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public void writeTo(TemplateOutput output) {
        Base64.Encoder encoder = Base64.getEncoder();
        for (int start = 0; start < bytes.length; start += PART) {
            byte[] part = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + PART));
            output.writeContent(encoder.encodeToString(part));
        }
    }
}
