package aevb.spark;

import java.io.Serializable;

/**
 * How a run ended.
 *
 * @param failure empty where it did not fail
 */
record Outcome(String run, String failure) implements Serializable {}
