package io.flinkdm.udf.ddl.target;

import java.util.Objects;

/**
 * What the target takes, and how the task wants character sets kept. Immutable.
 *
 * @param collations that the target has
 */
public record TargetDialect(TargetProduct product, Collations collations, CollationPolicy policy) {
    public TargetDialect {
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(collations, "collations");
        Objects.requireNonNull(policy, "policy");
    }
}
