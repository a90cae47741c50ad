package io.flinkdm.udf.ddl.target;

import java.util.Objects;

/**
 * What the target takes, and how the task wants character sets kept. Immutable.
 *
 * @param collations that the target has
 * @param checksForeignKeys whether rows are written with {@code foreign_key_checks}: then a foreign
 *     key must not get lost
 */
public record TargetDialect(
        TargetProduct product,
        Collations collations,
        CollationPolicy policy,
        boolean checksForeignKeys) {

    /** Of a target that checks no foreign keys. */
    public TargetDialect(TargetProduct product, Collations collations, CollationPolicy policy) {
        this(product, collations, policy, false);
    }

    public TargetDialect {
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(collations, "collations");
        Objects.requireNonNull(policy, "policy");
    }
}
