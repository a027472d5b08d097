package dev.netdoc.rules.finding;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Addresses of one family from which a node's pods get theirs, as the IPAM plug-in host-local counts them: all but the
 * first, which is the gateway's.
 *
 * @param text as it was told: {@code 10.20.0.1-10.20.0.62} or {@code 10.20.0.0/26}
 * @param bits 32 or 128
 */
public record AddressRange(String text, BigInteger first, BigInteger last, int bits) {
    private static final int IPV4 = 32;
    private static final int IPV6 = 128;

    /** @return empty if these are not two addresses of one family in order */
    public static Optional<AddressRange> between(String first, String last) {
        if (bitsOf(first) != bitsOf(last)) {
            return Optional.empty();
        }
        return number(first)
                .flatMap(a -> number(last).map(b -> new AddressRange(first + "-" + last, a, b, bitsOf(first))))
                .filter(range -> range.capacity() > 0);
    }

    /**
     * @param cidr e.g. {@code 10.20.0.0/26}, of which host-local uses neither the first address nor the broadcast one
     * @return empty if it is no CIDR, or too small to give an address to any pod
     */
    public static Optional<AddressRange> of(String cidr) {
        return block(cidr)
                .map(all -> new AddressRange(
                        cidr,
                        all.first.add(BigInteger.ONE),
                        all.bits == IPV4 ? all.last.subtract(BigInteger.ONE) : all.last,
                        all.bits))
                .filter(range -> range.capacity() > 0);
    }

    private static Optional<AddressRange> block(String cidr) {
        int slash = cidr.indexOf('/');
        String length = cidr.substring(slash + 1);
        String address = slash < 0 ? "" : cidr.substring(0, slash);
        int bits = bitsOf(address);
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
            return Optional.empty();
        }
        int host = bits - Integer.parseInt(length);
        return number(address).map(a -> {
            BigInteger start = a.shiftRight(host).shiftLeft(host);
            BigInteger size = BigInteger.ONE.shiftLeft(host);
            return new AddressRange(cidr, start, start.add(size).subtract(BigInteger.ONE), bits);
        });
    }

    /** @return whether all of it lies inside one of these CIDRs */
    public boolean withinAny(List<String> cidrs) {
        return cidrs.stream()
                .flatMap(cidr -> block(cidr).stream())
                .anyMatch(all -> all.bits == bits && all.first.compareTo(first) <= 0 && last.compareTo(all.last) <= 0);
    }

    public boolean holds(String address) {
        return bitsOf(address) == bits
                && number(address)
                        .filter(a -> first.compareTo(a) <= 0 && a.compareTo(last) <= 0)
                        .isPresent();
    }

    /** @return how many pods can have an address; {@link Long#MAX_VALUE} for an IPv6 range that is larger */
    public long capacity() {
        BigInteger count = last.subtract(first);
        return count.bitLength() < Long.SIZE ? count.longValue() : Long.MAX_VALUE;
    }

    private static int bitsOf(String address) {
        return address.indexOf(':') < 0 ? IPV4 : IPV6;
    }

    // Written out because the JDK's own parser asks a DNS server where a text is not quite an address.
    private static Optional<BigInteger> number(String address) {
        return bitsOf(address) == IPV4 ? ipv4(address) : ipv6(address);
    }

    // By hand, for this is asked of every pod of a cluster.
    private static Optional<BigInteger> ipv4(String address) {
        long number = 0;
        int octet = 0;
        int digits = 0;
        int octets = 1;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c >= '0' && c <= '9' && digits < 3) {
                octet = 10 * octet + (c - '0');
                digits++;
            } else if (c == '.' && digits > 0 && octet < 256) {
                number = (number << Byte.SIZE) + octet;
                octets++;
                octet = 0;
                digits = 0;
            } else {
                return Optional.empty();
            }
        }
        return octets == 4 && digits > 0 && octet < 256
                ? Optional.of(BigInteger.valueOf((number << Byte.SIZE) + octet))
                : Optional.empty();
    }

    private static Optional<BigInteger> ipv6(String address) {
        String group = "[0-9a-fA-F]{1,4}";
        int gap = address.indexOf("::");
        if (gap < 0) {
            return address.matches(group + "(:" + group + "){7}")
                    ? Optional.of(joined(groups(address)))
                    : Optional.empty();
        }
        String head = address.substring(0, gap);
        String tail = address.substring(gap + 2);
        String some = "(" + group + "(:" + group + ")*)?";
        if (!head.matches(some) || !tail.matches(some)) {
            return Optional.empty();
        }
        int shown = groups(head).size() + groups(tail).size();
        if (shown > 7) {
            return Optional.empty();
        }
        int lower = groups(tail).size() * Short.SIZE;
        BigInteger upper = joined(groups(head)).shiftLeft(IPV6 - groups(head).size() * Short.SIZE);
        return Optional.of(lower == 0 ? upper : upper.or(joined(groups(tail))));
    }

    private static List<Integer> groups(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(":", -1))
                        .map(group -> Integer.valueOf(group, 16))
                        .toList();
    }

    private static BigInteger joined(List<Integer> groups) {
        BigInteger number = BigInteger.ZERO;
        for (int group : groups) {
            number = number.shiftLeft(Short.SIZE).or(BigInteger.valueOf(group));
        }
        return number;
    }
}
