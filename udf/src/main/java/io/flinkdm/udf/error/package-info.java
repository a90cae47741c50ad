/**
 * DM's error numbers and the one exception that carries them. Every other package may use this one;
 * it uses none.
 */
package io.flinkdm.udf.error;
