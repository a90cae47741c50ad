package io.flinkdm.job.ddl;

import io.flinkdm.udf.ddl.target.TargetRoutes;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.rules.UpstreamRules;
import java.util.List;

/** The routes of one source. Routes of names that are not migrated are not looked at. Immutable. */
record UpstreamRoutes(UpstreamRules rules) implements TargetRoutes {

    @Override
    public TableId target(TableId source) {
        return rules.allows(source) ? rules.target(source) : source;
    }

    @Override
    public List<String> added(TableId source) {
        boolean migrated = !source.table().isEmpty() && rules.allows(source);
        return migrated ? rules.extracted(source).names() : List.of();
    }
}
