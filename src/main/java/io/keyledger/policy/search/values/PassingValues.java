package io.keyledger.policy.search.values;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One comparison of a condition value, as the set of values that pass it. */
public sealed interface PassingValues {
    boolean matches(String value);

    /** Values around the boundaries of this test: enough to reach every cell that such tests cut the values into. */
    List<String> representatives();

    /** How many steps it takes to compare a value of a length. */
    long cost(int length);

    /** Strings of a pattern. */
    record Text(GlobSet glob) implements PassingValues {
        @Override
        public boolean matches(String value) {
            return glob.matches(value);
        }

        @Override
        public List<String> representatives() {
            return glob.examples();
        }

        @Override
        public long cost(int length) {
            return glob.cost(length);
        }
    }

    /** Numbers on one side of a boundary. */
    record Numeric(OrderedComparison comparison, BigDecimal boundary) implements PassingValues {
        private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");

        public static Optional<BigDecimal> parse(String text) {
            return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
        }

        @Override
        public long cost(int length) {
            return 100;
        }

        @Override
        public boolean matches(String value) {
            return parse(value)
                    .filter(number -> comparison.holds(number.compareTo(boundary)))
                    .isPresent();
        }

        @Override
        public List<String> representatives() {
            // Whole numbers can be moments, too.
            BigDecimal whole = boundary.setScale(0, RoundingMode.FLOOR);
            return List.of(
                    boundary.toPlainString(),
                    boundary.subtract(BigDecimal.ONE).toPlainString(),
                    boundary.add(BigDecimal.ONE).toPlainString(),
                    whole.toPlainString(),
                    whole.subtract(BigDecimal.ONE).toPlainString(),
                    whole.add(BigDecimal.ONE).toPlainString());
        }
    }

    /** Moments on one side of a boundary. */
    record Date(OrderedComparison comparison, Instant boundary) implements PassingValues {
        private static final Pattern EPOCH = Pattern.compile("-?[0-9]{1,15}");
        private static final long FIRST_EPOCH_IN_MILLISECONDS = 100_000_000_000L;

        public static Optional<Instant> parse(String text) {
            if (EPOCH.matcher(text).matches()) {
                long epoch = Long.parseLong(text);
                return Optional.of(
                        Math.abs(epoch) < FIRST_EPOCH_IN_MILLISECONDS
                                ? Instant.ofEpochSecond(epoch)
                                : Instant.ofEpochMilli(epoch));
            }
            try {
                return Optional.of(
                        text.indexOf('T') < 0
                                ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                                : OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException notADate) {
                return Optional.empty();
            }
        }

        @Override
        public long cost(int length) {
            return 300;
        }

        @Override
        public boolean matches(String value) {
            return parse(value)
                    .filter(moment -> comparison.holds(moment.compareTo(boundary)))
                    .isPresent();
        }

        @Override
        public List<String> representatives() {
            // The seconds since 1970 serve the numeric tests that apply as well.
            return Stream.of(boundary, boundary.minus(Duration.ofDays(1)), boundary.plus(Duration.ofDays(1)))
                    .flatMap(moment -> Stream.of(moment.toString(), Long.toString(moment.getEpochSecond())))
                    .toList();
        }
    }

    /** Addresses of a network; IPv4 and IPv6 never meet. */
    record Network(boolean version6, BigInteger first, BigInteger last) implements PassingValues {
        /** An address or a CIDR block; empty where the text is neither. */
        public static Optional<Network> parse(String text) {
            IPAddress network = text.isBlank() ? null : new IPAddressString(text).getAddress();
            if (network == null) {
                return Optional.empty();
            }
            IPAddress block = network.isPrefixed() ? network.toPrefixBlock() : network;
            return Optional.of(new Network(
                    block.isIPv6(),
                    block.getLower().getValue(),
                    block.getUpper().getValue()));
        }

        public BigInteger size() {
            return last.subtract(first).add(BigInteger.ONE);
        }

        @Override
        public long cost(int length) {
            return 600;
        }

        @Override
        public boolean matches(String value) {
            return parse(value)
                    .filter(other -> other.version6 == version6
                            && first.compareTo(other.first) <= 0
                            && other.last.compareTo(last) <= 0)
                    .isPresent();
        }

        @Override
        public List<String> representatives() {
            List<String> addresses = new ArrayList<>();
            addresses.add(address(first));
            addresses.add(address(last));
            neighbour(first.subtract(BigInteger.ONE)).ifPresent(addresses::add);
            neighbour(last.add(BigInteger.ONE)).ifPresent(addresses::add);
            return List.copyOf(addresses);
        }

        private Optional<String> neighbour(BigInteger value) {
            boolean exists = value.signum() >= 0 && value.bitLength() <= (version6 ? 128 : 32);
            return exists ? Optional.of(address(value)) : Optional.empty();
        }

        private String address(BigInteger value) {
            byte[] bytes = new byte[version6 ? 16 : 4];
            byte[] magnitude = value.toByteArray();
            for (int i = 0; i < bytes.length && i < magnitude.length; i++) {
                bytes[bytes.length - 1 - i] = magnitude[magnitude.length - 1 - i];
            }
            return version6
                    ? new inet.ipaddr.ipv6.IPv6Address(bytes).toCanonicalString()
                    : new inet.ipaddr.ipv4.IPv4Address(bytes).toCanonicalString();
        }
    }
}
