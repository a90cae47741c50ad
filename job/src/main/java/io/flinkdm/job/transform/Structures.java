package io.flinkdm.job.transform;

import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;

/** The structures rows follow, as far as rules look into rows. Task thread. */
interface Structures {

    /** The structure of a fingerprint that a row carries. */
    TableSchema schema(long fingerprint);

    /**
     * Makes a structure known to whoever meets its fingerprint from now on.
     *
     * @param target the table whose rows follow it
     * @return its fingerprint
     */
    long publish(TableId target, TableSchema schema);
}
