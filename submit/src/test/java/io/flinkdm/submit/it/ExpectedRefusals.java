package io.flinkdm.submit.it;

import java.util.List;

/** What TiDB is known not to do, by what its reason contains. Stateless. */
final class ExpectedRefusals {

    private static final List<String> REASONS =
            List.of(
                    "columns exchange their names",
                    "Unsupported modify column",
                    "Unsupported modify charset",
                    "Unsupported converting collation",
                    "Unsupported drop primary key");

    private ExpectedRefusals() {}

    static boolean contain(String reason) {
        return REASONS.stream().anyMatch(reason::contains);
    }
}
