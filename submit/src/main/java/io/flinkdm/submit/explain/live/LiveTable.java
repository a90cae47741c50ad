package io.flinkdm.submit.explain.live;

import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.route.ExtractedColumns;
import io.flinkdm.udf.rules.UpstreamRules.Applied;

/** A table that is migrated, and where to. Immutable. */
record LiveTable(
        SourceTable source,
        TableSchema schema,
        TableId target,
        ExtractedColumns extracted,
        Applied rules) {}
