package io.flinkdm.job.transform;

import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.rules.UpstreamRules;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One change of one source to what the target gets of it: nothing when its table is not migrated,
 * else the same change under its target's name. Used by {@link TransformFunction}. Task thread.
 */
final class ChangeTransformer {

    private final TableTargets targets;
    private final DdlRouter ddls;

    ChangeTransformer(UpstreamRules rules) {
        targets = new TableTargets(rules);
        ddls = new DdlRouter(targets);
    }

    void transform(ChangeEvent event, Consumer<RoutedEvent> out) {
        event.match(new Cases(out));
    }

    private final class Cases implements ChangeEvent.Cases<Void> {

        private final Consumer<RoutedEvent> out;

        Cases(Consumer<RoutedEvent> out) {
            this.out = out;
        }

        @Override
        public Void row(RowChange row) {
            Optional<TableId> target = targets.target(row.table().table());
            if (target.isPresent()) {
                out.accept(new RoutedEvent.RoutedRow(row, target.get()));
            }
            return null;
        }

        @Override
        public Void ddl(DdlChange ddl) {
            ddls.target(ddl).ifPresent(table -> out.accept(new RoutedEvent.RoutedDdl(ddl, table)));
            return null;
        }
    }
}
