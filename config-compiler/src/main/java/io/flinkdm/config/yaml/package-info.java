/**
 * YAML text to values that know their line. First step of the compiler; knows no keys. Uses only
 * problems.
 */
package io.flinkdm.config.yaml;
