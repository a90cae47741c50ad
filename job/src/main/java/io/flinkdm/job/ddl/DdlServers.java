package io.flinkdm.job.ddl;

import io.flinkdm.udf.ddl.target.TargetDialect;
import io.flinkdm.udf.ddl.track.ServerDefaults;

/** What has to be known of both servers to bring a statement over. Asked only for statements. */
public interface DdlServers {

    /** What the source's server decides by itself; its sql_mode does not matter. */
    ServerDefaults source();

    /** What the target takes. */
    TargetDialect target();
}
