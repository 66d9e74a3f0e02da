package io.keyledger.stub;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a good answer, to be changed without knowing the operation. */
sealed interface AnswerBytes {
    static AnswerBytes of(StubResponse answer) {
        String text = answer.text().stripLeading();
        if (text.startsWith("<")) {
            return new Xml(text);
        }
        return text.startsWith("{")
                ? new Tree(Json.object(answer.body()), false)
                : new Tree(CborReader.object(answer.body()), true);
    }

    /** The outermost form alone. */
    byte[] emptied();

    AnswerBytes withoutItems();

    byte[] withoutValues();

    /** Says that there are more pages, from this marker on, or from none where it is empty. */
    byte[] continued(String marker);

    /** JSON, or CBOR as the same tree. */
    record Tree(ObjectNode root, boolean cbor) implements AnswerBytes {
        /**
         * Every name that a service of AWS has for the marker of the next page, and that it ignores if it is another's.
         */
        private static final String[] MARKERS = {
            "NextMarker",
            "NextToken",
            "nextToken",
            "nextMarker",
            "Marker",
            "marker",
            "ContinuationToken",
            "continuationToken"
        };

        @Override
        public byte[] emptied() {
            return bytes(Json.object());
        }

        @Override
        public AnswerBytes withoutItems() {
            root.properties().forEach(member -> {
                if (member.getValue() instanceof ArrayNode items) {
                    items.removeAll();
                }
            });
            return this;
        }

        @Override
        public byte[] withoutValues() {
            root.properties().forEach(member -> clear(member.getValue()));
            return bytes(root);
        }

        private static void clear(JsonNode node) {
            if (node instanceof ObjectNode object) {
                object.propertyNames().stream().toList().forEach(name -> {
                    if (object.get(name).isContainer()) {
                        clear(object.get(name));
                    } else {
                        object.putNull(name);
                    }
                });
            } else {
                node.forEach(Tree::clear);
            }
        }

        @Override
        public byte[] continued(String marker) {
            if (marker.isEmpty() && !root.has("Truncated")) {
                return bytes(root);
            }
            root.put("Truncated", true);
            for (String name : MARKERS) {
                root.remove(name);
                if (!marker.isEmpty()) {
                    root.put(name, marker);
                }
            }
            return bytes(root);
        }

        private byte[] bytes(ObjectNode node) {
            return cbor ? CborWriter.bytes(node) : Json.bytes(node);
        }
    }

    /** Of any of the XML protocols, where the end of a page is in the root or in the result below it. */
    record Xml(String text) implements AnswerBytes {
        private static final Pattern ROOT = Pattern.compile("(<[A-Za-z]\\w*[^>]*>)(.*)(</\\w+>\\s*)", Pattern.DOTALL);
        private static final Pattern LIST =
                Pattern.compile("<(\\w*(?:Set|Info|List|Buckets|Policies|result))>.*?</\\1>", Pattern.DOTALL);
        private static final Pattern VALUE = Pattern.compile("<(\\w+)[^>/]*>[^<]*</\\1>");
        private static final Pattern END = Pattern.compile("((?:</\\w+Result>.*?)?</\\w+>\\s*)$", Pattern.DOTALL);

        @Override
        public byte[] emptied() {
            return bytes(ROOT.matcher(text).replaceFirst("$1$3"));
        }

        @Override
        public AnswerBytes withoutItems() {
            return new Xml(LIST.matcher(text).replaceAll("<$1/>"));
        }

        @Override
        public byte[] withoutValues() {
            return bytes(VALUE.matcher(text).replaceAll(""));
        }

        @Override
        public byte[] continued(String marker) {
            if (marker.isEmpty() && !text.contains("<IsTruncated>")) {
                return bytes(text);
            }
            String more = "<IsTruncated>true</IsTruncated>"
                    + (marker.isEmpty()
                            ? ""
                            : "<Marker>%1$s</Marker><nextToken>%1$s</nextToken><ContinuationToken>%1$s</ContinuationToken>"
                                    .formatted(marker));
            String before = text.replaceAll("<(IsTruncated|Marker|nextToken|ContinuationToken)>[^<]*</\\1>", "");
            return bytes(END.matcher(before).replaceFirst(Matcher.quoteReplacement(more) + "$1"));
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
