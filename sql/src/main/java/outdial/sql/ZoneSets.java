package outdial.sql;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static outdial.sql.gen.Tables.ZONE_SET;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Table {@code zone_set}. A set of zones is a fact and no part of anyone's work, so it is committed at once: two bulk
 * writers never wait for each other, and a rollback takes nothing back. Not for use by several threads.
 */
public final class ZoneSets {
    /**
     * Numbers and countries need some hundred sets; files that name zones at will could make more than there are ids, and
     * the hopper asks each.
     */
    private static final int MOST_MADE_UP = 4_096;

    private final DSLContext dsl;
    private final int most;
    private final Map<Set<ZoneId>, Short> known = new HashMap<>();
    private final Set<Set<ZoneId>> leftOut = new HashSet<>();

    /** Give it statements that take no part in the caller's transaction. */
    public ZoneSets(DSLContext dsl) {
        this(dsl, MOST_MADE_UP);
    }

    /** @param most sets, beyond which only those that numbers need are made */
    ZoneSets(DSLContext dsl, int most) {
        this.dsl = dsl;
        this.most = most;
    }

    /** The id of a set of zones, written if new; the empty set stands for "unknown". */
    public short id(Set<ZoneId> zones) {
        Short seen = known.get(zones);
        if (seen != null) {
            return seen;
        }
        short id = findOrAdd(written(zones));
        known.put(zones, id);
        return id;
    }

    /** The same while there are few enough; then a new one is {@code otherwise}. */
    short id(Set<ZoneId> zones, short otherwise) {
        Short seen = known.get(zones);
        if (seen != null) {
            return seen;
        }
        if (!leftOut.contains(zones) && (find(zones).isPresent() || dsl.fetchCount(ZONE_SET) < most)) {
            return id(zones);
        }
        leftOut.add(zones);
        return otherwise;
    }

    /** The id of a set of zones that is there. */
    Optional<Short> find(Set<ZoneId> zones) {
        return find(hash(written(zones)));
    }

    private static String written(Set<ZoneId> zones) {
        return zones.stream().map(ZoneId::getId).sorted().collect(Collectors.joining(","));
    }

    private short findOrAdd(String zones) {
        String hash = hash(zones);
        return find(hash).orElseGet(() -> {
            // Asked first: an ignored insert would use up one of 32,767 ids.
            dsl.insertInto(ZONE_SET, ZONE_SET.ZONES, ZONE_SET.ZONES_HASH)
                    .values(zones, hash)
                    .onDuplicateKeyIgnore()
                    .execute();
            return find(hash).orElseThrow();
        });
    }

    private Optional<Short> find(String hash) {
        return dsl.select(ZONE_SET.ID)
                .from(ZONE_SET)
                .where(ZONE_SET.ZONES_HASH.eq(hash))
                .fetchOptional(ZONE_SET.ID);
    }

    private static String hash(String zones) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zones.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
