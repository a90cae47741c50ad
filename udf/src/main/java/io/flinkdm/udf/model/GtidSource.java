package io.flinkdm.udf.model;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/**
 * Who numbers a MySQL transaction: a server's UUID and, from MySQL 8.3 on, a tag ({@code ""} when
 * untagged). Ordered as MySQL prints a set. Immutable.
 */
record GtidSource(UUID uuid, String tag) implements Serializable, Comparable<GtidSource> {

    GtidSource {
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(tag, "tag");
    }

    @Override
    public int compareTo(GtidSource other) {
        // UUID.compareTo is signed; MySQL orders by bytes.
        int order =
                Long.compareUnsigned(
                        uuid.getMostSignificantBits(), other.uuid.getMostSignificantBits());
        if (order == 0) {
            order =
                    Long.compareUnsigned(
                            uuid.getLeastSignificantBits(), other.uuid.getLeastSignificantBits());
        }
        return order != 0 ? order : tag.compareTo(other.tag);
    }
}
