package io.flinkdm.job.source.online;

import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.tree.DdlStatement;

/** Applies statements to structures as the session that ran them did. */
public interface Tracking {

    /**
     * @throws io.flinkdm.udf.error.MigrationException 44005 or 44006 when it cannot be followed
     */
    Structures apply(DdlStatement statement, Structures before);
}
