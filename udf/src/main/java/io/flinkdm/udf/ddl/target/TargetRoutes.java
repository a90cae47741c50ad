package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.route.TableRouter;
import java.util.List;

/** Where the names of a statement go. Asked by its writers for every name they write. */
public interface TargetRoutes {

    /** The target of a table, or of a schema: then a table without a name. */
    TableId target(TableId source);

    /** The names of the columns that the target has besides the source table's own. */
    List<String> added(TableId source);

    /** Routes that add no columns. */
    static TargetRoutes of(TableRouter router) {
        return new TargetRoutes() {
            @Override
            public TableId target(TableId source) {
                return router.route(source);
            }

            @Override
            public List<String> added(TableId source) {
                return List.of();
            }
        };
    }
}
