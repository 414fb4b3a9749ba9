package org.scribes.textgen.usage;

import java.math.BigDecimal;

/**
 * One bound that a request is held to.
 *
 * @param holder whose bound it is, as the ledger's sums are named: {@code total}, {@code key:<client id>} or
 *     {@code user:<client id>:<pseudonym>}
 * @param limitUsd the most that may be spent in a month
 */
public record Holding(String holder, BigDecimal limitUsd) {}
