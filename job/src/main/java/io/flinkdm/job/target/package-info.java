/**
 * What the job knows of the target's tables: their structure, how they are created, and which
 * writer a row belongs to. Used by the shard step, which addresses rows, and by the sink, which
 * writes them; a row's address and the way it is written must agree.
 */
package io.flinkdm.job.target;
