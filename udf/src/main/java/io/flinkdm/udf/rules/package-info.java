/**
 * All rules of one source together, as the job applies them and as a plan is explained by. Above
 * the packages of the single rules; used by whoever holds a plan.
 */
package io.flinkdm.udf.rules;
