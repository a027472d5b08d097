package dev.netdoc.rules.finding;

import java.util.Locale;

/**
 * A DNS name, compared label by label.
 *
 * @param text in lower case, without dots at its ends; empty for the root
 */
public record DomainName(String text) {

    public static DomainName of(String text) {
        return new DomainName(text.strip().toLowerCase(Locale.ROOT).replaceAll("^\\.+|\\.+$", ""));
    }

    /** @return whether it is the other name or lies below it; everything would lie below the root, which no zone means */
    public boolean within(DomainName other) {
        return !other.text.isEmpty() && (text.equals(other.text) || text.endsWith("." + other.text));
    }

    /** @return whether the two share names: equal, or one below the other */
    public boolean overlaps(DomainName other) {
        return within(other) || other.within(this);
    }

    /** @return how it overlaps with a zone, e.g. {@code k8s.corp.lan is inside corp.lan} */
    public String relationTo(DomainName zone) {
        String how = equals(zone) ? " equals " : within(zone) ? " is inside " : " contains ";
        return text + how + zone.text;
    }

    /** @return e.g. {@code com} of {@code corp.example.com} */
    public String lastLabel() {
        return text.substring(text.lastIndexOf('.') + 1);
    }

    public boolean underPublicDns() {
        return PublicDns.covers(this);
    }

    /**
     * Whether a Service's name is surely a name of an external zone: as {@code <service>.<namespace>} by itself, or,
     * where the zone lies below this cluster domain, as the name that it would have in the cluster's own DNS.
     */
    public boolean shadows(DomainName zone, String service, String namespace) {
        DomainName shortName = of(service + "." + namespace);
        if (shortName.within(zone)) {
            return true;
        }
        boolean zoneBelow = zone.within(this) && !zone.equals(this);
        return zoneBelow
                && (of(shortName.text + "." + text).within(zone)
                        || of(shortName.text + ".svc." + text).within(zone));
    }

    @Override
    public String toString() {
        return text;
    }
}
